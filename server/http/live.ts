import type { Response } from 'express';
import type { Role } from '../domain/practice/settings.ts';
import type { Database } from '../storage/database.ts';
import type { Colleague } from '../workflow/handoff/file-handoff.ts';
import { newsNow } from '../workflow/handoff/look-at-handoffs.ts';
import type { LiveNews } from './contract/handoff.ts';
import type { Ask } from './route-table.ts';
import { type EscalationWatch, watchEscalations, watchPatient } from './watch-escalations.ts';
import { watchQueues } from './watch-queues.ts';

/** What no process told (a call that ran out, a pooler that keeps no session) is found at the next look. */
const LOOK_EVERY_MS = 5_000;
/** The same while something of this patient is on its way to the chart: another process may send it. */
const LOOK_SOON_MS = 2_000;
/** A proxy may end a stream on which nothing is said. */
const BREATHE_EVERY_MS = 25_000;
const KNOWN_FOR_MS = 15_000;
const AT_MOST_MS = 10 * 60_000;

/** Who is told of every red flag of the practice. */
export const toldOfEscalations: readonly Role[] = ['physician', 'lead'];

/**
 * Server-sent events: the one stream of an open page, all that it shows by itself, sent when it changed. A handoff is
 * heard of through the database, a red flag and what changed for a coach's queue within a second, a receipt of this process's outbox at once; a look every few
 * seconds catches the rest. Ends as soon as the login is locked or over, and after ten minutes: the page opens it again.
 */
export const liveNews = (
  res: Response,
  { parts, req }: Pick<Ask, 'parts' | 'req'>,
  who: Colleague,
  knownForMs = KNOWN_FOR_MS,
): void => {
  res.status(200).set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store' }).flushHeaders();
  const began = parts.clock().getTime();
  let last = '';
  let receipts = 0;
  let looking: 'no' | 'yes' | 'again' = 'no';
  let next: NodeJS.Timeout | undefined;
  let isOver = false;
  const look = async (): Promise<void> => {
    if (looking !== 'no') {
      looking = 'again';
      return;
    }
    looking = 'yes';
    clearTimeout(next);
    let isUnderWay = false;
    try {
      const now = parts.clock();
      const told = receipts;
      const { onTheirWay, ...news } = await newsNow(parts, who, now);
      isUnderWay = onTheirWay?.isUnderWay ?? false;
      const watched = await escalationWatch?.mark();
      const marks: LiveNews['marks'] = {
        ...news.marks,
        ...(watched && { [isToldOfAll ? 'escalations' : 'escalationsHere']: watched.mark }),
        // Of this stream alone: what settled before it began is told by its first word.
        ...(onTheirWay && { receipts: `${began}.${told}.${onTheirWay.mark}` }),
      };
      const said = { ...news, ...(watched && isToldOfAll && { redFlags: watched.open }), marks };
      const words = JSON.stringify(said);
      if (words !== last && !res.writableEnded)
        res.write(`data: ${JSON.stringify({ now: now.toISOString(), ...said } satisfies LiveNews)}\n\n`);
      last = words;
    } catch {
      res.end(); // the page opens it again
    }
    const isAgain = (looking as string) === 'again';
    looking = 'no';
    if (isOver || res.writableEnded) return;
    if (isAgain) return look();
    next = setTimeout(() => void look(), isUnderWay ? LOOK_SOON_MS : LOOK_EVERY_MS);
  };
  const isToldOfAll = toldOfEscalations.includes(who.staff.role);
  const isList = who.staff.role === 'coach' && who.patientId === undefined;
  const stopQueue = isList ? watchQueues(parts.db, who.practiceId, () => void look()) : undefined;
  const escalationWatch = watchFor(who, parts.db, isToldOfAll, () => void look());
  void look();
  const stopListening = parts.db.onNews(who.practiceId, () => void look());
  const stopReceipts = parts.outbox.onReceipt(({ practiceId, patientId }) => {
    if (practiceId !== who.practiceId || patientId !== who.patientId) return;
    receipts += 1;
    void look();
  });
  const breath = setInterval(() => res.write(': \n\n'), BREATHE_EVERY_MS);
  const known = setInterval(async () => {
    const still = await parts.identify(req).catch(() => undefined);
    if (still?.kind !== 'login' || still.locked) res.end();
  }, knownForMs);
  const end = setTimeout(() => res.end(), AT_MOST_MS);
  res.on('close', () => {
    isOver = true;
    stopListening();
    stopReceipts();
    stopQueue?.();
    escalationWatch?.stop();
    clearTimeout(next);
    clearInterval(breath);
    clearInterval(known);
    clearTimeout(end);
  });
};

/** A coach is told of the patient of the page alone. */
const watchFor = (
  { practiceId, patientId }: Colleague,
  db: Database,
  isToldOfAll: boolean,
  changed: () => void,
): EscalationWatch | undefined => {
  if (isToldOfAll) return watchEscalations(db, practiceId, changed);
  return patientId === undefined ? undefined : watchPatient(db, practiceId, patientId, changed);
};
