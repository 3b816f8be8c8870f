/** Questions between coaches and physicians, where either begins the day. */
export const waitingQuestions = {
  title: { coach: 'Your questions', physician: 'Asked of you' },
  none: { coach: 'No question of yours waits.', physician: 'No question waits for you.' },
  failed: 'The questions could not be looked up.',
  again: 'Try again',
  unnamed: 'The chart had not said the name yet',
  born: (day: string) => `born ${day}`,
  asks: (coach: string) => `${coach} asks`,
  askedOf: (physician: string) => `asked of ${physician}`,
  anybody: 'asked of any physician',
  waits: { today: 'asked today', yesterday: 'asked yesterday' },
  waited: (days: number) => `asked ${days} days ago`,
  late: (days: number) => (days === 1 ? 'no answer since yesterday' : `no answer for ${days} days`),
  urgency: { today: 'needed today', 'this-week': 'needed this week', 'no-hurry': 'no hurry' },
  forPatient: 'the answer is for the patient',
  answered: (physician: string, day: string) => `${physician} answered, ${day}:`,
  youAsked: 'You asked:',
  unread: 'No talk has had it yet.',
  where: {
    coach: "An answer opens the next talk: open Alongside from the patient's chart.",
    physician: "One tap answers it: open Alongside from the patient's chart.",
  },
};
