import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { KoaContextWithOIDC } from 'oidc-provider';
import type { Grant } from '../fhir/types.ts';
import { serverKeys } from './keys.ts';
import {
  type GrantedContext,
  type LaunchContext,
  type PendingLaunch,
  tokenMembers,
} from './launch-context.ts';
import { type ProviderParts, smartProvider } from './provider.ts';
import { inV1Spelling, needsPatient, split, staticScopes } from './scopes.ts';
import { refusedToken } from './simulated-errors.ts';
import { openState } from './state.ts';

/** What a sign-in page has to ask, and for which app. */
export type SignInQuestion = { clientId: string; needsPatient: boolean };

/** The sandbox's authorization server; `callback` answers everything under the issuer's path. */
export type Authorization = {
  callback(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** A launch id for one client, usable once within five minutes. */
  mintLaunch(launch: PendingLaunch): string;
  /** A launch id that has not been used yet. */
  launchWaiting(id: string): PendingLaunch | undefined;
  /** What a bearer token stands for; undefined when it is unknown, expired or revoked. */
  grantFor(bearer: string): Promise<Grant | undefined>;
  /** Ends every access token at once; refresh tokens stay good. Answers how many there were. */
  expireAccessTokens(): number;
  /** Ends every grant, as when the practice withdraws the app: refreshing fails too. */
  withdrawGrants(): number;
  /** The question behind a sign-in page; undefined when it has expired or belongs to another browser. */
  question(request: IncomingMessage, response: ServerResponse): Promise<SignInQuestion | undefined>;
  /** Ends the sign-in page with a context, or with a cancellation, and sends the browser on to the app. */
  answer(
    request: IncomingMessage,
    response: ServerResponse,
    context: LaunchContext | 'cancelled',
  ): Promise<void>;
};

export type AuthorizationParts = Omit<ProviderParts, 'state' | 'keys'> & {
  emrUrl: string;
  dir?: string;
  /** True while the EMR answers granted scopes in SMART v1 spelling. */
  speaksV1(): boolean;
};

/** Starts the authorization server; with `dir` its state and its keys outlive the process. */
export async function createAuthorization(parts: AuthorizationParts): Promise<Authorization> {
  const state = openState(parts.dir && join(parts.dir, 'authorization.ndjson'));
  const provider = smartProvider({ ...parts, state, keys: await serverKeys(parts.dir) });
  const contextOf = (grantId?: string) =>
    grantId ? state.get<GrantedContext>('GrantedContext', grantId) : undefined;

  provider.use(async (ctx, next) => {
    ctx.req.headers.cookie = withoutSession(ctx.req.headers.cookie);
    await next();
    const { oidc } = ctx as unknown as KoaContextWithOIDC;
    if (ctx.status !== 200 || !oidc) return;
    const refusal =
      oidc.route === 'token' ? refusedToken(String(oidc.params?.grant_type), parts.strikes) : undefined;
    if (refusal) {
      ctx.status = refusal.status;
      ctx.body = { error: refusal.error, error_description: refusal.simulated };
      return;
    }
    if (oidc.route === 'token') completeToken(ctx as unknown as KoaContextWithOIDC, contextOf, parts);
    if (oidc.route === 'introspection')
      completeIntrospection(ctx as unknown as KoaContextWithOIDC, contextOf, parts);
  });

  return {
    callback: provider.callback(),
    mintLaunch(launch) {
      const id = randomBytes(18).toString('base64url');
      state.set('PendingLaunch', id, launch, 300);
      return id;
    },
    launchWaiting: id => state.get<PendingLaunch>('PendingLaunch', id),
    async grantFor(bearer) {
      const token =
        (await provider.AccessToken.find(bearer)) ?? (await provider.ClientCredentials.find(bearer));
      if (!token?.clientId) return undefined;
      const context = contextOf('grantId' in token ? token.grantId : undefined);
      if (!context) return { clientId: token.clientId, scopes: split(token.scope ?? '') };
      const { patient, encounter, staff } = context;
      const scopes = [
        ...context.scopes.filter(scope => staticScopes.includes(scope)),
        ...split(token.scope ?? ''),
      ];
      return { clientId: token.clientId, scopes, patient, encounter, fhirUser: `Practitioner/${staff}` };
    },
    expireAccessTokens: () => state.dropWhere(kind => kind === 'AccessToken' || kind === 'ClientCredentials'),
    withdrawGrants() {
      const tokens = ['AccessToken', 'RefreshToken', 'AuthorizationCode', 'ClientCredentials'];
      state.dropWhere(kind => tokens.includes(kind));
      return state.dropWhere(kind => kind === 'Grant');
    },
    async question(request, response) {
      const interaction = await provider.interactionDetails(request, response).catch(() => undefined);
      if (!interaction) return undefined;
      const { client_id, scope } = interaction.params;
      const asks = needsPatient(String(scope ?? '')) && !parts.waits('no-patient-choice');
      return { clientId: String(client_id), needsPatient: asks };
    },
    async answer(request, response, context) {
      const result =
        context === 'cancelled'
          ? { error: 'access_denied', error_description: 'the staff member went back' }
          : { login: { accountId: context.staff }, consent: {}, launch: context };
      await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
    },
  };
}

type Parts = Pick<AuthorizationParts, 'emrUrl' | 'fhirBase' | 'speaksV1'>;
type ContextOf = (grantId?: string) => GrantedContext | undefined;

/** oidc-provider names only the FHIR scopes of a token for a resource; SMART wants all of them, and the context. */
function completeToken(ctx: KoaContextWithOIDC, contextOf: ContextOf, { emrUrl, speaksV1 }: Parts): void {
  const { AuthorizationCode, RefreshToken } = ctx.oidc.entities;
  const body = ctx.body as { scope?: string };
  const context = contextOf((AuthorizationCode ?? RefreshToken)?.grantId);
  if (context) {
    const fhir = split(body.scope ?? '');
    const narrowed = ctx.oidc.params?.scope ? split(String(ctx.oidc.params.scope)) : context.scopes;
    body.scope = context.scopes
      .filter(scope => fhir.includes(scope) || (staticScopes.includes(scope) && narrowed.includes(scope)))
      .join(' ');
    Object.assign(body, tokenMembers(context, emrUrl));
  }
  if (speaksV1() && body.scope) body.scope = split(split(body.scope).map(inV1Spelling).join(' ')).join(' ');
}

function completeIntrospection(
  ctx: KoaContextWithOIDC,
  contextOf: ContextOf,
  { emrUrl, fhirBase }: Parts,
): void {
  const { AccessToken, RefreshToken } = ctx.oidc.entities;
  const context = contextOf((AccessToken ?? RefreshToken)?.grantId);
  if (!context) return;
  const fhirUser = `${fhirBase}/Practitioner/${context.staff}`;
  Object.assign(ctx.body as object, tokenMembers(context, emrUrl), {
    scope: context.scopes.join(' '),
    fhirUser,
  });
}

/** Each authorization stands alone: a session cookie left by an earlier launch must not name the user of this one. */
function withoutSession(cookie: string | undefined): string | undefined {
  const kept = cookie?.split(';').filter(pair => !/^\s*_session(\.sig)?=/.test(pair));
  return kept?.length ? kept.join(';') : undefined;
}
