import { month } from './month.ts';

/** All that the biller’s desk says, fetched in one piece. */
export const forMonth = { month };
