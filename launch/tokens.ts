import type { EmrAccess, NoAccess } from '../server/domain/chart/emr-access.ts';
import type { KeptTokens, TokenLedger, TokensInPractice } from './ledger.ts';
import { mayWrite, reachesAnyPatient } from './scopes.ts';
import type { TokenAnswer } from './token-answer.ts';
import { askForTokens, type NoTokens } from './token-endpoint.ts';

export type TokenParts = {
  ledger: TokenLedger;
  clock: () => Date;
  /** Waits between two looks at a refresh that another process is making. */
  pause?: (ms: number) => Promise<void>;
};

/** Ways into the EMR, as one login or as a person of the roster. */
export type TokenKeeper = {
  /** `rejected`: an access token the EMR has just answered 401 to; it is not given out again. */
  emrAccess(practiceId: string, loginId: string, rejected?: string): Promise<EmrAccess | NoAccess>;
  /**
   * By the newest login of this person that has not ended and may act for this patient: launched from that chart, or
   * granted `user/` scopes of this type. For rows that were saved in one login and are sent in a later one; of several
   * logins one that was granted the type comes first.
   */
  emrAccessForStaff(
    practiceId: string,
    iss: string,
    staffId: string,
    patientId?: string,
    rejected?: string,
    type?: string,
  ): Promise<EmrAccess | NoAccess>;
};

/** Share of a token's life after which it is refreshed. */
const refreshAfter = 0.65;
/** Nothing is sent with a token that ends within this. */
const marginMs = 10_000;
const leaseMs = 20_000;
const lookEveryMs = 100;
/** After the EMR failed to answer, nobody asks it again for this long. */
const restMs = 5_000;

/**
 * Keeps access tokens good: refreshed at 65 % of their life by one caller in one process at a time (a lease on the
 * login's row), everybody else waits for the result or goes on with the token there is. Whether a login can be
 * refreshed is decided by its having a refresh token, not by its scopes; when none comes back the old one is kept.
 */
export function createTokenKeeper({ ledger, clock, pause = wait }: TokenParts): TokenKeeper {
  const underWay = new Map<string, Promise<EmrAccess | NoAccess>>();

  async function emrAccess(
    practiceId: string,
    loginId: string,
    rejected?: string,
  ): Promise<EmrAccess | NoAccess> {
    const found = await ledger.tokens(practiceId, loginId);
    if (!found || found.ended) return signInNeeded;
    if (found.emr.paused) return emrDown;
    const now = clock();
    if (!isDue(found.tokens, now, rejected)) return asItIs(found, now, signInNeeded);
    if (!found.tokens.refreshToken) return asItIs(found, now, signInNeeded, rejected);
    const key = `${practiceId}/${loginId}`;
    const running =
      underWay.get(key) ?? refreshed(practiceId, loginId, rejected).finally(() => underWay.delete(key));
    underWay.set(key, running);
    return running;
  }

  async function refreshed(
    practiceId: string,
    loginId: string,
    rejected?: string,
  ): Promise<EmrAccess | NoAccess> {
    for (let looks = 0; looks * lookEveryMs < leaseMs; looks += 1) {
      const now = clock();
      const until = new Date(now.getTime() + leaseMs);
      const ours = await ledger.takeLease(practiceId, loginId, now, until);
      const found = await ledger.tokens(practiceId, loginId);
      if (!found || found.ended) return signInNeeded;
      const stillDue = isDue(found.tokens, now, rejected);
      if (ours && stillDue) return refresh(practiceId, loginId, found, until, rejected);
      if (ours) await ledger.yieldLease(practiceId, loginId, until, now);
      const usable = asItIs(found, now, emrDown, rejected);
      if ('accessToken' in usable) return usable;
      await pause(lookEveryMs);
    }
    return emrDown;
  }

  async function refresh(
    practiceId: string,
    loginId: string,
    found: TokensInPractice,
    lease: Date,
    rejected?: string,
  ): Promise<EmrAccess | NoAccess> {
    const now = clock();
    const form = { grant_type: 'refresh_token', refresh_token: found.tokens.refreshToken ?? '' };
    const outcome = await askForTokens(found.emr, form, found.scopes.join(' '), now);
    if (outcome.status === 'unavailable') {
      await ledger.yieldLease(practiceId, loginId, lease, new Date(now.getTime() + restMs));
      return asItIs(found, now, emrDown, rejected);
    }
    const tokens = tokensAfter(found, outcome, now);
    const scopes = outcome.status === 'given' ? outcome.answer.scopes : found.scopes;
    const kept = await ledger.keep(practiceId, loginId, lease, tokens, scopes);
    return kept
      ? asItIs({ ...found, tokens, scopes }, now, signInNeeded, rejected)
      : emrAccess(practiceId, loginId, rejected);
  }

  return {
    emrAccess,
    async emrAccessForStaff(practiceId, iss, staffId, patientId, rejected, type) {
      const logins = await ledger.loginsOf(practiceId, iss, staffId, patientId);
      const fit = grantedFirst(
        logins.filter(login => fits(login, patientId, type)),
        type,
      );
      let answer: NoAccess = signInNeeded;
      for (const login of fit) {
        const access = await emrAccess(practiceId, login.id, rejected);
        if ('accessToken' in access) return access;
        if (access.unavailable === 'emr-down') answer = access;
      }
      return answer;
    },
  };
}

