/** Whom a coach found by a search and invited: how far it is, and what to do. */
export const invited = {
  byYou: (day: string) => `Invited by you on ${day}: first contact to make.`,
  yours: (day: string) => `Invited by you on ${day}.`,
  by: (coach: string, day: string) => `Invited by ${coach} on ${day}`,
  log: 'Log a contact',
  logLong: (name: string) => `Log a contact: ${name}`,
  didNotWant: 'Did not want…',
  didNotWantLong: (name: string) => `Did not want: ${name}`,
};
