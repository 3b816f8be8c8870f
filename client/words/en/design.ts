export const design = {
  close: 'Close',
  saving: 'Saving…',
  saved: (clock: string) => `Saved ${clock}`,
  willRetry: 'Not saved - will retry. Your words are kept here.',
  noneRecorded: 'None recorded.',
  couldNotBeRead: (why: string) => `Could not be read: ${why}.`,
  notLookedFor: (why: string) => `Not looked for: ${why}.`,
  whyNotRead: {
    'emr-down': 'the EMR did not answer',
    'took-too-long': 'the EMR took too long',
    refused: 'the EMR refused it',
    'login-ended': 'your sign-in at the EMR ended',
    'not-understood': 'the answer could not be understood',
  },
  whyNotLookedFor: {
    'not-granted': 'this EMR did not allow it to this app',
    'switched-off': 'the practice switched it off',
  },
};
