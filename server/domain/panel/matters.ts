import type { ChosenPlan, PrepView } from '../chart/prep.ts';
import type { ChartPatient, Section } from '../chart/snapshot.ts';
import type { Language } from '../language.ts';
import type { Received } from '../message/message.ts';
import type { HopePage } from '../physician/hope.ts';
import { isOpenDifference, type MedicineLine } from '../physician/medicine-lines.ts';
import type { RedFlagKind } from '../session/draft.ts';
import { dayIn } from '../time-zone.ts';
import { type CameTrue, type Sentence, sentenceOf } from '../timeline/came-true.ts';
import { heldAt, type PastTalk } from '../timeline/past-talk.ts';

/** What a coach who takes a patient on needs to know of them, in one screenful and two minutes for ten. Days are YYYY-MM-DD. */
export type Matters = {
  patientId: string;
  who: Section<
    Pick<ChartPatient, 'name' | 'preferredName' | 'pronouns' | 'language' | 'interpreter' | 'phone'>
  >;
  age?: number;
  /** What matters, as the patient said it: from the shared page, else what the newest plan aims at. */
  own?: { words: string; from: 'hope' | 'plan' };
  /** Of the three things that come first, those that are said. */
  first: string[];
  flags: { kind: RedFlagKind; day: string; open: boolean }[];
  /** What came and waits for an answer, in their own words. */
  messages: { from: Received['from']; day: string; language: string; words: string }[];
  plans: Pick<ChosenPlan, 'planId' | 'goal' | 'stepSaid' | 'confidence' | 'since' | 'went'>[];
  came?: Sentence;
  promises: { what: string; to: 'patient' | 'clinician'; due?: string; overdue: boolean; by?: string }[];
  teachBacks: { topic: string; since: string }[];
  /** Where list and life differ and no physician has said anything yet. */
  medicines: { name: string; is: MedicineLine['is']; words?: string }[];
  questions: { words: string; by: string; day: string; answer?: string }[];
  contacts: PastContact[];
  /** The soonest of what is agreed on and what a coach set. */
  next: { day: string; time?: string; means?: string; what?: string; by?: string }[];
  unsigned?: { coach: string; day: string };
};

export type PastContact = {
  at: string;
  day: string;
  kind: string;
  coach: string;
  reached?: string;
  said?: string;
};

/** All that it is made of, as storage keeps it. */
export type MattersFrom = {
  patientId: string;
  prep: Pick<PrepView, 'who' | 'age' | 'chose' | 'openTeachBacks'>;
  hope?: HopePage;
  flags: { kind: RedFlagKind; raisedAt: string; open: boolean }[];
  waiting: readonly Pick<Received, 'from' | 'writtenAt' | 'language' | 'body'>[];
  came: CameTrue;
  promises: readonly { what: string; to: 'patient' | 'clinician'; due?: string; by?: string }[];
  medicines: readonly MedicineLine[];
  questions: readonly { words: string; by: string; at: string; answer?: string }[];
  talks: readonly PastTalk[];
  contacts: readonly { at: string; kind: string; coach: string; reached?: string; said?: string }[];
  dates: readonly { day: string; what: string; by: string }[];
  /** Talks that are booked from now on, and who holds each. */
  booked: readonly { day: string; time: string; means: string; by: string }[];
  unsigned?: { coach: string; openedAt: string };
  today: string;
  timeZone: string;
};

const lastContacts = 3;

