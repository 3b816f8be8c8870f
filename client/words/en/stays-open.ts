/** Months with codes that “Lock what is ready” leaves out, and why. */
export const staysOpen = {
  told: (count: number, claims: number, voids: number) => {
    const of = [
      claims > 0 && `${claims} with codes`,
      voids > 0 && `${voids} ${voids === 1 ? 'that takes a claim back' : 'that take a claim back'}`,
    ];
    const told = of.filter(Boolean).join(' and ');
    return `“Lock what is ready” leaves out ${told}: ${count === 1 ? 'it still misses' : 'they still miss'} something.`;
  },
  takesBack: (codes: string) => `takes back ${codes}`,
  payerFirst: 'Where who pays is only assumed, say first that it is so, or who else.',
  asItIs: 'What else is missing is put right, or the month is opened and locked as it is, without it.',
  further: (count: number) => (count === 1 ? 'and 1 more' : `and ${count} more`),
  show: 'Show all that miss something',
};
