import { jwksUrl } from '../launching/add-practice.ts';
import { switchOffSystemClient, switchOnSystemClient } from '../launching/system-clients.ts';

type Parts = Parameters<typeof switchOnSystemClient>[0] & { origin: string };

/** `practice -- system-client on`, and what to register with the EMR, a line each. */
export async function systemClientOn(
  parts: Parts,
  wanted: { iss: string; clientId: string; afterHours?: number },
  now: Date,
): Promise<string[]> {
  const { afterHours } = wanted;
  if (afterHours !== undefined && !(Number.isInteger(afterHours) && afterHours >= 1))
    throw new Error('--after-hours is a whole number of hours, 1 at least; or never.');
  const done = await switchOnSystemClient(parts, wanted, now);
  if (!done) throw new Error('No practice has this EMR.');
  return [
    afterHours === undefined
      ? `The client ${wanted.clientId} writes nothing; it looks for patients where the practice says so (claims set --rule find --value yes).`
      : `A write whose author has not signed in for ${afterHours} hours now goes by the client ${wanted.clientId}.`,
    'The resource names its author, the audit names the client. Register it with the EMR as a backend service:',
    `  JWKS URL  ${jwksUrl(parts.origin, done.practiceId)}`,
    `  scopes    ${done.scopes}`,
  ];
}

/** `practice -- system-client off`. */
export async function systemClientOff(parts: Parts, iss: string, now: Date): Promise<string[]> {
  if (!(await switchOffSystemClient(parts, iss, now))) throw new Error('No practice has this EMR.');
  return ['Every write waits for its author.'];
}
