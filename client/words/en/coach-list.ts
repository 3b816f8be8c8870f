/** The coach's list of who waits. */
export const coachList = {
  title: 'Waiting for you',
  loading: 'Looking who waits…',
  notOpened: 'The list could not be opened.',
  tryAgain: 'Try again',
  callsNow: 'Called now',
  yours: 'On the way',
  invited: 'Invited by you',
  stillToMeet: 'Booked or missed',
  referrals: 'Referrals',
  more: (count: number) => `Show more (${count})`,
  past: (count: number) => `The last 7 days (${count})`,
  empty: 'Nobody waits.',
  emptyMore:
    'Whom a physician hands over stands here: at once when you are called into the room, else as a referral.',
  pastEmpty: 'Nothing ended in the last 7 days.',
  unnamed: 'The chart had not said the name yet',
  born: (day: string) => `born ${day}`,
  found: (coach: string, age: string) => `found by ${coach} · ${age}`,
  by: (physician: string, age: string) => `${physician} · ${age}`,
  ages: {
    now: 'just now',
    minutes: (count: number) => `${count} min`,
    hours: (count: number) => `${count} h`,
    days: (count: number) => (count === 1 ? '1 day' : `${count} days`),
  },
};
