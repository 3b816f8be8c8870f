import { type CountedKind, triesSince } from '../../domain/contact/attempts.ts';
import { type ContactsInChart, type StandingContact, usualContacts } from '../../domain/contact/contact.ts';
import type { Reason } from '../../domain/panel/reasons.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { Receipt } from '../../domain/session/signed.ts';
import { dayIn, daysBefore, instantIn } from '../../domain/time-zone.ts';
import { loggedSince } from '../../storage/contacts.ts';
import { namesOf } from '../../views/patient-names.ts';
import { coachingSoFar } from '../../views/prep.ts';
import { receiptsOfSession } from '../../views/receipts.ts';
import { auditDeed } from '../audit-deed.ts';
import type { Colleague } from '../handoff/file-handoff.ts';
import type { WorkflowParts } from '../parts.ts';
import { patientAbout } from './about-patient.ts';
import { aboutInChart } from './in-chart.ts';
import { newsOfPatient } from './news-of-patient.ts';

/** The last contacts with a patient, newest first, and what was tried since they were last spoken with. */
export type ContactsView = {
  patient?: string;
  tries?: { kinds: CountedKind[]; since: string };
  lastSession?: string;
  inChart: ContactsInChart;
  /** What came and nobody talked about yet. */
  news: Reason[];
  contacts: (Omit<StandingContact, 'keeps'> & {
    id: string;
    coach: string;
    mine: boolean;
    /** What became of it in the chart, where the practice wants it there. */
    receipt?: Receipt;
  })[];
};

const backDays = 180;
const most = 8;

/** What a coach sees beside a contact that they are about to log. Looking is written down with the patient. */
export const lookAtContacts = (
  parts: Pick<WorkflowParts, 'db' | 'keys'>,
  who: Colleague,
  asked: string | undefined,
  now: Date,
): Promise<ContactsView | Refusal> =>
  parts.db.withPractice(who.practiceId, async tx => {
    const patientId = await patientAbout(tx, who, asked);
    if (isRefusal(patientId)) return patientId;
    const { practiceId, settings, staff, loginId } = who;
    const { timeZone } = settings;
    const since = instantIn(daysBefore(dayIn(now.toISOString(), timeZone), backDays), '00:00', timeZone);
    const found = await loggedSince(tx, patientId, since);
    const standing = found.filter(({ logged }) => !logged.takenBack).map(({ logged }) => logged);
    const { lastSession: last } = await coachingSoFar(tx, patientId, staff.id);
    const lastSession = last && new Date(last.signedAt).toISOString();
    const tries = triesSince(standing, lastSession);
    const receipts = new Map<string, Receipt>();
    for (const about of new Set(found.slice(0, most).flatMap(one => aboutInChart(who, one) ?? []))) {
      const note = (await receiptsOfSession(tx, about)).findLast(({ kind }) => kind === 'note');
      if (note) receipts.set(about, note.receipt);
    }
    const name =
      who.patientId === undefined
        ? (await namesOf(tx, parts.keys, practiceId, [patientId])).get(patientId)?.name
        : undefined;
    const doer = { practiceId, loginId, staff, patientId };
    await auditDeed(tx, parts, doer, { action: 'look-at-contacts' }, now);
    return {
      ...(name !== undefined && { patient: name }),
      ...(tries && { tries }),
      ...(lastSession && { lastSession }),
      inChart: (settings.contacts ?? usualContacts).inChart,
      news: await newsOfPatient(tx, parts.keys, who, patientId, now),
      contacts: found.slice(0, most).map(one => {
        const { keeps: _, ...logged } = one.logged;
        const receipt = receipts.get(aboutInChart(who, one) ?? '');
        return {
          ...{ ...logged, id: one.id, coach: one.coach.name, mine: one.staffId === staff.id },
          ...(receipt && { receipt }),
        };
      }),
    };
  });
