import { randomUUID } from 'node:crypto';
import { eq, isNotNull, sql } from 'drizzle-orm';
import { hashOf, newLaunchId, newSecret } from '../../../launch/secrets.ts';
import { routeItems } from '../../../server/chart/capability.ts';
import { chartWritesFor } from '../../../server/chart/write/chart-writes.ts';
import type { NewChartWrite } from '../../../server/domain/chart/chart-write.ts';
import { sealedTokens } from '../../../server/launching/sealed-tokens.ts';
import { insertChartWrites } from '../../../server/storage/chart-writes.ts';
import { unfoldAll } from '../../../server/storage/folded-writes.ts';
import { thePractice } from '../../../server/storage/practices.ts';
import { chartWrite, emr, login, staff } from '../../../server/storage/schema.ts';
import { itemsOfAFullSession, signedSession } from '../../server/chart/session.ts';
import type { BenchData } from '../server-process.ts';

/** How many rows one patient's session leaves. */
export const rowsEach = 10;

/**
 * What an outage leaves behind: so many patients' sessions signed and nothing sent, every author still signed in from
 * that patient's chart. Gives back the rows as they were put into the ledger.
 */
export async function queueSessions(
  { db, keys }: BenchData,
  practiceId: string,
  patients: number,
): Promise<NewChartWrite[]> {
  const now = new Date().toISOString();
  const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
  return db.withPractice(practiceId, async tx => {
    const people = await tx.select().from(staff).where(eq(staff.role, 'coach'));
    const [home] = await tx.select().from(emr);
    const practice = await thePractice(tx);
    if (!home || !practice) throw new Error('the clinic is not there');
    const scopes = (home.scopes.any ?? '').split(' ');
    const terms = { accepts: home.pinned.accepts, scopes, vendor: home.vendor, experience: [], now };
    const all: NewChartWrite[] = [];
    for (let at = 0; at < patients; at += 1) {
      const coach = people[at % people.length];
      const who = {
        practiceId,
        patientId: `drain-${at}-${randomUUID().slice(0, 8)}`,
        staffId: coach?.id ?? '',
      };
      const id = newLaunchId();
      const tokens = { accessToken: 'any', issuedAt: now, expiresAt };
      await tx.insert(login).values({
        ...{ ...who, id, iss: home.iss, scopes, secretHash: hashOf(newSecret()), tokenExpiresAt: expiresAt },
        ...{ createdAt: now, lastActiveAt: now, tokensSealed: sealedTokens(keys, practiceId, id, tokens) },
      });
      const signed = signedSession({
        ...{ id: randomUUID(), patientId: who.patientId },
        coach: {
          staffId: who.staffId,
          name: coach?.name ?? '',
          credential: '',
          fhirUser: coach?.fhirUser ?? '',
        },
      });
      const writes = chartWritesFor({
        ...{
          signed,
          practiceId,
          iss: home.iss,
          settings: practice.settings,
          previous: [],
          newId: randomUUID,
          now,
        },
        routed: routeItems(itemsOfAFullSession.slice(0, rowsEach), terms),
      });
      await insertChartWrites(tx, writes);
      all.push(...writes);
    }
    await unfoldAll(tx); // an outbox that could send nothing meanwhile has looked at all of them
    return all;
  });
}

/** Most requests at once that the practice allows. */
export const allowAtOnce = (data: BenchData, practiceId: string, atOnce: number): Promise<unknown> =>
  data.db.withPractice(practiceId, tx => tx.update(emr).set({ atOnce }));

/** How many rows stand in each state. */
export const statesOf = async (data: BenchData, practiceId: string): Promise<{ [state: string]: number }> => {
  const found = await data.db.withPractice(practiceId, tx =>
    tx
      .select({ state: chartWrite.state, n: sql<number>`count(*)::int` })
      .from(chartWrite)
      .groupBy(chartWrite.state),
  );
  return Object.fromEntries(found.map(({ state, n }) => [state, n]));
};

/** Patients of whom a row is held under a lease. */
export const patientsInHand = async (data: BenchData, practiceId: string): Promise<Set<string>> => {
  const found = await data.db.withPractice(practiceId, tx =>
    tx.selectDistinct({ id: chartWrite.patientId }).from(chartWrite).where(isNotNull(chartWrite.lease)),
  );
  return new Set(found.map(({ id }) => id));
};
