import {
  type ContactSettings,
  type ContactsInChart,
  contactsInChart,
  usualContacts,
  usualLateMinutes,
} from '../domain/contact/contact.ts';
import { audit } from '../storage/audit.ts';
import type { Database } from '../storage/database.ts';
import type { KeyRing } from '../storage/keys.ts';
import { changePracticeSettings } from '../storage/practices.ts';

type Flags = { iss: string; value?: string; minutes?: string };

/**
 * What becomes of contacts that are logged by hand: `contacts set --value nothing|day-note|each` for the chart, `--minutes N`
 * for how long after its beginning an entry is marked as written later. Out: what stands now, in lines.
 */
export async function contactsByCommand(
  { db, keys }: { db: Database; keys: KeyRing },
  command: string,
  { iss, value, minutes }: Flags,
  now: Date,
): Promise<string[]> {
  const inChart = contactsInChart.find(one => one === value);
  const late = minutes === undefined ? undefined : Number(minutes);
  const isWrong = (value !== undefined && !inChart) || (late !== undefined && !isLimit(late));
  if (command !== 'set' || isWrong || (inChart === undefined && late === undefined))
    throw new Error(
      `contacts set --value ${contactsInChart.join('|')} [--minutes 60]    minutes from 5 to 10080`,
    );
  const practiceId = await db.practiceByIss(iss);
  if (practiceId === undefined) throw new Error('No practice has this EMR.');
  const said = await db.withPractice(practiceId, async tx => {
    let next: ContactSettings = usualContacts;
    await changePracticeSettings(tx, settings => {
      const change = { ...(inChart && { inChart }), ...(late !== undefined && { lateMinutes: late }) };
      next = { ...usualContacts, ...settings.contacts, ...change };
      return { ...settings, contacts: next };
    });
    const entry = { actor: 'operator', action: 'change-settings', outcome: 'done' } as const;
    await audit(tx, keys, { ...entry, detail: { of: 'contacts' } }, practiceId, now);
    return next;
  });
  return [
    `Contacts in the chart: ${told[said.inChart]}`,
    `Marked as written later: more than ${said.lateMinutes ?? usualLateMinutes} minutes after it began.`,
  ];
}

const isLimit = (minutes: number): boolean => Number.isInteger(minutes) && minutes >= 5 && minutes <= 10_080;

const told: { [choice in ContactsInChart]: string } = {
  nothing: 'nothing of them.',
  'day-note': 'one short note a day, for each patient and coach.',
  each: 'each by itself: a short note, and a visit where somebody was spoken with and the EMR takes one.',
};
