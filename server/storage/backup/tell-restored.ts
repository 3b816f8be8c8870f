import type { Restored, RestoredPractice } from './restore.ts';

/** A restore in words, a line each, for whoever ran it to pass on to the practices. */
export const tellRestored = ({ backup, epoch, practices }: Restored): string[] => [
  `It was taken ${backup.takenAt} and held ${backup.rows} rows. Epoch ${epoch}. Everybody signs in anew.`,
  ...practices.flatMap(practice => [
    `${practice.name} (${practice.practiceId})`,
    `  ${missing(practice, backup.takenAt)}`,
    `  ${inDoubt(practice)}`,
  ]),
];

function missing({ lost, lostUntil, anchored }: RestoredPractice, takenAt: string): string {
  if (!anchored)
    return 'No anchor of its audit was found outside the database, so nobody can say how much is missing.';
  if (lostUntil === undefined)
    return `No anchor is younger than the backup. What was done after ${takenAt}, if anything, is missing.`;
  return `Missing: ${lost} or more entries of the audit, of what was done from ${takenAt} to ${lostUntil} or later. A session signed in that time is in the chart if it was sent; if its note is not there, it has to be written again. What is in the chart by our name and not here: npm run practice -- only-in-chart --iss URL, with the practice's system client.`;
}

const inDoubt = ({ unclear }: RestoredPractice): string =>
  unclear === 0
    ? 'No chart write was under way.'
    : `${unclear} chart write${unclear === 1 ? ' was' : 's were'} under way: each is looked for in the chart before anything is sent again.`;
