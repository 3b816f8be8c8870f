import { newClientKey } from '../../launch/client-proof.ts';
import type { SigningJwk } from '../../launch/registered-emr.ts';
import type { SystemClientOf } from '../../launch/system-access.ts';
import { systemScopes } from '../../launch/system-access.ts';
import { audit } from '../storage/audit.ts';
import type { Database } from '../storage/database.ts';
import type { KeyRing } from '../storage/keys.ts';
import { emrByIss, saveSystemClient } from '../storage/practices.ts';
import { seal, unseal } from '../storage/seal.ts';
import { openedEmr } from './registered.ts';

type Parts = { db: Database; keys: KeyRing };

/** The system client of a practice's EMR, opened; nothing where the practice has not switched it on. */
export const systemClientOf =
  ({ db, keys }: Parts): SystemClientOf =>
  async (practiceId, iss) => {
    const row = await db.withPractice(practiceId, tx => emrByIss(tx, iss));
    if (!row?.systemClient || row.systemKeySealed === null) return undefined;
    const { clientId, afterHours } = row.systemClient;
    const privateJwk = JSON.parse(unseal(keys, placeOf(practiceId, iss), row.systemKeySealed)) as SigningJwk;
    const emr = { ...openedEmr(row, keys), clientId, proof: { kind: 'key', privateJwk } as const };
    return { emr, ...(afterHours !== undefined && { afterHours }) };
  };

/**
 * Lets an EMR's writes go by a client of our own, after their author was away for `afterHours`; without them it writes
 * nothing and only looks for patients, where the practice says so. Makes its key, or keeps the one there is. Out: the scopes to register it with; nothing when no practice has this EMR.
 */
export async function switchOnSystemClient(
  { db, keys }: Parts,
  wanted: { iss: string; clientId: string; afterHours?: number },
  now: Date,
): Promise<{ practiceId: string; scopes: string } | undefined> {
  const { iss, clientId, afterHours } = wanted;
  const practiceId = await db.practiceByIss(iss);
  if (!practiceId) return undefined;
  const made = await newClientKey();
  return db.withPractice(practiceId, async tx => {
    const row = await emrByIss(tx, iss);
    if (!row) return undefined;
    const publicJwk = row.systemClient?.publicJwk ?? made.publicJwk;
    const systemKeySealed =
      row.systemKeySealed ?? seal(keys, placeOf(practiceId, iss), JSON.stringify(made.privateJwk));
    const writes: { afterHours?: number } = afterHours === undefined ? {} : { afterHours };
    await saveSystemClient(tx, iss, { systemClient: { clientId, ...writes, publicJwk }, systemKeySealed });
    await auditChange(
      tx,
      keys,
      practiceId,
      { systemClient: true, writesAfterHours: afterHours ?? false },
      now,
    );
    return { practiceId, scopes: systemScopes(row) };
  });
}

/** Ends that: from now on every write waits for its author. False when no practice has this EMR. */
export async function switchOffSystemClient({ db, keys }: Parts, iss: string, now: Date): Promise<boolean> {
  const practiceId = await db.practiceByIss(iss);
  if (!practiceId) return false;
  return db.withPractice(practiceId, async tx => {
    const known = await saveSystemClient(tx, iss, undefined);
    await auditChange(tx, keys, practiceId, { systemClient: false }, now);
    return known;
  });
}

const auditChange = (
  tx: Parameters<typeof audit>[0],
  keys: KeyRing,
  practiceId: string,
  detail: Record<string, boolean | number>,
  now: Date,
) =>
  audit(tx, keys, { actor: 'operator', action: 'change-practice', outcome: 'done', detail }, practiceId, now);

const placeOf = (practiceId: string, row: string) => ({
  practiceId,
  table: 'emr',
  row,
  column: 'system_key_sealed',
});
