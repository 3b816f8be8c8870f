/** What comes into a session, on top of it. */
export const sessionNews = {
  cannotWait: 'What cannot wait',
  answered: 'Answered by physicians',
  flags: (count: number, kinds: string) => `${count} red flags are open: ${kinds}.`,
  openSince: (when: string) => `Open since ${when}.`,
  froms: {
    session: 'Raised in an earlier talk.',
    'check-in': 'Reported in a check-in.',
    message: 'Reported in a message.',
  },
  justNow: 'Just in:',
  oneAnswer: (by: string) => `${by} answered`,
  answersOf: (count: number, by: string) => `${count} answers from ${by}`,
  answers: (count: number) => `${count} answers`,
};
