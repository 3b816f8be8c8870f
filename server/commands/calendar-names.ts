import { type NamesInFeed, namesInFeed } from '../domain/schedule/ics.ts';
import { audit } from '../storage/audit.ts';
import type { Database } from '../storage/database.ts';
import type { KeyRing } from '../storage/keys.ts';
import { changePracticeSettings } from '../storage/practices.ts';

/**
 * Whom a coach's calendar outside of here names: `calendar set --value none|initials|names`. Whoever has its address can read
 * it, so it names nobody unless the practice says so. Out: what stands now, in a line.
 */
export async function calendarByCommand(
  { db, keys }: { db: Database; keys: KeyRing },
  command: string,
  { iss, value }: { iss: string; value?: string },
  now: Date,
): Promise<string[]> {
  const names = namesInFeed.find(one => one === value);
  if (command !== 'set' || names === undefined)
    throw new Error(`calendar set --value ${namesInFeed.join('|')}`);
  const practiceId = await db.practiceByIss(iss);
  if (practiceId === undefined) throw new Error('No practice has this EMR.');
  await db.withPractice(practiceId, async tx => {
    await changePracticeSettings(tx, settings => ({ ...settings, calendarNames: names }));
    const entry = { actor: 'operator', action: 'change-settings', outcome: 'done' } as const;
    await audit(tx, keys, { ...entry, detail: { of: 'calendar', names } }, practiceId, now);
  });
  return [told[names]];
}

const told: Record<NamesInFeed, string> = {
  none: 'Calendars outside of here name nobody.',
  initials: 'Calendars outside of here say initials. Whoever has an address can read them.',
  names: 'Calendars outside of here say names. Whoever has an address can read them.',
};
