import type { ClientMetadata } from 'oidc-provider';

/** An app the practice has registered with its EMR. */
export type RegisteredClient = {
  clientId: string;
  name: string;
  auth:
    | { kind: 'public' }
    | { kind: 'secret'; secret: string }
    | { kind: 'key'; jwksUri?: string; jwks?: object };
  redirectUris: string[];
  /** Where an EHR launch from a chart goes; without it the chart shows no button. */
  launchUrl?: string;
  /** Where a launch without a patient goes. */
  standaloneUrl?: string;
  /** Where the app opens without asking for a patient: for the practice's administrator, or a coach's list. */
  practiceUrl?: string;
  /** Where its CDS Hooks services are discovered; without it no chart asks it for cards. */
  cdsServices?: string;
  grants?: ('authorization_code' | 'client_credentials')[];
  /** The word on the chart's button: "Coaching". */
  label?: string;
};

/** The client as oidc-provider wants it registered (OpenID Connect Dynamic Registration names). */
export function clientMetadata(client: RegisteredClient): ClientMetadata {
  const grants = client.grants ?? ['authorization_code'];
  const asksPeople = grants.includes('authorization_code');
  return {
    client_id: client.clientId,
    client_name: client.name,
    application_type: 'web',
    redirect_uris: asksPeople ? client.redirectUris : [],
    response_types: asksPeople ? ['code'] : [],
    grant_types: [...grants, ...(asksPeople ? ['refresh_token'] : [])],
    ...authentication(client.auth),
  };
}

function authentication(auth: RegisteredClient['auth']): Partial<ClientMetadata> {
  if (auth.kind === 'public') return { token_endpoint_auth_method: 'none' };
  if (auth.kind === 'secret') {
    return { token_endpoint_auth_method: 'client_secret_basic', client_secret: auth.secret };
  }
  const keys = auth.jwksUri ? { jwks_uri: auth.jwksUri } : { jwks: auth.jwks as ClientMetadata['jwks'] };
  return { token_endpoint_auth_method: 'private_key_jwt', ...keys };
}
