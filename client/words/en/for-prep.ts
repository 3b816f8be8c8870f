import { findings } from './findings.ts';
import { measures } from './measures.ts';
import { prep } from './prep.ts';

/** All that the preparation says, fetched in one piece. */
export const forPrep = { findings, measures, prep };
