import { type ChartSnapshot, type Section, sectionNames } from '../domain/chart/snapshot.ts';
import { waitingIn } from '../domain/message/thread.ts';
import { type Matters, mattersOf } from '../domain/panel/matters.ts';
import type { SaidByClinician } from '../domain/physician/answers-note.ts';
import { medicineLines } from '../domain/physician/medicine-lines.ts';
import type { PracticeSettings } from '../domain/practice/settings.ts';
import { clockIn, dayIn } from '../domain/time-zone.ts';
import { cameTrue } from '../domain/timeline/came-true.ts';
import { standingTalks } from '../storage/bookings.ts';
import { peopleOf } from '../storage/care-team.ts';
import type { PracticeTx } from '../storage/database.ts';
import { flagsSince, openDatesOf, promisesWithCoach } from '../storage/handed-facts.ts';
import { hopeOf } from '../storage/hope-pages.ts';
import { medicineAnswersOf } from '../storage/medicine-answers.ts';
import { lastReached, messagesOf } from '../storage/messages.ts';
import { ownRecord, prepFrom } from './prep.ts';
import { ownTimeOf } from './timeline.ts';

/** Red flags of so many days are told of; those that are open always. */
const flagDays = 180;
const aheadDays = 60;

type Ask = {
  patientId: string;
  staffId: string;
  settings: PracticeSettings;
  now: Date;
  snapshot?: ChartSnapshot;
  unsigned?: { coach: string; openedAt: string };
};

/** What whoever takes a patient on needs to know, from the chart as it was last read and our own record. */
export async function mattersFor(tx: PracticeTx, ask: Ask): Promise<Matters> {
  const { patientId, settings, now } = ask;
  const { timeZone, confidenceThreshold: threshold } = settings;
  const snapshot = ask.snapshot ?? unread(patientId, now);
  const ours = await ownRecord(tx, ask);
  const prep = prepFrom(ours, { snapshot, stale: false }, { settings, now });
  const { talks, contacts, checkIns } = await ownTimeOf(tx, patientId);
  const signed = ours.sessions.flatMap(session => (session.signed ? [session.signed] : []));
  const since = new Date(now.getTime() - flagDays * 86_400_000).toISOString();
  return mattersOf({
    ...{ patientId, prep, talks, contacts, timeZone, today: dayIn(now.toISOString(), timeZone) },
    hope: (await hopeOf(tx, patientId))?.page,
    flags: await flagsSince(tx, patientId, since),
    waiting: await waitingFor(tx, patientId),
    came: cameTrue(talks, checkIns, { threshold, timeZone }),
    promises: await promisesWithCoach(tx, patientId),
    medicines: medicineLines(snapshot.medicines, signed, await medicineAnswersOf(tx, patientId)),
    questions: [
      ...(ours.asked?.open ?? []).map(({ words, asked }) => ({ words, by: asked.by, at: asked.at })),
      ...(ours.asked?.said ?? []).flatMap(answered),
    ],
    dates: await openDatesOf(tx, patientId),
    booked: await bookedOf(tx, ask),
    ...(ask.unsigned && { unsigned: ask.unsigned }),
  });
}

/** The messages that wait for an answer, whoever was to give it. */
async function waitingFor(tx: PracticeTx, patientId: string) {
  const messages = (await messagesOf(tx, patientId)).map(({ message }) => message);
  if (messages.length === 0) return [];
  return waitingIn(messages, (await lastReached(tx, [patientId])).get(patientId));
}

/** Talks of the next weeks, by the practice's clock. */
async function bookedOf(tx: PracticeTx, { patientId, settings: { timeZone }, now }: Ask) {
  const span = {
    from: now.toISOString(),
    to: new Date(now.getTime() + aheadDays * 86_400_000).toISOString(),
  };
  const talks = await standingTalks(tx, { patientId }, span);
  const people = talks.length > 0 ? await peopleOf(tx) : [];
  return talks.map(({ start, means, staffId }) => ({
    ...{ day: dayIn(start, timeZone), time: clockIn(start, timeZone), means },
    by: people.find(({ id }) => id === staffId)?.name ?? '',
  }));
}

const answered = (said: SaidByClinician) =>
  said.is === 'answer' ? [{ words: said.asked, by: said.by, at: said.at, answer: said.words }] : [];

/** A chart that nobody has opened here yet. */
function unread(patientId: string, now: Date): ChartSnapshot {
  const section: Section<never> = { status: 'not-looked-for', because: 'not-granted' };
  const sections = Object.fromEntries(sectionNames.map(name => [name, section]));
  return { patientId, readAt: now.toISOString(), leftOut: [], ...sections } as unknown as ChartSnapshot;
}
