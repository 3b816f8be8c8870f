import { callDue } from '../../domain/billing/call-due.ts';
import { forEver, steadyUntil } from '../../domain/billing/steady-until.ts';
import { denialState } from '../../domain/desk/denial.ts';
import { placeInMonth } from '../../domain/desk/month-order.ts';
import { monthPatient } from '../../domain/desk/month-row.ts';
import type { Language } from '../../domain/language.ts';
import type { PracticeSettings } from '../../domain/practice/settings.ts';
import { dayIn } from '../../domain/time-zone.ts';
import { asksOf } from '../../storage/billing-asks.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { denialsOf } from '../../storage/denials.ts';
import {
  beginMonth,
  dueToEvaluate,
  type EvaluatedRow,
  keepEvaluated,
  leftToEvaluate,
  recountMonth,
  sealOfPatient,
  takeInChanges,
  turnToEvaluate,
} from '../../storage/evaluated-months.ts';
import { type MonthPage, type PageAsked, pageOfMonth } from '../../storage/evaluated-pages.ts';
import { rosterOf } from '../../storage/rosters.ts';
import { basisOf } from './basis.ts';
import { type Evaluated, evaluatePatients } from './evaluate.ts';
import { nameOf } from './name-of.ts';
import type { DeskParts } from './teller.ts';

export type MonthAsked = { practiceId: string; settings: PracticeSettings; month: string; now: Date };
/** A month that is true now; or how far it has come, where it takes more than a moment to work out. */
export type Stand = { page: MonthPage } | { left: number; of: number };

/** Worked out in one transaction: a moment's work, so that nobody who waits for a turn waits long. */
const together = 150;
/** So long a reader waits for an answer; what is not worked out by then is told as a number. */
const patienceMs = 2_500;

/**
 * A page of a month as it is now. Where nothing changed since it was kept, nobody is worked out; else those of whom
 * something changed, in lots, each kept as soon as it is done. `then` runs in the transaction of the page.
 */
export async function monthNow<T>(
  parts: DeskParts,
  asked: MonthAsked,
  page: PageAsked,
  language: Language,
  then: (tx: PracticeTx, stand: Stand) => Promise<T>,
): Promise<T> {
  const began = performance.now();
  for (;;) {
    const hurry = performance.now() - began > patienceMs;
    const outcome = await parts.db.withPractice(asked.practiceId, async tx => {
      const stand = await oneStep(tx, parts, asked, { page, language, hurry });
      return stand && { of: await then(tx, stand) };
    });
    if (outcome) return outcome.of;
  }
}

type Step = { page: PageAsked; language: Language; hurry: boolean };

async function oneStep(
  tx: PracticeTx,
  parts: DeskParts,
  asked: MonthAsked,
  { page, language, hurry }: Step,
): Promise<Stand | undefined> {
  const { month, settings, now } = asked;
  const day = dayIn(now.toISOString(), settings.timeZone);
  const basis = basisOf(settings, await rosterOf(tx), parts.keys);
  const kept = await pageOfMonth(tx, { month, day, language, page });
  if (kept && !kept.due && kept.basis === basis) return { page: kept };
  if (hurry) return leftToEvaluate(tx, month, day);
  if (await workOn(tx, parts, asked)) return undefined;
  const done = await pageOfMonth(tx, { month, day, language, page });
  return done && { page: done };
}

/** Works out one lot of those who are due, in one's turn; whether there may be more. */
export async function workOn(tx: PracticeTx, parts: DeskParts, asked: MonthAsked): Promise<boolean> {
  const { practiceId, month, settings, now } = asked;
  await turnToEvaluate(tx);
  await takeInChanges(tx, settings.timeZone);
  const day = dayIn(now.toISOString(), settings.timeZone);
  const basis = basisOf(settings, await rosterOf(tx), parts.keys);
  const kept = await pageOfMonth(tx, { month, day, language: 'en', page: { first: 1 } });
  if (kept?.basis !== basis) {
    await beginMonth(tx, { month, basis, timeZone: settings.timeZone, at: now.toISOString() });
  }
  const patientIds = await dueToEvaluate(tx, { month, day, most: together });
  if (patientIds.length === 0) {
    if (kept?.due !== false) await recountMonth(tx, month);
    return false;
  }
  const { evaluated } = await evaluatePatients(tx, parts.keys, {
    practiceId,
    settings,
    month,
    now,
    patientIds,
  });
  const asks = Map.groupBy(await asksOf(tx, patientIds), ({ patientId }) => patientId);
  const denials = Map.groupBy(await denialsOf(tx, month, patientIds), ({ patientId }) => patientId);
  const of = new Map(evaluated.map(one => [one.patientId, one]));
  const rows = patientIds.map(patientId => {
    const one = of.get(patientId);
    const hasMonth = one && (one.contacts.length > 0 || one.kept);
    if (!hasMonth) return nothingListed(asked, patientId);
    const open = (denials.get(patientId) ?? []).filter(row => denialState(row) === 'open');
    return rowOf(parts, asked, one, { asks: asks.get(patientId) ?? [], denied: open.length });
  });
  await keepEvaluated(tx, month, rows);
  return patientIds.length === together;
}

type Beside = { asks: Awaited<ReturnType<typeof asksOf>>; denied: number };
type Row = Omit<EvaluatedRow, 'round'>;

function rowOf({ keys }: DeskParts, { practiceId, month }: MonthAsked, one: Evaluated, beside: Beside): Row {
  const { patientId, evaluation, set, kept, chart, facts, rules, coaches, payer, payerIs } = one;
  const shown = {
    ...{ patientId, evaluation, lines: set.lines, notUsed: set.minutesNotUsed },
    ...{ beside: one.beside, payer, payerIs },
    ...{ ...beside, coaches, ...(kept && { kept }) },
  };
  const en = monthPatient(shown, 'en');
  const es = monthPatient(shown, 'es');
  return {
    ...{ practiceId, month, patientId, until: steadyUntil(facts, rules), state: en.state },
    ...{ place: placeInMonth(en, evaluation), claims: en.lines === '' ? 0 : 1, minutes: en.minutes },
    ...{ toldEn: JSON.stringify(en), toldEs: JSON.stringify(es) },
    whoSealed: sealOfPatient(keys, practiceId, { month, patientId }, nameOf(chart)),
    callDue: kept === undefined || kept.status === 'open' ? (callDue(evaluation)?.by ?? null) : null,
  };
}

/** Nobody was dealt with after all, or nobody has rules for who pays: that holds until something changes. */
const nothingListed = ({ practiceId, month }: MonthAsked, patientId: string): Row => ({
  ...{ practiceId, month, patientId, until: forEver, state: null, place: 0, claims: 0, minutes: 0 },
  ...{ toldEn: '', toldEs: '', whoSealed: null, callDue: null },
});
