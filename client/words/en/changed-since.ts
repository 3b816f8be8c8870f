import { packetWords } from '../../../server/domain/desk/packet-words.ts';

/** A month that changed since it was locked, one that is locked early, and what a claim needs. */
export const changedSince = {
  title: {
    locked: (at: string) => `Changed since it was locked on ${at}`,
    exported: (at: string) => `Exported, and changed since it was locked on ${at}`,
  },
  code: 'Code',
  was: { locked: 'As it was locked', exported: 'As it was exported' },
  now: 'As it is now',
  notThere: 'was not there',
  gone: 'cannot be claimed any more',
  because: 'What was done since',
  early: (days: number) =>
    days === 1
      ? 'It is the month’s last day: minutes after the lock make it “Changed since”.'
      : `The month is not over, ${days} days are left: minutes after the lock make it “Changed since”.`,
  changedMeanwhile: 'It changed while you looked: this is how it stands now.',
  lockNow: 'Lock it all the same',
  wait: 'Not yet',
  lockAsItIs: 'Lock it as it is, without what is missing',
  hour: 'Hour they said it, if it is known',
  wholeDay: 'Minutes of that day count from the talk of that hour on; without an hour the whole day counts.',
  whoPaysFirst: 'Who pays is only assumed: say that it is so, or who else, under “What is missing”.',
  stillMissing: {
    open: 'What is missing',
    locked: 'Still missing, beside what was locked',
    exported: 'Still missing, beside what was exported',
  },
  lockedStands:
    'What was locked stands. What is put right here adds lines to it, and it shows as “Changed since”.',
  nothingElse: 'Nothing is missing that would bring another line.',
  takesBack: (codes: string) =>
    `Takes back ${codes}: what the payer was sent is withdrawn with the next export.`,
  asked: packetWords.en.asked,
  nothingRefused:
    'No code is refused: each that these minutes could feed is claimed, or waits for what is missing.',
  noMinutesFed: 'No code of this practice counts minutes like these; the contacts say why.',
};
