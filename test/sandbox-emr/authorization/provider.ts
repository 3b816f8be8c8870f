import {
  type Configuration,
  errors,
  interactionPolicy,
  type KoaContextWithOIDC,
  Provider,
  type RefreshToken,
} from 'oidc-provider';
import type { LaunchFault } from '../fhir/types.ts';
import { clientMetadata, type RegisteredClient } from './clients.ts';
import type { ServerKeys } from './keys.ts';
import type { GrantedContext, LaunchContext, PendingLaunch } from './launch-context.ts';
import { grantableFhirScopes, needsPatient, split, staticScopes } from './scopes.ts';
import { refuseAtTheDoor, type Strikes } from './simulated-errors.ts';
import { type AuthorizationState, adapterOver } from './state.ts';

/** A staff member as the id token names them. */
export type StaffMember = { id: string; name: string };

/** What the provider is built from; all of it is fixed for the provider's life. */
export type ProviderParts = {
  issuer: string;
  fhirBase: string;
  clients: RegisteredClient[];
  accessTokenSeconds: number;
  state: AuthorizationState;
  keys: ServerKeys;
  staff(id: string): StaffMember | undefined;
  /** The staff member this browser is already signed in as on the EMR's own pages. */
  signedIn(cookieHeader: string | undefined): string | undefined;
  errorPage(error: string, description: string): string;
  /** Takes (and counts) one of these faults, if it waits for the next launch. */
  strikes: Strikes;
  /** Whether that fault waits, without taking it. */
  waits(kind: LaunchFault): boolean;
};

/**
 * oidc-provider set up as a SMART App Launch 2.2 server: every authorization makes its own grant with its own
 * launch context and knows no session of its own, so that two charts open at once cannot see each other.
 */
export function smartProvider(parts: ProviderParts): Provider {
  const contexts = new WeakMap<object, LaunchContext>();
  const { issuer, fhirBase, state, keys } = parts;
  return new Provider(issuer, {
    adapter: kind => adapterOver(state, kind),
    clients: parts.clients.map(clientMetadata),
    jwks: { keys: [keys.signing] } as Configuration['jwks'],
    cookies: { keys: [keys.cookie], long: { sameSite: 'none' } },
    scopes: staticScopes,
    claims: { openid: ['sub'], fhirUser: ['fhirUser'], profile: ['name'] },
    conformIdTokenClaims: false,
    allowOmittingSingleRegisteredRedirectUri: false,
    responseTypes: ['code'],
    clientAuthMethods: ['none', 'client_secret_basic', 'client_secret_post', 'private_key_jwt'],
    enabledJWA: {
      clientAuthSigningAlgValues: ['RS384', 'ES384', 'RS256', 'ES256'],
      idTokenSigningAlgValues: ['RS256'],
    },
    enableHttpPostMethods: true,
    clockTolerance: 5,
    pkce: { required: () => true },
    rotateRefreshToken: true,
    expiresWithSession: async () => false,
    issueRefreshToken: async (_ctx, client, source) =>
      client.grantTypeAllowed('refresh_token') &&
      ['offline_access', 'online_access'].some(s => source.scopes.has(s)),
    ttl: lifetimes(parts.accessTokenSeconds),
    clientBasedCORS: (_ctx, origin, client) =>
      (client.redirectUris ?? []).some(uri => new URL(uri).origin === origin),
    fetch: (input, init) => fetch(input, { ...init, dispatcher: undefined } as RequestInit),
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
      clientCredentials: { enabled: true },
      introspection: {
        enabled: true,
        allowedPolicy: (_ctx, client, token) => client.clientId === token.clientId,
      },
      revocation: {
        enabled: true,
        allowedPolicy: (_ctx, client, token) => client.clientId === token.clientId,
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => fhirBase,
        useGrantedResource: () => true,
        getResourceServerInfo: (ctx, resource) => fhirResource(ctx, resource, parts),
      },
    },
    extraParams: {
      aud: (_ctx, aud) => checkAudience(aud, fhirBase),
      launch: (ctx, launch, client) => {
        refuseAtTheDoor(parts.strikes);
        keepOfflineAccess(ctx);
        const context = launch
          ? redeemLaunch(state, launch, client.clientId)
          : contextFromEmrPages(ctx, parts);
        if (!context) return;
        contexts.set(ctx, context);
        ctx.oidc.session?.loginAccount({ accountId: context.staff });
      },
    },
    interactions: {
      policy: signInPolicy(ctx => contexts.has(ctx) || ctx.oidc.result?.launch !== undefined),
      url: (_ctx, interaction) => `/sign-in/${interaction.uid}`,
    },
    findAccount: (_ctx, id) => accountOf(id, parts),
    loadExistingGrant: ctx => {
      const context = contexts.get(ctx) ?? (ctx.oidc.result?.launch as LaunchContext | undefined);
      return context && newGrant(ctx, context, parts);
    },
    renderError: (ctx, out) => {
      ctx.type = 'html';
      ctx.body = parts.errorPage(out.error, out.error_description ?? '');
    },
  });
}

