import { type EmrBook, readAppointments, type Taken } from '../../chart/read/appointments.ts';
import { hasAccess } from '../../domain/chart/emr-access.ts';
import type { Span } from '../../domain/schedule/availability.ts';
import type { Colleague } from '../handoff/file-handoff.ts';
import type { WorkflowParts } from '../parts.ts';

export type { EmrBook, Taken } from '../../chart/read/appointments.ts';

const patienceMs = 2_500;

/** What the EMR has booked of this coach, and of the patient where one is meant: read anew each time, kept nowhere. */
export async function emrBook(
  parts: Pick<WorkflowParts, 'emrAccess'>,
  who: Colleague,
  { patientId, ...span }: Span & { patientId?: string },
  now: Date,
): Promise<EmrBook> {
  const access = await parts.emrAccess(who.practiceId, who.loginId);
  if (!hasAccess(access)) return { is: 'not-read' };
  const within = { deadline: AbortSignal.timeout(patienceMs), now: now.toISOString() };
  const actors = [who.staff.fhirUser, ...(patientId === undefined ? [] : [`Patient/${patientId}`])];
  const books = await Promise.all(actors.map(actor => readAppointments(access, { ...span, actor }, within)));
  return joined(books, now);
}

/** One of them that could not be read makes the whole unread; one that was not asked leaves what the other says, and is named. */
function joined(books: readonly EmrBook[], now: Date): EmrBook {
  const read = books.flatMap(book => (book.is === 'read' ? book.busy : []));
  const unread = books.find(({ is }) => is === 'not-read');
  if (unread) return unread;
  const [first] = books;
  if (first !== undefined && books.every(({ is }) => is === 'not-looked')) return first;
  const at = books.findIndex(({ is }) => is === 'not-looked');
  const unlooked = at < 0 ? undefined : at === 0 ? 'coach' : 'patient';
  return { is: 'read', asOf: now.toISOString(), busy: read, ...(unlooked && { unlooked }) };
}

/** Taken by what was read; nothing where it was not. */
export const takenIn = (book: EmrBook): readonly Taken[] => (book.is === 'read' ? book.busy : []);

/** The same as times alone. */
export const busyIn = (book: EmrBook): Span[] => takenIn(book).map(({ from, to }) => ({ from, to }));

/** For where nobody may be named: in a chart, and where one books with one patient. */
export const namelessBook = (book: EmrBook): EmrBook =>
  book.is === 'read' ? { ...book, busy: busyIn(book) } : book;
