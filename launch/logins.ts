import type { IncomingHttpHeaders } from 'node:http';
import type { LaunchIntent } from '../server/domain/practice/launch-intent.ts';
import type { PracticeSettings, Staff } from '../server/domain/practice/settings.ts';
import { credentialOf, loginCookie, loginSeconds, setCookie } from './credentials.ts';
import type { KeptLogin, LoginInPractice, LoginLedger, TokenLedger } from './ledger.ts';
import { recentLogins } from './recent-logins.ts';
import { hashOf, isLaunchId, isPracticeId, isSecretOf, newSecret } from './secrets.ts';
import { revokeToken } from './token-endpoint.ts';

/** Somebody signed in, by one launch. */
export type LoginIdentity = {
  kind: 'login';
  practiceId: string;
  loginId: string;
  staff: Staff;
  patientId?: string;
  visitId?: string;
  iss: string;
  scopes: string[];
  settings: PracticeSettings;
  locked: boolean;
  needBanner: boolean;
  /** Where the launch asked to be opened. */
  intent?: LaunchIntent;
  /**
   * Taken from memory: it is them only if this still is the mark of the login when the deed is done. Absent of whoever
   * was asked for.
   */
  ifStill?: string;
};
export type Identity = LoginIdentity | { kind: 'nobody' };

export type Logins = {
  /** Who a request is from, by the launch it names and the secret it carries for that launch. */
  identify(headers: IncomingHttpHeaders, path: string): Promise<Identity>;
  /**
   * Who it was when this process last asked under the launch that a request names, where the request shows the same
   * secret: only for a deed that holds `ifStill` against the login where it is done.
   */
  recall(headers: IncomingHttpHeaders, path: string): LoginIdentity | undefined;
  /** The person did something: the idle clock starts again. */
  active(who: LoginIdentity): Promise<void>;
  /** Ends the login here, then its tokens at the EMR; the second may fail without undoing the first. */
  end(who: LoginIdentity): Promise<{ revoked: boolean }>;
  /** The Set-Cookie value that makes the browser forget a login. */
  forgetting(loginId: string): string;
  /** Turns the one-time secret of a browser without cookies into the secret of its login; undefined when it is none. */
  handOver(practiceId: string, launchId: string, once: string): Promise<string | undefined>;
};

export type LoginParts = { ledger: LoginLedger & Pick<TokenLedger, 'tokens'>; clock: () => Date };

export function createLogins({ ledger, clock }: LoginParts): Logins {
  const recent = recentLogins();
  return {
    async identify(headers, path) {
      const credential = credentialOf(headers, path);
      const found = credential && (await ledger.login(credential.practiceId, credential.launchId));
      const now = clock();
      if (!found?.staffActive || !isSecretOf(found.login.secretHash, credential?.secret))
        return { kind: 'nobody' };
      const life = lifeOf(found.login, found.settings, now);
      if (life === 'live') recent.keep(found, now);
      else recent.forget(found.login);
      if (life === 'over') return { kind: 'nobody' };
      if (life === 'idle') await ledger.lock(found.login.practiceId, found.login.id, now);
      return identityOf(found, life !== 'live');
    },

    recall(headers, path) {
      const credential = credentialOf(headers, path);
      const found = credential && recent.find(credential, clock());
      if (!found || !isSecretOf(found.login.secretHash, credential.secret)) return undefined;
      // Its clock may have gone on since, never back: what was live by the older one is.
      if (lifeOf(found.login, found.settings, clock()) !== 'live') return undefined;
      return { ...identityOf(found, false), ifStill: found.mark };
    },

    active: who => ledger.active(who.practiceId, who.loginId, clock()),

    async end(who) {
      recent.forget({ practiceId: who.practiceId, id: who.loginId });
      const kept = await ledger.tokens(who.practiceId, who.loginId);
      const now = clock();
      await ledger.end(who.practiceId, who.loginId, now);
      if (!kept || kept.ended) return { revoked: false };
      const { accessToken, refreshToken } = kept.tokens;
      const revoked = await Promise.all([
        ...(refreshToken ? [revokeToken(kept.emr, refreshToken, 'refresh_token', now)] : []),
        revokeToken(kept.emr, accessToken, 'access_token', now),
      ]);
      return { revoked: revoked.every(Boolean) };
    },

    forgetting: loginId => setCookie(loginCookie(loginId), '', 0),

    async handOver(practiceId, launchId, once) {
      if (!isPracticeId(practiceId) || !isLaunchId(launchId)) return undefined;
      const secret = newSecret();
      const taken = await ledger.handOver(practiceId, launchId, hashOf(once), hashOf(secret), clock());
      return taken ? secret : undefined;
    },
  };
}

function identityOf({ login, staff, settings }: LoginInPractice, locked: boolean): LoginIdentity {
  const { practiceId, id: loginId, patientId, visitId, iss, scopes, needBanner, intent } = login;
  return {
    ...{ kind: 'login', practiceId, loginId, staff, patientId, visitId },
    ...{ iss, scopes, settings, locked, needBanner, intent },
  };
}

/**
 * Whether a login is live, has just fallen idle, is locked, or is over. Idle is the practice's minutes without the
 * person's own doing, by the server's clock (45 CFR 164.312(a)(2)(iii)); over is ended, or 12 hours old.
 */
export function lifeOf(
  login: Pick<KeptLogin, 'createdAt' | 'lastActiveAt' | 'lockedAt' | 'endedAt'>,
  settings: Pick<PracticeSettings, 'idleLockMinutes'>,
  now: Date,
): 'live' | 'idle' | 'locked' | 'over' {
  const since = (at: string) => now.getTime() - Date.parse(at);
  if (login.endedAt || since(login.createdAt) >= loginSeconds * 1000) return 'over';
  if (login.lockedAt) return 'locked';
  return since(login.lastActiveAt) >= settings.idleLockMinutes * 60_000 ? 'idle' : 'live';
}
