/** Asking a patient for a consent. */
export const consent = {
  title: 'To ask today',
  open: (count: number) => (count === 1 ? '1 question' : `${count} questions`),
  alsoSay: 'Say as well:',
  askIn: 'Asked in',
  languages: { en: 'English', es: 'Spanish' },
  theirWords: 'What they said, in their words',
  yes: 'They said yes',
  no: 'They said no',
  kept: 'Kept, with today’s date and your name.',
  notKept: (why: string) => `Not kept: ${why}`,
};
