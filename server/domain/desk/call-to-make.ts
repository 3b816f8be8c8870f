/** With whom a call is due, and until when: all that whoever coaches is told of a month. */
export type CallToMake = { patientId: string; by: string; patient?: { name: string; birthDate?: string } };

/** What is due first comes first, then by name; nothing of minutes has a say in the order. */
export const soonestFirst = (calls: readonly CallToMake[]): CallToMake[] =>
  calls.toSorted((a, b) => compare(a.by, b.by) || compare(nameOf(a), nameOf(b)));

const nameOf = ({ patient, patientId }: CallToMake): string => patient?.name ?? patientId;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
