import { findings } from './findings.ts';
import { measures } from './measures.ts';
import { physician } from './physician.ts';

/** All that the physician's page says, fetched in one piece. */
export const forPhysician = { findings, measures, physician };
