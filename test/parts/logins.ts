import type { IncomingMessage } from 'node:http';
import { credentialOf, loginCookie } from '../../launch/credentials.ts';
import { type Identity, lifeOf } from '../../launch/logins.ts';
import { hashOf, isSecretOf, newLaunchId, newSecret } from '../../launch/secrets.ts';
import type { Role } from '../../server/domain/practice/settings.ts';
import type { Database } from '../../server/storage/database.ts';
import { insertLogin, loginWithPerson } from '../../server/storage/logins.ts';
import type { TestPractice } from './practice.ts';

/** A browser that came through a launch: what it sends with every call. */
export type SignedIn = { practiceId: string; launchId: string; secret: string; cookie: string };

/** Signs a person of the practice in, as the end of a launch would. */
export async function signIn(
  db: Database,
  practice: TestPractice,
  who: { role: Role; patientId?: string; at: Date; lockedAt?: Date; endedAt?: Date },
): Promise<SignedIn> {
  const launchId = newLaunchId();
  const secret = newSecret();
  const { practiceId, iss } = practice;
  await db.withPractice(practiceId, tx =>
    insertLogin(tx, {
      practiceId,
      id: launchId,
      secretHash: hashOf(secret),
      staffId: practice.staff[who.role].id,
      iss,
      patientId: who.patientId ?? null,
      scopes: ['launch', 'openid'],
      tokensSealed: 'v1.none',
      tokenExpiresAt: who.at.toISOString(),
      createdAt: who.at.toISOString(),
      lastActiveAt: who.at.toISOString(),
      lockedAt: who.lockedAt?.toISOString() ?? null,
      endedAt: who.endedAt?.toISOString() ?? null,
    }),
  );
  return { practiceId, launchId, secret, cookie: `${loginCookie(launchId)}=${practiceId}.${secret}` };
}

/** Who a request is from, by the launch's own rules over the stored logins. */
export const identifyBy =
  (db: Database, clock: () => Date) =>
  async (req: IncomingMessage): Promise<Identity> => {
    const credential = credentialOf(req.headers, (req.url ?? '').split('?', 1)[0] ?? '');
    if (!credential) return { kind: 'nobody' };
    const found = await db.withPractice(credential.practiceId, tx =>
      loginWithPerson(tx, credential.launchId),
    );
    if (!found || !isSecretOf(found.login.secretHash, credential.secret)) return { kind: 'nobody' };
    const { login, staff, settings } = found;
    const kept = { ...login, lockedAt: login.lockedAt ?? undefined, endedAt: login.endedAt ?? undefined };
    const life = lifeOf(kept, settings, clock());
    if (life === 'over') return { kind: 'nobody' };
    const { practiceId, id: loginId, iss, scopes, needBanner } = login;
    const [patientId, visitId] = [login.patientId ?? undefined, login.visitId ?? undefined];
    return {
      kind: 'login',
      practiceId,
      loginId,
      staff,
      patientId,
      visitId,
      iss,
      scopes,
      settings,
      locked: life !== 'live',
      needBanner,
    };
  };
