import type { SameWords } from '../../design/words.ts';
import type { forPractice as english } from '../en/for-practice.ts';
import { emr } from './emr.ts';

/** All that the practice's page says, fetched in one piece. */
export const forPractice: SameWords<typeof english> = { emr };
