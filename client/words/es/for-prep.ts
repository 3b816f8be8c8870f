import type { SameWords } from '../../design/words.ts';
import type { forPrep as english } from '../en/for-prep.ts';
import { findings } from './findings.ts';
import { measures } from './measures.ts';
import { prep } from './prep.ts';

/** All that the preparation says, fetched in one piece. */
export const forPrep: SameWords<typeof english> = { findings, measures, prep };
