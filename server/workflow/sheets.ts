import type { RoutedItem } from '../domain/chart/chart-write.ts';
import type { ChartPatient } from '../domain/chart/snapshot.ts';
import { noteSignature } from '../domain/session/note.ts';
import type { SignedSession } from '../domain/session/signed.ts';
import { tellDate, tellTime } from '../domain/tell-date.ts';
import type { PracticeTx } from '../storage/database.ts';
import { thePractice } from '../storage/practices.ts';
import { lastSnapshot } from '../storage/snapshots.ts';
import type { Sheet } from '../views/pdf.ts';
import type { Actor, WorkflowParts } from './parts.ts';

/** What stands around the words on every sheet of one patient. */
export type Letterhead = { practice: string; patient: ChartPatient | undefined; timeZone: string };

export const letterhead = async (
  tx: PracticeTx,
  parts: Pick<WorkflowParts, 'keys'>,
  actor: Actor,
): Promise<Letterhead> => {
  const [practice, snapshot] = await Promise.all([
    thePractice(tx),
    lastSnapshot(tx, parts.keys, actor.practiceId, actor.patientId),
  ]);
  const patient = snapshot?.patient.status === 'recorded' ? snapshot.patient.value : undefined;
  return { practice: practice?.name ?? '', patient, timeZone: actor.settings.timeZone };
};

/** The note of a signed session, as it is printed and as it is filed. */
export const noteSheet = (
  { signed, note }: { signed: SignedSession; note: string },
  { practice, patient, timeZone }: Letterhead,
): Sheet => ({
  title: 'Health coaching note',
  patient: inFull(patient, timeZone),
  text: note,
  foot: [practice, signatureUnless(note, signed, timeZone), `version ${signed.version}`]
    .filter(Boolean)
    .join(' · '),
  madeAt: signed.signedAt,
});

/** Who signed it and when, where a note in the coach's own words does not say so. */
const signatureUnless = (note: string, signed: SignedSession, timeZone: string): string =>
  note.includes(noteSignature(signed, timeZone))
    ? ''
    : `signed by ${signed.coach.name}, ${tellDate(signed.signedAt, 'en', timeZone)}, ${tellTime(signed.signedAt, timeZone)}`;

/** Beyond this a PDF is not filed, in bytes. A note of the longest wording takes a tenth of it. */
export const mostBytes = 1024 * 1024;

/**
 * The sheets that an EMR takes as PDF, in base64 and by the key of the item they show; none where it takes text alone. They
 * are made once, at the signature, and kept with what is sent: however often that is, it is the same to the byte.
 */
export const sheetsFor = async (
  tx: PracticeTx,
  parts: Pick<WorkflowParts, 'keys'>,
  actor: Actor,
  { signed, note, routed }: { signed: SignedSession; note: string; routed: RoutedItem[] },
): Promise<{ [itemKey: string]: string }> => {
  const wanted = routed.filter(one => one.as?.includes('pdf'));
  if (wanted.length === 0) return {};
  const [head, { notePdf }] = await Promise.all([letterhead(tx, parts, actor), import('../views/pdf.ts')]);
  const made = await Promise.all(
    wanted.map(async ({ item }) => {
      const sheet =
        item.kind === 'care-plan' ? planSheet(item, signed, head) : noteSheet({ signed, note }, head);
      const pdf = await notePdf(sheet);
      return pdf.length > mostBytes ? [] : [[item.key, pdf.toString('base64')] as const];
    }),
  );
  return Object.fromEntries(made.flat());
};

/** Nothing on it is of the signature: an amendment that leaves the plan alone leaves its sheet alone. */
const planSheet = (
  { title, page }: { title: string; page: string },
  signed: SignedSession,
  { practice, patient, timeZone }: Letterhead,
): Sheet => ({
  title,
  patient: inFull(patient, timeZone),
  text: page,
  foot: `${practice} · ${signed.coach.name}`,
  madeAt: signed.startedAt,
});

/** On paper a name alone is not enough to know whose it is. */
const inFull = (patient: ChartPatient | undefined, timeZone: string): string =>
  [
    patient?.name,
    patient?.birthDate && `born ${tellDate(patient.birthDate, 'en', timeZone)}`,
    patient?.mrn && `MRN ${patient.mrn}`,
  ]
    .filter(Boolean)
    .join(' · ');
