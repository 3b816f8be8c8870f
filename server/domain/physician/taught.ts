import type { TeachBackOutcome } from '../session/signed.ts';
import { stillOpen, type TeachBackOpen } from '../session/teach-back.ts';

/** One thing that was taught: told back, agreed to and possible, or which of the three is not there yet. */
export type TaughtLine = {
  id: string;
  topic: string;
  since: string;
  attempts: number;
  /** How the patient told it last, as they said it. */
  lastWords?: string;
} & ({ status: 'closed'; closedAt: string } | { status: 'open'; open: TeachBackOpen[] });

/** What was taught, what not yet first; `closed` of all. */
export type Taught = { lines: TaughtLine[]; closed: number };

/** The ledger of everything that was taught to a patient, from the rows of all sessions. */
export function taughtSoFar(
  rows: readonly { id: string; outcome: TeachBackOutcome; since: string; closedAt?: string }[],
): Taught {
  const lines = rows.map(({ id, outcome, since, closedAt }): TaughtLine => {
    const { topic, attempts, lastWords } = outcome;
    const told = { id, topic, since, attempts, ...(lastWords && { lastWords }) };
    if (closedAt !== undefined) return { ...told, status: 'closed', closedAt };
    return { ...told, status: 'open', open: stillOpen(outcome) };
  });
  const newestFirst = lines.toSorted((a, b) => Date.parse(b.since) - Date.parse(a.since));
  const open = newestFirst.filter(({ status }) => status === 'open');
  const closed = newestFirst.filter(({ status }) => status === 'closed');
  return { lines: [...open, ...closed], closed: closed.length };
}
