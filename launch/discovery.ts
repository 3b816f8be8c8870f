import type { EmrCapability } from '../server/domain/chart/emr-access.ts';
import { isAllowedUrl } from './bounded-fetch.ts';
import { readCapabilityStatement } from './capability-statement.ts';
import { type Json, readPublished } from './published.ts';
import type { PinnedEndpoints } from './registered-emr.ts';

/** Why an EMR cannot be registered, in words for the person who adds it. */
export type NotRegistrable = { notRegistrable: DiscoveryFailure; words: string };
export type DiscoveryFailure =
  | 'address-not-allowed'
  | 'no-smart-configuration'
  | 'no-pkce'
  | 'endpoint-not-allowed'
  | 'endpoint-elsewhere'
  | 'no-keys'
  | 'other-issuer'
  | 'no-metadata'
  | 'not-r4';

const limits = { timeoutMs: 15_000, maxBytes: 512 * 1024 };
const metadataLimits = { timeoutMs: 30_000, maxBytes: 16 * 1024 * 1024 };

/**
 * Finds out where an EMR's authorization server is and what its FHIR server takes, once, to be pinned.
 * In: the FHIR base exactly as the EMR will send it as `iss`. https only, or http on this machine; no redirects.
 * Refuses an EMR without PKCE S256, without published signing keys, or whose endpoints are not its issuer's.
 */
export async function discoverEmr(iss: string, now: Date): Promise<PinnedEndpoints | NotRegistrable> {
  if (!isAllowedUrl(iss) || new URL(iss).search)
    return no(
      'address-not-allowed',
      'The address must begin with https:// and have no user name, query or fragment.',
    );
  const base = iss.replace(/\/+$/, '');
  const configuration = await readPublished(`${base}/.well-known/smart-configuration`, limits);
  if ('why' in configuration)
    return no(
      'no-smart-configuration',
      `The EMR publishes no readable smart-configuration at this address. ${configuration.why}`,
    );
  const smart = configuration.json;
  if (!words(smart.code_challenge_methods_supported).includes('S256')) {
    return no(
      'no-pkce',
      'The EMR does not offer PKCE with S256. Without it a stolen code could be used; ask the vendor to switch it on.',
    );
  }
  const openid = await openidConfiguration(smart, base);
  const issuer = text(smart.issuer) ?? text(openid.issuer) ?? base;
  if (openid.issuer !== undefined && openid.issuer !== issuer)
    return no('other-issuer', 'The EMR gives two different names for its sign-in server.');
  const found = {
    issuer,
    authorizationEndpoint: endpointAt(iss, smart.authorization_endpoint),
    tokenEndpoint: endpointAt(iss, smart.token_endpoint),
    jwksUri: endpointAt(iss, smart.jwks_uri ?? openid.jwks_uri),
  };
  if (found.jwksUri === undefined) return no('no-keys', 'The EMR publishes no keys to check who signed in.');
  if (!Object.values(found).every(isAllowedUrl))
    return no('endpoint-not-allowed', 'An address of the sign-in server is not https.');
  const endpoints = found as { [name in keyof typeof found]: string };
  const hosts = [iss, endpoints.issuer, endpoints.authorizationEndpoint].map(hostOf);
  if (!hosts.includes(hostOf(endpoints.tokenEndpoint))) {
    return no(
      'endpoint-elsewhere',
      'Tokens would be fetched from a host that is neither the EMR nor its sign-in server.',
    );
  }
  const metadata = await readPublished(`${base}/metadata`, metadataLimits);
  if ('why' in metadata)
    return no(
      'no-metadata',
      `The EMR publishes no readable CapabilityStatement at this address. ${metadata.why}`,
    );
  const accepts = readCapabilityStatement(metadata.json);
  if (!accepts) return no('not-r4', 'The EMR does not speak FHIR R4 at this address.');
  const [revocationEndpoint, introspectionEndpoint] = [
    smart.revocation_endpoint,
    smart.introspection_endpoint,
  ].map(address => endpointAt(iss, address));
  return {
    ...endpoints,
    ...(isAllowedUrl(revocationEndpoint) ? { revocationEndpoint } : {}),
    ...(isAllowedUrl(introspectionEndpoint) ? { introspectionEndpoint } : {}),
    promisesIss:
      (smart.authorization_response_iss_parameter_supported ??
        openid.authorization_response_iss_parameter_supported) === true,
    assertionAlgorithms: words(smart.token_endpoint_auth_signing_alg_values_supported).slice(0, 20),
    capabilities: words(smart.capabilities).slice(0, 60),
    accepts,
    checkedAt: now.toISOString(),
  };
}

/** What an EMR says just now that it takes; undefined when it does not say so within half a minute. */
export async function discoverCapability(iss: string): Promise<EmrCapability | undefined> {
  const metadata = await readPublished(`${iss.replace(/\/+$/, '')}/metadata`, metadataLimits);
  return 'json' in metadata ? readCapabilityStatement(metadata.json) : undefined;
}

/**
 * An endpoint as an EMR publishes it: a relative one is taken from the FHIR base (SMART App Launch 2.2, "Conformance").
 * Undefined where nothing is published; what cannot be an address stays as it is and is refused as one.
 */
export function endpointAt(iss: string, published: unknown): string | undefined {
  if (typeof published !== 'string') return undefined;
  if (/^[a-z][a-z0-9+.-]*:/i.test(published)) return published;
  const base = iss.replace(/\/*$/, '/');
  return URL.canParse(published, base) ? new URL(published, base).href : published;
}

/** Keys and issuer stand in the OpenID configuration where smart-configuration leaves them out. */
async function openidConfiguration(smart: Json, base: string): Promise<Json> {
  if (smart.jwks_uri !== undefined && smart.issuer !== undefined) return {};
  const issuer = (text(smart.issuer) ?? base).replace(/\/+$/, '');
  const openid = await readPublished(`${issuer}/.well-known/openid-configuration`, limits);
  return 'json' in openid ? openid.json : {};
}

const no = (notRegistrable: DiscoveryFailure, words: string): NotRegistrable => ({ notRegistrable, words });
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const words = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((word): word is string => typeof word === 'string') : [];
const hostOf = (url: string): string => new URL(url).host;
