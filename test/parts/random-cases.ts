/**
 * How many random cases a property is tried on: a fifth with every other test; all of them, where `npm run
 * test:billing` asks for its months.
 */
export const randomCases = (all: number): number =>
  process.env.BILLING_MONTHS === undefined ? Math.ceil(all / 5) : all;