const day = 86_400;

/** Seconds each thing lives. */
function lifetimes(accessTokenSeconds: number): Configuration['ttl'] {
  return {
    AccessToken: accessTokenSeconds,
    AuthorizationCode: 60,
    ClientCredentials: Math.min(300, accessTokenSeconds),
    IdToken: 3600,
    RefreshToken: refreshTokenSeconds,
    Interaction: 600,
    Session: 60,
    Grant: 90 * day,
  };
}

/** An `online_access` refresh token lasts a working day, an `offline_access` one 90 days. */
function refreshTokenSeconds(_ctx: KoaContextWithOIDC, token: RefreshToken): number {
  return token.scopes.has('offline_access') ? 90 * day : day / 3;
}

/** The FHIR server as RFC 8707 resource: its scopes are those asked for that may be had. */
function fhirResource(ctx: KoaContextWithOIDC, resource: string, parts: ProviderParts) {
  if (resource !== parts.fhirBase) throw new errors.InvalidTarget('only this FHIR server can be asked for');
  const { params, entities } = ctx.oidc;
  const source = entities.AuthorizationCode ?? entities.RefreshToken;
  const asked = source?.scope ?? String(params?.scope ?? '');
  const backend = params?.grant_type === 'client_credentials';
  const scopes = grantableFhirScopes(
    asked,
    backend ? { kind: 'backend' } : { kind: 'person', patient: true },
  );
  if (backend && scopes.length === 0) throw new errors.InvalidScope('no system scope asked for', asked);
  return {
    scope: scopes.join(' '),
    audience: resource,
    accessTokenFormat: 'opaque' as const,
    accessTokenTTL: parts.accessTokenSeconds,
  };
}

function checkAudience(aud: string | undefined, fhirBase: string): void {
  if (!aud) throw new errors.InvalidRequest('aud is missing');
  if (aud.replace(/\/$/, '') !== fhirBase) throw new errors.InvalidRequest('aud is not this FHIR server');
}

/** oidc-provider drops offline_access unless prompt=consent, which SMART clients never send. */
function keepOfflineAccess(ctx: KoaContextWithOIDC): void {
  const { params, body } = ctx.oidc;
  const asked = split(String(body?.scope ?? ctx.query.scope ?? ''));
  if (!params) return;
  if (asked.includes('offline_access')) params.scope = split(`${params.scope} offline_access`).join(' ');
  if (params.prompt === 'consent') params.prompt = undefined;
}

function redeemLaunch(state: AuthorizationState, launch: string, clientId: string): LaunchContext {
  const pending = state.take<PendingLaunch>('PendingLaunch', launch);
  if (!pending) throw new errors.InvalidRequest('launch is unknown, expired or already used');
  if (pending.clientId !== clientId) throw new errors.InvalidRequest('launch was made for another app');
  return pending;
}

/** A launch without a chart by someone signed in to the EMR's pages needs no form, unless a patient must be picked. */
function contextFromEmrPages(ctx: KoaContextWithOIDC, parts: ProviderParts): LaunchContext | undefined {
  const staff = parts.signedIn(ctx.get('cookie'));
  const asks = needsPatient(String(ctx.oidc.params?.scope ?? ''));
  if (!staff || !parts.staff(staff) || (asks && !parts.waits('no-patient-choice'))) return undefined;
  return { staff, needPatientBanner: true };
}

function signInPolicy(known: (ctx: KoaContextWithOIDC) => boolean): interactionPolicy.Prompt[] {
  const { Prompt, Check } = interactionPolicy;
  const unknown = new Check(
    'no_context',
    'staff member and patient are not known yet',
    'login_required',
    ctx => !known(ctx),
  );
  return [
    new Prompt({ name: 'login', requestable: true }, unknown),
    new Prompt({ name: 'consent', requestable: true }),
  ];
}

function accountOf(id: string, parts: ProviderParts) {
  const member = parts.staff(id);
  if (!member) return undefined;
  const claims = { sub: id, name: member.name, fhirUser: `${parts.fhirBase}/Practitioner/${id}` };
  return { accountId: id, claims: async () => claims };
}

async function newGrant(ctx: KoaContextWithOIDC, context: LaunchContext, parts: ProviderParts) {
  const { provider, client, params } = ctx.oidc;
  const asked = split(String(params?.scope ?? ''));
  const fhir = grantableFhirScopes(asked.join(' '), {
    kind: 'person',
    patient: context.patient !== undefined,
  });
  const scopes = asked.filter(scope => staticScopes.includes(scope) || fhir.includes(scope));
  const grant = new provider.Grant({ accountId: context.staff, clientId: client?.clientId });
  grant.addOIDCScope(scopes.filter(scope => staticScopes.includes(scope)).join(' '));
  grant.addResourceScope(parts.fhirBase, fhir.join(' '));
  const id = await grant.save();
  const granted: GrantedContext = { ...context, scopes };
  parts.state.set('GrantedContext', id, granted, 90 * day);
  return grant;
}
