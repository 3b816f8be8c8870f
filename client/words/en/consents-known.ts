/** Writing a consent down at the desk, and taking one back for the patient. */
export const consentsKnown = {
  withdrawn: 'Withdrawn by the patient…',
  writeDown: 'Write down a consent',
  service: 'Service',
  answer: 'Answer',
  answers: { given: 'given', declined: 'declined' },
  theirWords: 'What they said, in their words',
  day: 'Day they said it',
  notAhead: 'A day that has come, not one ahead.',
  keepWithdrawal: 'Write the withdrawal down',
  sure: (service: string) =>
    `The consent to ${service} ends. This cannot be undone; a new consent can be written down.`,
  yes: 'Yes, they withdrew it',
  no: 'Leave it as it is',
  kept: 'Kept.',
};
