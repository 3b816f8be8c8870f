import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { loginCookie } from '../../../launch/credentials.ts';
import { hashOf, newLaunchId, newSecret } from '../../../launch/secrets.ts';
import type { NewStaff } from '../../../server/launching/add-practice.ts';
import { sealedTokens } from '../../../server/launching/sealed-tokens.ts';
import { coachingSession, emr, login, staff } from '../../../server/storage/schema.ts';
import { talks } from '../../demo/talks.ts';
import type { BenchData } from '../server-process.ts';

/** A session that is written and waits for its signature, in a launch of its own. */
export type Prepared = { sessionId: string; launchId: string; cookie: string; origin: string };

/** Whom a clinic of so many coaches has on its roster. */
export const coaches = (count: number): NewStaff[] =>
  Array.from({ length: count }, (_, at) => ({
    ...{ fhirUser: `Practitioner/coach-${at}`, name: `Coach ${at}`, role: 'coach', credential: 'NBC-HWC' },
  }));

/**
 * Writes logins and prepared sessions straight into storage, as launches and autosaves would have left them: every
 * session with a patient of its own, the coaches in turn, so that no coach has two next to each other.
 */
export async function prepareSessions(
  { db, keys }: BenchData,
  practiceId: string,
  count: number,
): Promise<Prepared[]> {
  const draft = draftOfToday();
  const now = new Date();
  const at = now.toISOString();
  const openedAt = new Date(now.getTime() - 29 * 60_000).toISOString();
  const expiresAt = new Date(now.getTime() + 3_600_000).toISOString();
  const prepared: Prepared[] = [];
  await db.withPractice(practiceId, async tx => {
    const people = await tx.select().from(staff).where(eq(staff.role, 'coach'));
    const [home] = await tx.select().from(emr);
    if (home === undefined) throw new Error('the clinic has no EMR');
    const scopes = (home.scopes.any ?? '').split(' ');
    for (let from = 0; from < count; from += 100) {
      const rows = Array.from({ length: Math.min(100, count - from) }, (_, step) => {
        const coach = people[(from + step) % people.length];
        const [launchId, secret, sessionId] = [newLaunchId(), newSecret(), randomUUID()];
        const cookie = `${loginCookie(launchId)}=${practiceId}.${secret}`;
        prepared.push({ sessionId, launchId, cookie, origin: addressOf((from + step) % people.length) });
        const who = { practiceId, patientId: `bench-${from + step}`, staffId: coach?.id ?? '' };
        const tokens = { accessToken: 'any', issuedAt: at, expiresAt };
        return {
          login: {
            ...{
              ...who,
              id: launchId,
              secretHash: hashOf(secret),
              iss: home.iss,
              scopes,
              tokenExpiresAt: expiresAt,
            },
            ...{
              tokensSealed: sealedTokens(keys, practiceId, launchId, tokens),
              createdAt: at,
              lastActiveAt: at,
            },
          },
          session: {
            ...{ ...who, id: sessionId, status: 'open' as const, rev: 1, draft, openedAt, savedAt: at },
          },
        };
      });
      await tx.insert(login).values(rows.map(row => row.login));
      await tx.insert(coachingSession).values(rows.map(row => row.session));
    }
  });
  return prepared;
}

/** A whole talk as it was written in the demonstration, at today's date. */
function draftOfToday() {
  const talk = talks.find(each => each.patient === 'rosa-morales' && each.ago === 41);
  if (talk === undefined) throw new Error('the talk to sign is not there');
  const at = new Date(Date.now() - 29 * 60_000).toISOString();
  const day = (after: number) => new Date(Date.now() + after * 86_400_000).toISOString().slice(0, 10);
  return talk.draft({ at, day });
}

/** Each coach's own address behind the proxy. */
const addressOf = (coach: number): string => `10.0.${Math.floor(coach / 250)}.${(coach % 250) + 1}`;
