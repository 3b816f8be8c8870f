import { measureStrips } from '../chart/prep-measures.ts';
import { problemNames } from '../chart/prep-rules.ts';
import type { ChartSnapshot } from '../chart/snapshot.ts';
import type { CoachedCondition } from '../physician/coached-conditions.ts';
import { criteriaMet, type HandoffCriterion, handoffFacts } from '../physician/handoff-criteria.ts';
import { dayIn } from '../time-zone.ts';
import type { HandoffReason } from './reason-words.ts';
import { suggestedReasons } from './reasons.ts';

/**
 * Why a patient is handed over by a physician who said nothing of it: the practice's own criteria that are met, then what
 * a page would have suggested. Empty where the chart tells nothing of it.
 */
export function reasonsOfChart(
  snapshot: ChartSnapshot,
  { criteria, now, timeZone }: { criteria: readonly HandoffCriterion[]; now: Date; timeZone: string },
): HandoffReason[] {
  const today = dayIn(now.toISOString(), timeZone);
  const met = criteriaMet(handoffFacts(snapshot), criteria, today);
  const problems = problemNames(snapshot);
  const names = problems.status === 'recorded' ? problems.value : [];
  const measures = measureStrips(snapshot, names, today, timeZone);
  const seen = suggestedReasons({ measures, problems });
  return [...new Set([...met.map(({ condition }) => byCondition[condition]), ...seen])].slice(0, 2);
}

const byCondition: Record<CoachedCondition, HandoffReason> = {
  ...{ diabetes: 'diabetes', hypertension: 'blood-pressure', 'high-cholesterol': 'cholesterol' },
  ...{ obesity: 'weight', depression: 'mood' },
};
