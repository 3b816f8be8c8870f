import { isAllowedUrl } from '../../launch/bounded-fetch.ts';
import {
  type CdsAlgorithm,
  type CdsLedger,
  cdsAlgorithms,
  type RegisteredCaller,
} from '../../launch/cds-caller.ts';
import { audit } from '../storage/audit.ts';
import {
  type CdsClientRow,
  cdsClientOf,
  cdsClientsOf,
  removeCdsClient,
  saveCdsClient,
  spendCdsToken,
} from '../storage/cds-clients.ts';
import type { Database, PracticeTx } from '../storage/database.ts';
import type { KeyRing } from '../storage/keys.ts';

type Parts = { db: Database; keys: KeyRing };

/** How long a caller that was found is taken to be registered still: its calls come many a second. */
const rememberedMs = 5_000;

/** Callers for cards, and the tokens they have used, in the database. */
export const cdsLedger = ({ db }: Pick<Parts, 'db'>): CdsLedger => ({
  caller: remembering(async (iss, tenant) => {
    const [practiceId, ...others] = await db.practicesByCaller(iss, tenant);
    if (practiceId === undefined || others.length > 0) return undefined;
    return db.glance(practiceId, tx => cdsClientOf(tx, iss, tenant));
  }),
  spend: ({ practiceId, iss }, jtiHash, until, now) =>
    db.withPractice(practiceId, tx =>
      spendCdsToken(tx, { practiceId, iss, jtiHash, until: until.toISOString() }, now.toISOString()),
    ),
});

export type NewCdsClient = {
  /** The practice's EMR, as it sends it at launch. */
  fhirServer: string;
  /** Issuer of its tokens; the EMR's FHIR address unless it says another. */
  iss?: string;
  tenant?: string;
  jwksUrl: string;
  /** ES384 and RS384 unless said. */
  algorithms?: string[];
};

/** Registers an EMR as a caller for cards. @throws {CdsClientUnfit} in words for the person who adds it. */
export async function addCdsClient({ db, keys }: Parts, wanted: NewCdsClient, now: Date): Promise<void> {
  const { fhirServer, jwksUrl, iss = fhirServer, tenant = '' } = wanted;
  const practiceId = await db.practiceByIss(fhirServer);
  if (!practiceId) throw new CdsClientUnfit('No practice has this EMR.');
  if (!isAllowedUrl(jwksUrl)) throw new CdsClientUnfit(`${jwksUrl} is not https.`);
  const algorithms = (wanted.algorithms ?? ['ES384', 'RS384']).map(algorithmNamed);
  const others = (await db.practicesByCaller(iss, tenant)).filter(id => id !== practiceId);
  if (others.length > 0)
    throw new CdsClientUnfit('Another practice has this issuer and tenant: each needs a tenant of its own.');
  const row: CdsClientRow = {
    ...{ practiceId, iss, tenant, fhirServer, jwksUrl, algorithms },
    addedAt: now.toISOString(),
  };
  await db.withPractice(practiceId, async tx => {
    await saveCdsClient(tx, row);
    await auditChange(tx, keys, practiceId, 'on', now);
  });
}

/** Ends a caller: its next call is nobody's. False when there is none. */
export async function endCdsClient(
  { db, keys }: Parts,
  which: { fhirServer: string; iss?: string; tenant?: string },
  now: Date,
): Promise<boolean> {
  const { fhirServer, iss = fhirServer, tenant = '' } = which;
  const practiceId = await db.practiceByIss(fhirServer);
  if (!practiceId) return false;
  return db.withPractice(practiceId, async tx => {
    const gone = await removeCdsClient(tx, iss, tenant);
    if (gone) await auditChange(tx, keys, practiceId, 'off', now);
    return gone;
  });
}

export async function listCdsClients({ db }: Pick<Parts, 'db'>, fhirServer: string): Promise<CdsClientRow[]> {
  const practiceId = await db.practiceByIss(fhirServer);
  return practiceId ? db.withPractice(practiceId, cdsClientsOf) : [];
}

export class CdsClientUnfit extends Error {
  readonly code = 'cds-client-unfit';
}

/** Remembers whom it found, and nobody it did not find: who was added a moment ago may call at once. */
function remembering(find: CdsLedger['caller']): CdsLedger['caller'] {
  const found = new Map<string, { caller: RegisteredCaller; at: number }>();
  return async (iss, tenant) => {
    const name = JSON.stringify([iss, tenant]);
    const known = found.get(name);
    if (known && performance.now() - known.at < rememberedMs) return known.caller;
    found.delete(name);
    const caller = await find(iss, tenant);
    if (caller) found.set(name, { caller, at: performance.now() });
    return caller;
  };
}

function algorithmNamed(name: string): CdsAlgorithm {
  const found = cdsAlgorithms.find(algorithm => algorithm === name);
  if (!found) throw new CdsClientUnfit(`${name} is none of ${cdsAlgorithms.join(', ')}.`);
  return found;
}

const auditChange = (
  tx: PracticeTx,
  keys: KeyRing,
  practiceId: string,
  cdsClient: 'on' | 'off',
  now: Date,
): Promise<void> =>
  audit(
    tx,
    keys,
    { actor: 'operator', action: 'change-practice', outcome: 'done', detail: { cdsClient } },
    practiceId,
    now,
  );
