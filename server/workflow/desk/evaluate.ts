import { firstDay, monthsAfter } from '../../domain/billing/calendar.ts';
import { choose } from '../../domain/billing/choose.ts';
import { evaluateMonth } from '../../domain/billing/evaluate-month.ts';
import type { Lack, LineSet, MonthEvaluation } from '../../domain/billing/evaluation.ts';
import type { MonthFacts } from '../../domain/billing/month-facts.ts';
import type { RuleSet } from '../../domain/billing/rule.ts';
import { rulesOn } from '../../domain/billing/rule-sets.ts';
import type { ChartSnapshot } from '../../domain/chart/snapshot.ts';
import { assumedPayerLack, type PayerIs } from '../../domain/desk/assumed-payer.ts';
import { usualBilling } from '../../domain/desk/billing-settings.ts';
import { monthFactsOf } from '../../domain/desk/month-facts.ts';
import type { PracticeSettings } from '../../domain/practice/settings.ts';
import { dayIn } from '../../domain/time-zone.ts';
import { consentsOf, type FactRow, factsOf } from '../../storage/billing-facts.ts';
import { earlierLinesOf, type MonthRow, monthsKept, monthsToChange } from '../../storage/billing-months.ts';
import type { PracticeTx } from '../../storage/database.ts';
import type { KeyRing } from '../../storage/keys.ts';
import { type ContactOfPatient, contactsOfMonth } from '../../storage/month-contacts.ts';
import { answerSoon } from '../../storage/one-by-one.ts';
import { rosterOf, type StaffRow } from '../../storage/rosters.ts';
import { lastSnapshots } from '../../storage/snapshots.ts';
import { coachesOf } from './coaches-of.ts';

/** One patient's month with all that it was worked out from. */
export type Evaluated = {
  patientId: string;
  payer: string;
  payerIs: PayerIs;
  rules: RuleSet;
  facts: MonthFacts;
  evaluation: MonthEvaluation;
  /** The set that is to be claimed: the biller's own where it is lawful, else the best. */
  set: LineSet;
  /** What keeps the whole set from leaving, whatever its codes. */
  beside: Lack[];
  /** The biller's own choice does not hold any more. */
  choiceGone: boolean;
  kept?: MonthRow;
  contacts: ContactOfPatient[];
  /** Who worked, the most minutes first. */
  coaches: { name: string; credential: string }[];
  consents: Awaited<ReturnType<typeof consentsOf>>;
  said: FactRow[];
  chart?: ChartSnapshot;
};

export type Evaluating = {
  practiceId: string;
  settings: PracticeSettings;
  month: string;
  now: Date;
  patientIds: readonly string[];
  /** The kept months are locked against other deeds until the transaction ends. */
  toChange?: true;
};

/**
 * Works out a month for many patients: seven statements, however many they are, then one patient after another by the
 * pure rules. Of a payer without rules for that month nothing is claimed, and the row says so.
 */
export async function evaluatePatients(
  tx: PracticeTx,
  keys: KeyRing,
  asked: Evaluating,
): Promise<{ evaluated: Evaluated[]; roster: StaffRow[] }> {
  const { month, settings, practiceId } = asked;
  const { timeZone, billing = usualBilling } = settings;
  const span = { from: firstDay(month), until: firstDay(monthsAfter(month, 1)), timeZone };
  const ids = asked.patientIds;
  const contacts = await contactsOfMonth(tx, span, ids);
  const kept = asked.toChange ? await monthsToChange(tx, month, ids) : await monthsKept(tx, month, ids);
  const consents = await consentsOf(tx, ids);
  const said = await factsOf(tx, ids);
  const before = { from: monthsAfter(month, -24), until: monthsAfter(month, -1) };
  const earlier = await earlierLinesOf(tx, before, ids);
  const charts = await lastSnapshots(tx, keys, practiceId, ids);
  const roster = await rosterOf(tx);
  const of = {
    ...{ contacts: grouped(contacts), consents: grouped(consents), said: grouped(said) },
    ...{ earlier: grouped(earlier), kept: new Map(kept.map(row => [row.patientId, row])) },
  };
  const asOf = dayIn(asked.now.toISOString(), timeZone);
  const evaluated: Evaluated[] = [];
  // A month of thousands takes seconds: whoever else waits for this process is heard in between.
  await answerSoon(ids.length, at => {
    const patientId = ids[at] ?? '';
    const facts = of.said.get(patientId) ?? [];
    const mine = {
      ...{ contacts: of.contacts.get(patientId) ?? [], consents: of.consents.get(patientId) ?? [] },
      ...{ said: facts, kept: of.kept.get(patientId), chart: charts.get(patientId) },
    };
    const said = payerOf(facts);
    const payer = said ?? billing.payer;
    const payerIs: PayerIs = said === undefined ? 'assumed' : 'stated';
    const rules = rulesOn(payer, month, billing.turnedOn);
    const known = monthFactsOf({
      ...{ patientId, month, asOf, timeZone, billing, roster, chart: mine.chart },
      ...{ contacts: mine.contacts, consents: mine.consents, facts: facts.map(({ fact }) => fact) },
      earlier: of.earlier.get(patientId) ?? [],
    });
    const evaluation = evaluateMonth(known, rules);
    const own = mine.kept?.wanted ? choose(known, rules, mine.kept.wanted) : undefined;
    const isLawful = own !== undefined && 'lines' in own;
    const set = isLawful ? own : evaluation.chosen;
    const choiceGone = own !== undefined && !isLawful;
    const coaches = coachesOf(mine.contacts, roster);
    const assumed = assumedPayerLack(payer, payerIs, set.lines, billing);
    const beside = assumed ? [assumed] : [];
    evaluated.push({
      ...{ patientId, payer, payerIs, rules, facts: known, evaluation, set, beside, choiceGone, coaches },
      ...mine,
    });
  });
  return { evaluated, roster };
}

const payerOf = (said: readonly FactRow[]): string | undefined =>
  said.map(({ fact }) => fact).find(fact => fact.is === 'payer')?.payer;

function grouped<Row extends { patientId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.patientId);
    if (group) group.push(row);
    else groups.set(row.patientId, [row]);
  }
  return groups;
}
