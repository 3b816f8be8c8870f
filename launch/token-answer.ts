import {
  intentInAppContext,
  isLaunchIntent,
  type LaunchIntent,
} from '../server/domain/practice/launch-intent.ts';
import { grantedWithin } from './scopes.ts';

/** A token response that was read and found usable. Times are ISO instants. */
export type TokenAnswer = {
  accessToken: string;
  refreshToken?: string;
  expiresAt: string;
  idToken?: string;
  scopes: string[];
  patientId?: string;
  visitId?: string;
  /** Where the launch asks to be opened. */
  intent?: LaunchIntent;
  needBanner: boolean;
  styleUrl?: string;
};

/** Why an answer of the token endpoint cannot be used. */
export type UnusableAnswer = { unusable: 'not-json' | 'no-token' | 'not-bearer' | 'bad-patient' };

const fhirId = /^[A-Za-z0-9\-.]{1,64}$/;
const token = /^[\x21-\x7e]{1,16384}$/;
/** A token without a believable life is taken to live this long, in seconds. */
const assumedLife = 300;
const longestLife = 86_400;

/**
 * Reads the JSON of a token endpoint (RFC 6749 5.1, SMART App Launch 2.2 "Launch context arrives with your
 * access_token"). In: the parsed body, the scopes that were asked for, now. Unusable: no access token, a token type
 * other than Bearer, or a `patient` that is not a FHIR id. A visit, an intent or a style that makes no sense is left out.
 */
export function readTokenAnswer(body: unknown, asked: string, now: Date): TokenAnswer | UnusableAnswer {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return { unusable: 'not-json' };
  const answer = body as Record<string, unknown>;
  if (typeof answer.access_token !== 'string' || !token.test(answer.access_token))
    return { unusable: 'no-token' };
  if (typeof answer.token_type !== 'string' || answer.token_type.toLowerCase() !== 'bearer')
    return { unusable: 'not-bearer' };
  const patient = answer.patient;
  if (patient !== undefined && !(typeof patient === 'string' && fhirId.test(patient)))
    return { unusable: 'bad-patient' };
  const refresh = answer.refresh_token;
  const visit = answer.encounter;
  return {
    accessToken: answer.access_token,
    ...(typeof refresh === 'string' && token.test(refresh) ? { refreshToken: refresh } : {}),
    expiresAt: new Date(now.getTime() + lifeSeconds(answer.expires_in) * 1000).toISOString(),
    ...(typeof answer.id_token === 'string' ? { idToken: answer.id_token } : {}),
    scopes: grantedWithin(typeof answer.scope === 'string' ? answer.scope : undefined, asked),
    ...(patient === undefined ? {} : { patientId: patient }),
    ...(typeof visit === 'string' && fhirId.test(visit) ? { visitId: visit } : {}),
    ...intentOf(answer),
    needBanner: answer.need_patient_banner !== false,
    ...(isHttpsUrl(answer.smart_style_url) ? { styleUrl: answer.smart_style_url } : {}),
  };
}

function lifeSeconds(expiresIn: unknown): number {
  const seconds =
    typeof expiresIn === 'string' && /^\d{1,12}$/.test(expiresIn) ? Number(expiresIn) : expiresIn;
  if (typeof seconds !== 'number' || !Number.isFinite(seconds) || seconds <= 0) return assumedLife;
  return Math.min(Math.floor(seconds), longestLife);
}

/** By the link that was followed (`appContext`, CDS Hooks 2.0), else by SMART's `intent`; a word we do not know is none. */
function intentOf({ appContext, intent }: Record<string, unknown>): { intent?: LaunchIntent } {
  const wanted = intentInAppContext(appContext) ?? (isLaunchIntent(intent) ? intent : undefined);
  return wanted ? { intent: wanted } : {};
}

const isHttpsUrl = (value: unknown): value is string =>
  typeof value === 'string' &&
  value.length <= 512 &&
  URL.canParse(value) &&
  new URL(value).protocol === 'https:';
