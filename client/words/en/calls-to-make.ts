/** Calls that are due, in the coach's list. */
export const callsToMake = {
  title: 'A call is due',
  by: (day: string) => `by ${day}`,
  unnamed: 'The chart had not said the name yet',
  born: (day: string) => `born ${day}`,
  openChart: "To begin, open Alongside in the EMR from this patient's chart.",
};
