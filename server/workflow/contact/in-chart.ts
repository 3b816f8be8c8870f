import { routeItems } from '../../chart/capability.ts';
import { chartWritesFor } from '../../chart/write/chart-writes.ts';
import { mayBeInChart, type RoutedItem } from '../../domain/chart/chart-write.ts';
import {
  type ContactsInChart,
  isTalk,
  modeOfKind,
  type StandingContact,
  usualContacts,
} from '../../domain/contact/contact.ts';
import { contactNote, contactNoteTitle, dayOfContact } from '../../domain/contact/contact-note.ts';
import type { ChartItem, SignedSession } from '../../domain/session/signed.ts';
import { daysBefore, instantIn } from '../../domain/time-zone.ts';
import { insertChartWrites, supersedeEarlier, writesToChange } from '../../storage/chart-writes.ts';
import { type ContactWithCoach, loggedBetween } from '../../storage/contacts.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { newestGrant } from '../../storage/logins.ts';
import { namedId } from '../../storage/named-id.ts';
import { emrMet } from '../compose-session.ts';
import type { Colleague } from '../handoff/file-handoff.ts';

type Filed = { id: string; patientId: string; logged: StandingContact };

/** What stands in the place of a session for the note of a coach's contacts with a patient on a day. */
export const contactsOfDay = (practiceId: string, patientId: string, staffId: string, day: string): string =>
  namedId(`contacts of ${practiceId} ${patientId} ${staffId} ${day}`);

/** Under what a contact stands in the ledger, by the practice's choice. */
export const aboutInChart = (
  { practiceId, settings }: Pick<Colleague, 'practiceId' | 'settings'>,
  of: { id: string; patientId: string; staffId: string; logged: StandingContact },
): string | undefined => {
  const inChart = choiceOf(settings);
  if (inChart === 'nothing') return undefined;
  const day = dayOfContact(of.logged, settings.timeZone);
  return inChart === 'each' ? of.id : contactsOfDay(practiceId, of.patientId, of.staffId, day);
};

/**
 * Puts a contact into the outbox as the practice chose: by itself (an Encounter where somebody was spoken with and this EMR
 * takes one, and a short note), or in the one note of its day. `before`: as it stood until now; its day changes too. A try is
 * no visit. Nothing waits for a person to choose a visit: what only goes into one is not accepted here.
 */
export async function fileContact(
  tx: PracticeTx,
  who: Colleague,
  contact: Filed,
  now: Date,
  before?: StandingContact,
): Promise<void> {
  const inChart = choiceOf(who.settings);
  if (inChart === 'nothing') return;
  const by = { name: who.staff.name, credential: who.staff.credential };
  if (inChart === 'each') {
    const row = { ...contact, staffId: who.staff.id, coach: by };
    return file(tx, who, { about: contact.id, rows: [row], withVisit: true }, now);
  }
  const { timeZone } = who.settings;
  const days = [contact.logged, before].flatMap(one => (one ? dayOfContact(one, timeZone) : []));
  for (const day of new Set(days)) {
    const span = { from: instantIn(day, '00:00', timeZone), until: midnightAfter(day, timeZone) };
    const of = { patientId: contact.patientId, staffId: who.staff.id };
    const about = contactsOfDay(who.practiceId, contact.patientId, who.staff.id, day);
    await file(tx, who, { about, rows: await loggedBetween(tx, { ...of, ...span }), withVisit: false }, now);
  }
}

const choiceOf = ({ contacts = usualContacts }: Colleague['settings']): ContactsInChart => contacts.inChart;
const midnightAfter = (day: string, timeZone: string) => instantIn(daysBefore(day, -1), '00:00', timeZone);

type Filing = { about: string; rows: readonly ContactWithCoach[]; withVisit: boolean };

async function file(tx: PracticeTx, who: Colleague, { about, rows, withVisit }: Filing, now: Date) {
  const previous = await writesToChange(tx, about);
  const isThere = previous.some(row => row.body !== null && mayBeInChart(row));
  // Of what never left, what was taken back is told to nobody.
  const told = rows.filter(({ logged }) => isThere || !logged.takenBack);
  const [first] = told;
  if (first === undefined) {
    const waiting = previous.filter(({ state }) => state === 'queued' || state === 'not-sent');
    await supersedeEarlier(tx, [{ supersedes: waiting.map(({ id }) => id), queuedAt: now.toISOString() }]);
    return;
  }
  const { emr, experience } = await emrMet(tx, who.iss);
  const own = who.patientId === undefined ? (await newestGrant(tx, who.iss))?.scopes : who.scopes;
  const terms = {
    ...{ accepts: emr.pinned.accepts, vendor: emr.vendor, claims: emr.claims, experience },
    ...{ scopes: own ?? (emr.scopes.any ?? '').split(' '), now: now.toISOString() },
  };
  const { practiceId, iss, settings } = who;
  const version = 1 + Math.max(0, ...previous.map(row => row.sessionVersion));
  const items = itemsOf(told, settings.timeZone, withVisit);
  await insertChartWrites(
    tx,
    chartWritesFor({
      ...{ signed: asSigned(about, version, told, who, now), practiceId, iss, settings, previous },
      routed: routeItems(items, terms).map(withoutChoosing),
      newId: () => crypto.randomUUID(),
      now: now.toISOString(),
    }),
  );
}

/** A note that would wait until somebody chooses a visit for it is not worth their time. */
const withoutChoosing = (one: RoutedItem): RoutedItem =>
  one.because === 'visit-needed' ? { ...one, route: 'copy', because: 'not-accepted-here' } : one;

function itemsOf(rows: readonly ContactWithCoach[], timeZone: string, withVisit: boolean): ChartItem[] {
  const spans = rows.map(({ logged }) => logged);
  const start = spans.map(({ from }) => from).toSorted()[0] ?? '';
  const end =
    spans
      .map(({ to }) => to)
      .toSorted()
      .at(-1) ?? start;
  const [only] = spans;
  const note: ChartItem = {
    ...{ key: 'note', kind: 'note', title: contactNoteTitle(start, timeZone), start, end, language: 'en' },
    text: contactNote(
      rows.map(({ logged, coach }) => ({ ...logged, by: coach })),
      timeZone,
    ),
  };
  if (!withVisit || only === undefined || !(isTalk(only) && only.kind !== 'coordination')) return [note];
  const means = only.kind === 'call' ? 'phone' : 'in-person';
  const visit: ChartItem = {
    ...{ key: 'visit', kind: 'visit', means, start, end },
    ...(only.kind === 'group' && { group: true as const }),
    ...(only.takenBack && { mistaken: true as const }),
  };
  return [visit, note];
}

/** As the mappers of a session's things take it: who, about whom, when; a contact has no plans and no record. */
function asSigned(
  id: string,
  version: number,
  rows: readonly ContactWithCoach[],
  { staff }: Colleague,
  now: Date,
): SignedSession {
  const [first] = rows;
  if (first === undefined) throw new Error('no contact to file');
  const { patientId, logged } = first;
  const means = modeOfKind(logged.kind);
  return {
    ...{ id, version, patientId, startedAt: logged.from, endedAt: logged.to, signedAt: now.toISOString() },
    coach: { staffId: staff.id, name: staff.name, credential: staff.credential, fhirUser: staff.fhirUser },
    minutes: { byActivity: {}, total: 0 },
    record: means === 'phone' || means === 'in-person' ? { how: { means } } : {},
    ...{ plans: [], teachBacks: [] },
  };
}
