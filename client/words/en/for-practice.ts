import { emr } from './emr.ts';

/** All that the practice's page says, fetched in one piece. */
export const forPractice = { emr };
