import {
  type ContactsInChart,
  isTalk,
  modeOfKind,
  type StandingContact,
  usualContacts,
} from '../../domain/contact/contact.ts';
import { contactNote, contactNoteTitle, dayOfContact } from '../../domain/contact/contact-note.ts';
import type { ChartItem } from '../../domain/session/signed.ts';
import { daysBefore, instantIn } from '../../domain/time-zone.ts';
import { type ContactWithCoach, loggedBetween } from '../../storage/contacts.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { namedId } from '../../storage/named-id.ts';
import { fileByHand } from '../file-by-hand.ts';
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
  const { timeZone } = who.settings;
  await fileByHand(
    tx,
    who,
    {
      about,
      tell: isThere => {
        // Of what never left, what was taken back is told to nobody.
        const told = rows.filter(({ logged }) => isThere || !logged.takenBack);
        const [first] = told;
        if (first === undefined) return undefined;
        const { patientId, logged } = first;
        const means = modeOfKind(logged.kind);
        return {
          ...{ patientId, from: logged.from, to: logged.to, items: itemsOf(told, timeZone, withVisit) },
          ...((means === 'phone' || means === 'in-person') && { means }),
        };
      },
    },
    now,
  );
}

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
