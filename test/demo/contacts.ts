import { randomUUID } from 'node:crypto';
import { isRefusal } from '../../server/domain/refusal.ts';
import { dayIn, daysBefore, instantIn } from '../../server/domain/time-zone.ts';
import { contactWordings } from '../../server/storage/contacts.ts';
import { type ContactDeed, saveContact } from '../../server/workflow/contact/save-contact.ts';
import { snoozePatient } from '../../server/workflow/panel/change-queue.ts';
import type { Actor, WorkflowParts } from '../../server/workflow/parts.ts';

/** What Dana logged of late, days ago and at a clock of the practice: tries that reached nobody, and a word that was given. */
type Logged = Pick<ContactDeed, 'kind' | 'reached' | 'said'> & {
  patient: string;
  ago: number;
  start: string;
  talked?: number;
  /** Call again so many days after. */
  next?: number;
};
const logged: Logged[] = [
  { patient: 'miguel-santos', ago: 9, start: '10:10', kind: 'call', reached: 'nobody' },
  { patient: 'miguel-santos', ago: 6, start: '15:40', kind: 'voicemail', reached: 'nobody' },
  {
    ...{ patient: 'miguel-santos', ago: 4, start: '11:25', kind: 'call', reached: 'nobody' },
    said: 'His wife answers in the evening',
  },
  {
    ...{
      patient: 'ruth-abrams',
      ago: 6,
      start: '09:50',
      kind: 'call',
      reached: 'patient',
      talked: 6,
      next: 7,
    },
    said: 'The cuff is new. She measures on Mondays.',
  },
];

/** She is with her sister for a few days, and said so. */
const away = { patient: 'dee-oconnor', days: 5, words: 'With her sister until the weekend is over' } as const;

/** Logged and put off by the same deeds as real ones. Once. */
export async function playContacts(
  parts: WorkflowParts,
  launchedBy: (staff: string, patient: string) => Promise<Actor>,
  now: Date,
): Promise<void> {
  const { patientId: _, ...dana } = await launchedBy('coach-dana', 'ruth-abrams');
  const { timeZone } = dana.settings;
  const there = await parts.db.withPractice(dana.practiceId, tx => contactWordings(tx, 'ruth-abrams'));
  if (there.length > 0) return;
  const today = dayIn(now.toISOString(), timeZone);
  for (const { patient, ago, start, kind, reached, said, talked, next } of logged) {
    const day = daysBefore(today, ago);
    const more = { ...(said && { said }), ...(next && { next: { day: daysBefore(day, -next) } }) };
    const minutes = talked === undefined ? {} : { talking: talked };
    const contact = { key: randomUUID(), direction: 'out', language: 'en', when: { day, start } } as const;
    const soonAfter = new Date(Date.parse(instantIn(day, start, timeZone)) + 10 * 60_000);
    const kept = await saveContact(
      parts,
      dana,
      { ...contact, patient, kind, reached, minutes, ...more },
      soonAfter,
    );
    if (isRefusal(kept)) throw new Error(`the contact could not be logged: ${kept.because}`);
  }
  const until = daysBefore(today, -away.days);
  const put = await snoozePatient(parts, dana, away.patient, { until, why: 'away', words: away.words }, now);
  if (isRefusal(put)) throw new Error(`the patient could not be put off: ${put.because}`);
}
