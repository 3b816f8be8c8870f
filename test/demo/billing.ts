import { randomUUID } from 'node:crypto';
import type { ConsentKind, WorkActivity } from '../../server/domain/billing/vocabulary.ts';
import { usualBilling } from '../../server/domain/desk/billing-settings.ts';
import { type BillingFact, keyOfFact } from '../../server/domain/desk/facts.ts';
import { dayIn, instantIn } from '../../server/domain/time-zone.ts';
import { consentsOf, keepConsent, keepFact } from '../../server/storage/billing-facts.ts';
import type { PracticeTx } from '../../server/storage/database.ts';
import { rosterOf, saveStaff, saveSupervisor } from '../../server/storage/rosters.ts';
import { contact, practice } from '../../server/storage/schema.ts';
import type { Actor, WorkflowParts } from '../../server/workflow/parts.ts';
import { readAhead } from '../../server/workflow/read-once.ts';

/** Coaches of the practice who call from another site: a nurse, and a community health worker. */
const callers = [
  { fhirUser: 'Practitioner/coach-ruth', name: 'Ruth Adler', credential: 'RN' },
  { fhirUser: 'Practitioner/coach-ines', name: 'Inés Vega', credential: 'CHW, CHI-trained' },
] as const;

type Month = {
  patient: string;
  calls: { by: (typeof callers)[number]['name']; minutes: number; activity: WorkActivity }[];
  consents: ConsentKind[];
  plan?: 'comprehensive' | 'drivers';
  /** Nobody wrote down who pays: the practice assumes it. */
  payerAssumed?: true;
  /** Called just now: what he agrees to today still counts for it. */
  today?: true;
};

/** A month in every state: ready by each of two ways, a consent missing, too few minutes. */
const months: Month[] = [
  {
    ...{ patient: 'rosa-morales', consents: ['chi'], plan: 'drivers' },
    calls: [
      { by: 'Inés Vega', minutes: 38, activity: 'planning' },
      { by: 'Inés Vega', minutes: 27, activity: 'coordinating' },
    ],
  },
  {
    ...{ patient: 'walter-greene', consents: ['ccm'], plan: 'comprehensive' },
    calls: [
      { by: 'Ruth Adler', minutes: 24, activity: 'medicines' },
      { by: 'Ruth Adler', minutes: 17, activity: 'coordinating' },
    ],
  },
  {
    ...{ patient: 'james-whitfield', consents: [], plan: 'comprehensive', today: true, payerAssumed: true },
    calls: [{ by: 'Ruth Adler', minutes: 26, activity: 'medicines' }],
  },
  {
    ...{ patient: 'harold-kim', consents: ['ccm'], plan: 'comprehensive' },
    calls: [{ by: 'Ruth Adler', minutes: 13, activity: 'teaching' }],
  },
];

/** Gives the practice a month with something to claim, at days that have passed of it. Once. */
export async function playBilling(
  parts: WorkflowParts,
  practiceId: string,
  iss: string,
  launchedBy: (staff: string, patient: string) => Promise<Actor>,
  now: Date,
): Promise<void> {
  const patients = months.map(({ patient }) => patient);
  const known = await parts.db.withPractice(practiceId, tx => consentsOf(tx, patients));
  if (known.length > 0) return;
  for (const patient of patients) await readAhead(parts, await launchedBy('coach-dana', patient), now);
  await parts.db.withPractice(practiceId, async tx => {
    const [row] = await tx.select().from(practice);
    const offers = ['ccm' as const, 'complex-ccm' as const, 'chi' as const, 'coaching' as const];
    const billing = { ...usualBilling, offers, turnedOn: ['0593T'] };
    if (row) await tx.update(practice).set({ settings: { ...row.settings, billing } });
    for (const person of callers) {
      await saveStaff(tx, { practiceId, id: randomUUID(), iss, role: 'coach', active: true, ...person });
      await saveSupervisor(tx, iss, person.fhirUser, 'Practitioner/dr-osei');
    }
    const roster = await rosterOf(tx);
    const idOf = (name: string) => roster.find(one => one.name === name)?.id ?? '';
    const at = { timeZone: row?.settings.timeZone ?? 'UTC', now };
    for (const month of months) await playMonth(tx, practiceId, month, idOf, at);
  });
}

async function playMonth(
  tx: PracticeTx,
  practiceId: string,
  { patient: patientId, calls, consents, plan, today, payerAssumed }: Month,
  idOf: (name: string) => string,
  { timeZone, now }: { timeZone: string; now: Date },
): Promise<void> {
  for (const [n, { by, minutes, activity }] of calls.entries()) {
    const startedAt = today
      ? now.toISOString()
      : atWork(dayOfMonth((n + 1) / (calls.length + 1), now), n === 0 ? '10:20' : '14:05', { timeZone, now });
    const endedAt = new Date(Date.parse(startedAt) + minutes * 60_000).toISOString();
    const of = { practiceId, id: randomUUID(), patientId, staffId: idOf(by), mode: 'phone' };
    const spent = { byActivity: { [activity]: minutes }, total: minutes };
    await tx.insert(contact).values({ ...of, startedAt, endedAt, minutes: spent as never });
  }
  const before = new Date(now.getTime() - 62 * 86_400_000).toISOString();
  for (const to of consents)
    await keepConsent(tx, {
      ...{ practiceId, id: randomUUID(), patientId, to, said: 'given', told: '' },
      ...{
        words: 'Yes, that would help me',
        day: before.slice(0, 10),
        staffId: idOf('Dana Reyes'),
        at: before,
      },
    });
  const facts: Exclude<BillingFact, { is: 'withdrawn' }>[] = [
    { is: 'visit', kind: 'office', day: before.slice(0, 10), by: idOf('Dr. Ama Osei') },
    ...(payerAssumed ? [] : [{ is: 'payer' as const, payer: 'medicare' }]),
    ...(plan ? [{ is: 'care-plan' as const, kind: plan, from: before.slice(0, 10) }] : []),
  ];
  for (const fact of facts)
    await keepFact(tx, {
      ...{ practiceId, id: randomUUID(), patientId, key: keyOfFact(fact), fact },
      ...{ staffId: idOf('June Park'), at: before },
    });
}

/** A share of what has passed of the month that is closed next: before its eleventh day that is the one before. */
export function dayOfMonth(share: number, now: Date): string {
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
  const isOver = now.getUTCDate() <= 10;
  const from = Date.UTC(year, isOver ? month - 1 : month, 2);
  const until = isOver ? Date.UTC(year, month, 1) - 2 * 86_400_000 : now.getTime() - 3_600_000;
  return new Date(from + (until - from) * share).toISOString();
}

/** That day at a clock of the practice, when people are at work; as it was where that is still ahead. */
function atWork(at: string, clock: string, { timeZone, now }: { timeZone: string; now: Date }): string {
  const then = instantIn(dayIn(at, timeZone), clock, timeZone);
  return then < now.toISOString() ? then : at;
}
