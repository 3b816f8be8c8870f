import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ruleSets } from '../../domain/billing/rule-sets.ts';
import { usualBilling } from '../../domain/desk/billing-settings.ts';
import type { PracticeSettings } from '../../domain/practice/settings.ts';
import type { KeyRing } from '../../storage/keys.ts';
import type { StaffRow } from '../../storage/rosters.ts';

/**
 * What every patient's month of a practice is worked out from besides the patient's own: settings, roster, rules, and the
 * program that does it. A digest: where it is another, everything is worked out anew. The key too, so that nothing stays
 * sealed by one that was retired.
 */
export function basisOf(
  { timeZone, billing = usualBilling }: PracticeSettings,
  roster: readonly StaffRow[],
  keys: KeyRing,
): string {
  const people = roster
    .map(({ id, name, role, credential, credentialDays, supervisorId, active }) => [
      ...[id, name, role, credential, credentialDays, supervisorId, active],
    ])
    .toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));
  const fields = Object.entries(billing).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([program(), keys.active, timeZone, fields, people]))
    .digest('base64url');
}

/** Rules and code: built, the files of the server; from the sources, those that have a say in it. */
function program(): string {
  if (known !== undefined) return known;
  const here = import.meta.dirname;
  const isBuilt = import.meta.filename.endsWith('.js');
  const files = isBuilt
    ? globSync('*.js', { cwd: here }).map(name => join(here, name))
    : ['../../domain/billing', '../../domain/desk', '../../storage', '.'].flatMap(folder =>
        globSync('*.ts', { cwd: join(here, folder) }).map(name => join(here, folder, name)),
      );
  const digest = createHash('sha256').update(JSON.stringify(ruleSets));
  for (const file of files.toSorted()) digest.update(readFileSync(file));
  known = digest.digest('base64url');
  return known;
}
let known: string | undefined;
