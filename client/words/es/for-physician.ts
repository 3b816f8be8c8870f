import type { SameWords } from '../../design/words.ts';
import type { forPhysician as english } from '../en/for-physician.ts';
import { findings } from './findings.ts';
import { measures } from './measures.ts';
import { physician } from './physician.ts';

/** All that the physician's page says, fetched in one piece. */
export const forPhysician: SameWords<typeof english> = { findings, measures, physician };
