import { type Refusal, refuse } from '../server/domain/refusal.ts';
import { isLaunchId } from './secrets.ts';

/** What the EMR said when it opened us. `launch` is absent in a launch without a chart. */
export type LaunchRequest = { iss: string; launch?: string };

/** What came back from the EMR's authorization server. */
export type CallbackRequest = { state: string; iss?: string } & (
  | { status: 'granted'; code: string }
  | { status: 'denied'; error: string }
);

/** Parameters that other launch libraries obey and that would change who we are or where we go. */
const neverTaken = [
  'clientId',
  'client_id',
  'fhirServiceUrl',
  'patientId',
  'encounterId',
  'next',
  'redirect',
  'redirect_uri',
  'redirectUri',
  'returnTo',
];
const longest = 2048;

/**
 * Reads `GET /launch?iss&launch` or `GET /launch/standalone?iss` from the raw query.
 * Refuses `bad-request`: a parameter twice, one that is never taken, one too long or with control characters, `iss`
 * missing, or `launch` missing from a launch out of a chart.
 */
export function readLaunchRequest(query: string, standalone: boolean): LaunchRequest | Refusal {
  const found = readQuery(query);
  if (!(found instanceof Map)) return found;
  const iss = found.get('iss');
  const launch = found.get('launch');
  if (!iss) return refuse('bad-request', 'no-iss', 'iss');
  if (standalone)
    return launch === undefined ? { iss } : refuse('bad-request', 'launch-id-unasked', 'launch');
  return launch ? { iss, launch } : refuse('bad-request', 'no-launch-id', 'launch');
}

/**
 * Reads the authorization answer from the raw query of `GET /callback/:practice`.
 * Refuses `bad-request` for a state that is not one of ours by its form, and for a query with neither code nor error.
 */
export function readCallbackRequest(query: string): CallbackRequest | Refusal {
  const found = readQuery(query);
  if (!(found instanceof Map)) return found;
  const [state, code, error, iss] = ['state', 'code', 'error', 'iss'].map(name => found.get(name));
  if (!isLaunchId(state)) return refuse('launch-refused', 'no-launch-of-ours', 'state');
  const from = iss === undefined ? { state } : { state, iss };
  if (error !== undefined) return { status: 'denied', error: knownError(error), ...from };
  if (!code || !/^[\x21-\x7e]{1,2048}$/.test(code)) return refuse('launch-refused', 'no-code', 'code');
  return { status: 'granted', code, ...from };
}

function readQuery(query: string): Map<string, string> | Refusal {
  if (query.length > 3 * longest) return refuse('bad-request', 'address-too-long');
  const found = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(query)) {
    if (neverTaken.includes(name)) return refuse('bad-request', 'address-decides', name);
    if (found.has(name)) return refuse('bad-request', 'said-twice');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    if (value.length > longest || /[\u0000-\u001f\u007f]/.test(value)) {
      return refuse('bad-request', 'address-unreadable');
    }
    found.set(name, value);
  }
  return found;
}

/** Error codes of RFC 6749 4.1.2.1 and OpenID Connect 3.1.2.6, and one that servers send all the same; no others are repeated. */
function knownError(error: string): string {
  const known = [
    'access_denied',
    'invalid_request',
    'unauthorized_client',
    'invalid_client',
    'unsupported_response_type',
    'invalid_scope',
    'server_error',
    'temporarily_unavailable',
    'login_required',
    'consent_required',
    'interaction_required',
    'account_selection_required',
  ];
  return known.includes(error) ? error : 'other';
}
