import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Measure } from '../../../server/domain/chart/snapshot.ts';
import { usualBilling } from '../../../server/domain/desk/billing-settings.ts';
import type { PlanDomain } from '../../../server/domain/session/draft.ts';
import { signSession } from '../../../server/domain/session/sign.ts';
import type { Database } from '../../../server/storage/database.ts';
import { coachingSession, contact, practice, signature, staff } from '../../../server/storage/schema.ts';
import { keepSnapshot } from '../../../server/storage/snapshots.ts';
import { fullDraft } from '../../parts/drafts.ts';
import { type TestPractice, testKeys } from '../../parts/practice.ts';

/** A practice that takes part in care management: its coach is a medical assistant under its physician. */
export async function readyForBilling(db: Database, home: TestPractice): Promise<void> {
  const settings = {
    ...home.settings,
    billing: {
      ...{ ...usualBilling, offers: ['ccm' as const, 'chi' as const] },
      assumedPayerMayLeave: true as const,
    },
  };
  await db.withPractice(home.practiceId, async tx => {
    await tx.update(practice).set({ settings });
    await tx
      .update(staff)
      .set({ credential: 'MA', supervisorId: home.staff.physician.id })
      .where(eq(staff.id, home.staff.coach.id));
    await tx.update(staff).set({ credential: 'MD' }).where(eq(staff.id, home.staff.physician.id));
  });
}

/** A call of so many minutes by the practice's coach. */
export const aCall = (db: Database, home: TestPractice, patientId: string, day: string, minutes: number) =>
  db.withPractice(home.practiceId, tx =>
    tx.insert(contact).values({
      ...{ practiceId: home.practiceId, id: randomUUID(), patientId, staffId: home.staff.coach.id },
      ...{ mode: 'phone', startedAt: `${day}T17:00:00Z`, endedAt: `${day}T18:00:00Z` },
      minutes: { byActivity: { planning: minutes }, total: minutes },
    }),
  );

/** The chart as it was read: two conditions that last (unless others are named), and the visit in which it began. */
export async function aChart(
  db: Database,
  home: TestPractice,
  patientId: string,
  who: { name: string; birthDate: string; mrn: string; language?: string; phone?: string },
  problems = ['Type 2 diabetes mellitus', 'Essential hypertension'],
  readAt = '2026-10-01T09:00:00Z',
  measured: Measure[] = [],
): Promise<void> {
  const none = { status: 'none-recorded', readAt } as const;
  const measures = measured.length > 0 ? ({ status: 'recorded', readAt, value: measured } as const) : none;
  const source = (type: string, id: string) => ({ type, id });
  const problem = (id: string, name: string) => ({
    ...{ name, status: 'active' as const, source: source('Condition', id) },
  });
  await db.withPractice(home.practiceId, tx =>
    keepSnapshot(tx, testKeys, home.practiceId, {
      ...{ patientId, readAt, leftOut: [], medicines: none, allergies: none, measures },
      ...{ referrals: none, notes: none, goals: none, smoking: none },
      patient: {
        ...{ status: 'recorded', readAt },
        value: {
          ...{ id: patientId, ...who, interpreter: 'not-recorded' },
          source: source('Patient', patientId),
        },
      },
      problems: {
        ...{ status: 'recorded', readAt },
        value: problems.map((name, n) => problem(`c${n + 1}`, name)),
      },
      visits: {
        ...{ status: 'recorded', readAt },
        value: [
          {
            ...{ id: 'v1', what: 'Office visit', kind: 'office', status: 'finished', start: '2026-04-02' },
            ...{ withWhom: `Dr. ${home.staff.physician.name}`, source: source('Encounter', 'v1') },
          },
        ],
      },
    }),
  );
}

/** A talk of that day that was signed, with its note; its minutes count like those of a call. `as`: about one thing alone, in the room. The session's id. */
export async function aSignedTalk(
  db: Database,
  home: TestPractice,
  patientId: string,
  day: string,
  as?: { about: PlanDomain; minutes: number },
): Promise<string> {
  const { practiceId, settings, staff: people } = home;
  const id = randomUUID();
  const at = `${day}T18:00:00Z`;
  const draft = fullDraft(new Date(at));
  const talk = signSession({
    ...{ id, version: 1, patientId, draft, openedAt: at, now: at, settings },
    coach: { ...people.coach, staffId: people.coach.id, credential: 'MA' },
  });
  if (Array.isArray(talk)) throw new Error('the talk could not be signed');
  const signed = as ? { ...talk, plans: talk.plans.map(plan => ({ ...plan, domain: as.about })) } : talk;
  const minutes = as ? { byActivity: { planning: as.minutes }, total: as.minutes } : signed.minutes;
  await db.withPractice(practiceId, async tx => {
    const of = { practiceId, patientId, staffId: people.coach.id };
    await tx.insert(coachingSession).values({
      ...{ ...of, id, status: 'signed', rev: 1, version: 1, draft, openedAt: at, savedAt: at, signedAt: at },
    });
    await tx.insert(signature).values({
      ...{ practiceId, sessionId: id, version: 1, signKey: id, signed, note: `Note of ${day}` },
      ...{ staffId: people.coach.id, signedAt: at },
    });
    await tx.insert(contact).values({
      ...{ ...of, id: randomUUID(), sessionId: id, startedAt: signed.startedAt },
      ...{ endedAt: signed.endedAt, mode: as ? 'in-person' : 'phone', minutes },
    });
  });
  return id;
}