/** One patient's screenful, from everything that is kept. */
export function mattersOf(from: MattersFrom): Matters {
  const { prep, hope, today, timeZone } = from;
  const day = (at: string) => dayIn(at, timeZone);
  const [newest] = prep.chose.toSorted((one, other) => (one.since < other.since ? 1 : -1));
  const said = hope?.matters?.trim();
  const own = said
    ? ({ words: said, from: 'hope' } as const)
    : newest && ({ words: newest.goal, from: 'plan' } as const);
  const came = sentenceOf(from.came);
  return {
    patientId: from.patientId,
    who: whoOf(prep.who),
    ...(prep.age !== undefined && { age: prep.age }),
    ...(own && { own }),
    first: [hope?.first, hope?.second, hope?.third].flatMap(words => words?.trim() || []),
    flags: from.flags
      .toSorted(
        (one, other) => Number(other.open) - Number(one.open) || (one.raisedAt < other.raisedAt ? 1 : -1),
      )
      .map(({ kind, raisedAt, open }) => ({ kind, open, day: day(raisedAt) })),
    messages: from.waiting.map(({ from: whom, writtenAt, language, body }) => ({
      ...{ from: whom, day: day(writtenAt), language, words: body },
    })),
    plans: prep.chose.map(({ planId, goal, stepSaid, confidence, since, went }) => ({
      ...{ planId, goal, stepSaid, confidence, since, went },
    })),
    ...(came && { came }),
    promises: from.promises.map(one => ({ ...one, overdue: one.due !== undefined && one.due < today })),
    teachBacks: prep.openTeachBacks.map(({ topic, since }) => ({ topic, since })),
    medicines: from.medicines
      .filter(isOpenDifference)
      .map(({ name, is, said }) => ({ name, is, ...(said.words && { words: said.words }) })),
    questions: from.questions.map(({ at, ...one }) => ({ ...one, day: day(at) })),
    contacts: contactsIn(from).slice(0, lastContacts),
    next: nextIn(prep.chose, [...from.booked, ...from.dates], today),
    ...(from.unsigned && { unsigned: { coach: from.unsigned.coach, day: day(from.unsigned.openedAt) } }),
  };
}

function whoOf(who: PrepView['who']): Matters['who'] {
  if (who.status !== 'recorded') return who;
  const { name, preferredName, pronouns, language, interpreter, phone } = who.value;
  return {
    ...who,
    value: {
      ...{ name, interpreter },
      ...(preferredName && { preferredName }),
      ...(pronouns && { pronouns }),
      ...(language && { language }),
      ...(phone && { phone }),
    },
  };
}

/** Talks and contacts together, the newest first; a group nobody came to is none. */
function contactsIn({ talks, contacts, timeZone }: MattersFrom): PastContact[] {
  const held = talks
    .filter(({ group }) => group?.came !== false)
    .map(talk => {
      const kind = talk.group ? 'group' : (talk.means ?? 'session');
      return { at: heldAt(talk), kind, coach: talk.coach, reached: 'patient' };
    });
  return [...held, ...contacts]
    .map(one => ({ ...one, at: new Date(one.at).toISOString() }))
    .toSorted((one, other) => (one.at < other.at ? 1 : -1))
    .map(one => ({ ...one, day: dayIn(one.at, timeZone) }));
}

function nextIn(plans: readonly ChosenPlan[], set: Matters['next'], today: string): Matters['next'] {
  const agreed = plans.flatMap(({ nextContact }) =>
    nextContact ? [{ day: nextContact.date, means: nextContact.means, time: nextContact.time }] : [],
  );
  const all = [...agreed.map(({ time, ...one }) => ({ ...one, ...(time && { time }) })), ...set];
  const seen = new Set<string>();
  return all
    .filter(({ day }) => day >= today)
    .toSorted((one, other) => (one.day < other.day ? -1 : 1))
    .filter(one => {
      const key = JSON.stringify(one);
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .slice(0, 3);
}

/** Who is read first: an open red flag, then the order of need. */
export const byNeed = <One extends { redFlag: boolean; score: number; patientId: string }>(
  all: readonly One[],
): One[] =>
  all.toSorted(
    (one, other) =>
      Number(other.redFlag) - Number(one.redFlag) ||
      other.score - one.score ||
      (one.patientId < other.patientId ? -1 : 1),
  );

/** What matters of each patient handed over, a piece of it, who needs most first; with a first line to say to each. */
export type MattersPage = {
  patients: (Matters & { words?: string; say: Record<Language, string> })[];
  /** How many come after these. */
  more: number;
};