const signInNeeded: NoAccess = { unavailable: 'sign-in-needed' };
const emrDown: NoAccess = { unavailable: 'emr-down' };

/** A refusal, or an answer that is about another patient, leaves the token there is to its end and no refresh token. */
function tokensAfter(
  found: TokensInPractice,
  outcome: { status: 'given'; answer: TokenAnswer } | NoTokens,
  now: Date,
): KeptTokens {
  const { accessToken, refreshToken, issuedAt, expiresAt } = found.tokens;
  if (outcome.status !== 'given') return { accessToken, issuedAt, expiresAt };
  const { answer } = outcome;
  const otherPatient = answer.patientId !== undefined && answer.patientId !== found.patientId;
  if (otherPatient) return { accessToken, issuedAt, expiresAt: now.toISOString() };
  return {
    accessToken: answer.accessToken,
    refreshToken: answer.refreshToken ?? refreshToken,
    issuedAt: now.toISOString(),
    expiresAt: answer.expiresAt,
  };
}

function asItIs(
  found: TokensInPractice,
  now: Date,
  otherwise: NoAccess,
  rejected?: string,
): EmrAccess | NoAccess {
  if (found.tokens.accessToken === rejected) return otherwise;
  if (now.getTime() + marginMs >= Date.parse(found.tokens.expiresAt)) return otherwise;
  const { emr, tokens, scopes, patientId, fhirUser } = found;
  return {
    practiceId: emr.practiceId,
    iss: emr.iss,
    base: emr.iss.replace(/\/+$/, ''),
    accessToken: tokens.accessToken,
    scopes,
    vendor: emr.vendor,
    claims: emr.claims,
    proven: emr.proven,
    accepts: emr.pinned.accepts,
    atOnce: emr.atOnce,
    patientId,
    fhirUser,
  };
}

function isDue({ accessToken, issuedAt, expiresAt }: KeptTokens, now: Date, rejected?: string): boolean {
  const from = Date.parse(issuedAt);
  const due = from + (Date.parse(expiresAt) - from) * refreshAfter;
  return accessToken === rejected || now.getTime() >= due;
}

type Fitting = { patientId?: string; scopes: string[] };

const fits = (login: Fitting, patientId: string | undefined, type: string | undefined): boolean =>
  patientId === undefined ||
  login.patientId === patientId ||
  (login.patientId === undefined && reachesAnyPatient(login.scopes, type));

/** In their order, but those that may write the type before the others. */
const grantedFirst = <L extends Fitting>(logins: L[], type: string | undefined): L[] => {
  if (type === undefined) return logins;
  const isGranted = (login: L) => mayWrite(login.scopes, type);
  return [...logins.filter(isGranted), ...logins.filter(login => !isGranted(login))];
};

const wait = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms));
