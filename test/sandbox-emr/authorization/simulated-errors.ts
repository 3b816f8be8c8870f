import { errors } from 'oidc-provider';
import type { LaunchFault } from '../fhir/types.ts';

/** Takes (and counts) the first of these faults that waits. */
export type Strikes = (...kinds: LaunchFault[]) => LaunchFault | undefined;

/** Sends the browser back with the error the public SMART launcher would send it back with. */
export function refuseAtTheDoor(strikes: Strikes): void {
  for (const [fault, error] of atTheDoor)
    if (strikes(fault)) throw new errors.CustomOIDCProviderError(error, `Simulated: ${fault}`);
}

/** The refusal of a token request, with the status the public launcher gives it; undefined when none waits. */
export function refusedToken(
  grant: string,
  strikes: Strikes,
): { status: number; error: string; simulated: LaunchFault } | undefined {
  const client = strikes('auth_invalid_client_secret', 'token_invalid_token');
  if (client) return { status: 401, error: 'invalid_client', simulated: client };
  const refresh = grant === 'refresh_token' ? strikes('token_expired_refresh_token') : undefined;
  return refresh && { status: 403, error: 'invalid_grant', simulated: refresh };
}

const atTheDoor: [LaunchFault, string][] = [
  ['auth_invalid_client_id', 'invalid_client'],
  ['auth_invalid_redirect_uri', 'invalid_request'],
  ['auth_invalid_scope', 'invalid_scope'],
];
