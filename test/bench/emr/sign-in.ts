import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { measuredPatient } from './recording.ts';

/** The coach every launch is signed in as. */
export const measuredCoach = 'coach-marcus';

/** A SMART authorization server that lets everybody in as one coach with one patient, without a page in between. */
export async function createSignIn(origin: string) {
  const pair = await generateKeyPair('RS256', { extractable: true });
  const key: JWK = { ...(await exportJWK(pair.publicKey)), kid: 'bench', alg: 'RS256', use: 'sig' };
  const asked = new Map<string, URLSearchParams>();

  return {
    keys: { keys: [key] },

    /** The address the browser is sent back to with its code. */
    sendBack(query: URLSearchParams): string {
      const code = randomUUID();
      asked.set(code, query);
      const back = new URL(query.get('redirect_uri') ?? '');
      back.searchParams.set('code', code);
      back.searchParams.set('state', query.get('state') ?? '');
      return back.href;
    },

    /** The token answer to a code. */
    async tokens(form: URLSearchParams): Promise<Record<string, unknown>> {
      const query = asked.get(form.get('code') ?? '');
      const scope = query?.get('scope') ?? '';
      const claims = {
        nonce: query?.get('nonce') ?? undefined,
        fhirUser: `${origin}/fhir/Practitioner/${measuredCoach}`,
      };
      const idToken = await new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', kid: 'bench' })
        .setIssuer(`${origin}/oidc`)
        .setAudience(query?.get('client_id') ?? '')
        .setSubject(measuredCoach)
        .setIssuedAt()
        .setExpirationTime('1h')
        .sign(pair.privateKey);
      return {
        ...{ access_token: randomUUID(), token_type: 'Bearer', expires_in: 3600, scope },
        ...{ patient: measuredPatient, need_patient_banner: true, id_token: idToken },
      };
    },
  };
}

/** Where everything is, as SMART App Launch 2.2 has it published. */
export const smartConfiguration = (origin: string) => ({
  issuer: `${origin}/oidc`,
  jwks_uri: `${origin}/oidc/jwks`,
  authorization_endpoint: `${origin}/oidc/auth`,
  token_endpoint: `${origin}/oidc/token`,
  code_challenge_methods_supported: ['S256'],
  capabilities: ['launch-ehr', 'sso-openid-connect', 'client-public', 'context-ehr-patient', 'permission-v2'],
});
