import { loginCookie } from '../../launch/credentials.ts';
import { hashOf, newLaunchId, newSecret } from '../../launch/secrets.ts';
import type { Role } from '../../server/domain/practice/settings.ts';
import { sealedTokens } from '../../server/launching/sealed-tokens.ts';
import type { Database } from '../../server/storage/database.ts';
import { insertLogin } from '../../server/storage/logins.ts';
import { type TestPractice, testKeys } from './practice.ts';

/** A browser that came through a launch: what it sends with every call. */
export type SignedIn = { practiceId: string; launchId: string; secret: string; cookie: string };

/** Signs a person of the practice in, as the end of a launch would. */
export async function signIn(
  db: Database,
  practice: TestPractice,
  who: { role: Role; patientId?: string; at: Date; lockedAt?: Date; endedAt?: Date; scopes?: string[] },
): Promise<SignedIn> {
  const launchId = newLaunchId();
  const secret = newSecret();
  const { practiceId, iss } = practice;
  const tokens = { accessToken: 'at', issuedAt: who.at.toISOString(), expiresAt: who.at.toISOString() };
  await db.withPractice(practiceId, tx =>
    insertLogin(tx, {
      practiceId,
      id: launchId,
      secretHash: hashOf(secret),
      staffId: practice.staff[who.role].id,
      iss,
      patientId: who.patientId ?? null,
      scopes: who.scopes ?? ['launch', 'openid'],
      tokensSealed: sealedTokens(testKeys, practiceId, launchId, tokens),
      tokenExpiresAt: who.at.toISOString(),
      createdAt: who.at.toISOString(),
      lastActiveAt: who.at.toISOString(),
      lockedAt: who.lockedAt?.toISOString() ?? null,
      endedAt: who.endedAt?.toISOString() ?? null,
    }),
  );
  return { practiceId, launchId, secret, cookie: `${loginCookie(launchId)}=${practiceId}.${secret}` };
}
