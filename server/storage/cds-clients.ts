import { and, eq } from 'drizzle-orm';
import { runStatement } from './connections.ts';
import type { PracticeTx } from './database.ts';
import { cdsClient } from './schema.ts';

export type CdsClientRow = typeof cdsClient.$inferSelect;

/** Who may ask this practice for cards under this issuer and tenant. */
export const cdsClientOf = async (
  tx: PracticeTx,
  iss: string,
  tenant: string,
): Promise<CdsClientRow | undefined> => (await tx.select().from(cdsClient).where(isCaller(iss, tenant)))[0];

export const cdsClientsOf = async (tx: PracticeTx): Promise<CdsClientRow[]> =>
  tx.select().from(cdsClient).orderBy(cdsClient.iss, cdsClient.tenant);

/** Registers a caller, or writes down anew what is believed of it. */
export const saveCdsClient = async (tx: PracticeTx, row: CdsClientRow): Promise<void> => {
  const { fhirServer, jwksUrl, algorithms } = row;
  await tx
    .insert(cdsClient)
    .values(row)
    .onConflictDoUpdate({
      target: [cdsClient.practiceId, cdsClient.iss, cdsClient.tenant],
      set: { fhirServer, jwksUrl, algorithms },
    });
};

export const removeCdsClient = async (tx: PracticeTx, iss: string, tenant: string): Promise<boolean> =>
  (await tx.delete(cdsClient).where(isCaller(iss, tenant)).returning({ iss: cdsClient.iss })).length > 0;

/** Nobody speaks any more of the charts of an EMR that was taken away. */
export const removeCdsClientsOf = async (tx: PracticeTx, fhirServer: string): Promise<void> => {
  await tx.delete(cdsClient).where(eq(cdsClient.fhirServer, fhirServer));
};

/**
 * Uses a token up: true for the first who comes with it, in whichever process. Tokens that expired are forgotten. The
 * commit does not wait for the disk: what a power cut may lose is that a token of the last minutes was used.
 */
export const spendCdsToken = async (
  tx: PracticeTx,
  token: { practiceId: string; iss: string; jtiHash: string; until: string },
  now: string,
): Promise<boolean> => {
  const values = [token.practiceId, token.iss, token.jtiHash, token.until, now];
  const [, used] = await Promise.all([
    runStatement(tx, withoutDisk, []),
    runStatement(tx, tokenUsed, values),
  ]);
  return used.length === 1;
};

const withoutDisk = {
  name: 'cds-token-without-disk',
  text: `select set_config('synchronous_commit', 'off', true)`,
};

const tokenUsed = {
  name: 'cds-token-used',
  text: `with gone as (
      delete from cds_token where (practice_id, iss, jti_hash) in (
        select practice_id, iss, jti_hash from cds_token where until < $5 limit 20 for update skip locked))
    insert into cds_token (practice_id, iss, jti_hash, until) values ($1, $2, $3, $4)
    on conflict do nothing returning jti_hash`,
};

const isCaller = (iss: string, tenant: string) => and(eq(cdsClient.iss, iss), eq(cdsClient.tenant, tenant));
