import { addCdsClient, endCdsClient, listCdsClients } from '../launching/cds-clients.ts';
import type { Database } from '../storage/database.ts';
import type { KeyRing } from '../storage/keys.ts';

type Parts = { db: Database; keys: KeyRing; origin: string };
type Wanted = { iss: string; caller?: string; tenant?: string; 'jwks-url'?: string; algorithm: string[] };

/** `practice -- cds-client on`, `off` and `list`: which EMR may ask for cards (CDS Hooks). Gives back lines to print. */
export async function cdsClientByCommand(
  parts: Parts,
  deed: string,
  wanted: Wanted,
  now: Date,
): Promise<string[]> {
  const { iss: fhirServer, caller: iss, tenant } = wanted;
  if (deed === 'list') return listed(parts, fhirServer);
  if (deed === 'off') {
    if (!(await endCdsClient(parts, { fhirServer, iss, tenant }, now)))
      throw new Error('There is no such caller.');
    return ['It may not ask for cards any more, in a few seconds at the latest.'];
  }
  const jwksUrl = wanted['jwks-url'];
  if (deed !== 'on') throw new Error('cds-client on, cds-client off or cds-client list.');
  if (!jwksUrl)
    throw new Error('--jwks-url is needed: where the EMR publishes the keys it signs its calls with.');
  const algorithms = wanted.algorithm.length > 0 ? wanted.algorithm : undefined;
  await addCdsClient(parts, { fhirServer, iss, tenant, jwksUrl, algorithms }, now);
  return [
    'It may ask for cards now. Tell the EMR:',
    `  services  ${parts.origin}/cds-services`,
    `  links     ${parts.origin}/launch`,
    `Its tokens must say iss ${iss ?? fhirServer}${tenant ? ` and tenant ${tenant}` : ''}, and be signed by a key of ${jwksUrl}.`,
  ];
}

async function listed(parts: Parts, fhirServer: string): Promise<string[]> {
  const callers = await listCdsClients(parts, fhirServer);
  if (callers.length === 0) return ['No EMR may ask this practice for cards.'];
  return callers.map(
    ({ iss, tenant, jwksUrl, algorithms }) =>
      `${iss}${tenant ? ` (tenant ${tenant})` : ''}  keys ${jwksUrl}  ${algorithms.join(', ')}`,
  );
}
