import type { PlanDraft } from './draft.ts';
import type { Edit } from './edits.ts';
import { partsOf, stepWords } from './step-words.ts';
import { weekdays } from './weekdays.ts';

/** The four moves when somebody is not sure enough: less of it, less often, another time or place, company. */
export type ShrinkWay = 'smaller' | 'fewer' | 'other-time-or-place' | 'with-someone';

/**
 * One way to a smaller step. `edits` make it when a number decides it; otherwise only the patient can say, and
 * `ask` names the fields to ask about. `words` is the step after the edits, in English.
 */
export type Shrink =
  | { way: ShrinkWay; by: 'edits'; edits: Edit[]; words: string }
  | { way: ShrinkWay; by: 'asking'; ask: readonly ('howMuch' | 'when' | 'where' | 'withWhom')[] };

/** The ways that are open for this plan, each once, in the order in which they are offered. */
export function waysToShrink(id: string, plan: PlanDraft): Shrink[] {
  const path = ['plans', id];
  const byEdits = (way: ShrinkWay, changes: PlanChanges | undefined): Shrink[] => {
    if (!changes) return [];
    const edits = editsFor(path, plan, changes);
    return [{ way, by: 'edits', edits, words: stepWords({ ...plan, ...changes }, 'en') }];
  };
  const amount = plan.howMuch && plan.howMuch > 0 ? plan.howMuch : undefined;
  return [
    ...(amount === undefined
      ? [{ way: 'smaller', by: 'asking', ask: ['howMuch'] } as const]
      : byEdits('smaller', smallerAmount(amount))),
    ...byEdits('fewer', fewerTimes(plan)),
    { way: 'other-time-or-place', by: 'asking', ask: ['when', 'where'] },
    ...(plan.withWhom?.trim() ? [] : [{ way: 'with-someone', by: 'asking', ask: ['withWhom'] } as const]),
  ];
}

type PlanChanges = Pick<PlanDraft, 'howMuch' | 'timesPer' | 'per' | 'days'>;

/** About half, in amounts people say: 30 becomes 15, 25 becomes 10, 10,000 becomes 5,000, 3 becomes 1. */
function smallerAmount(amount: number): PlanChanges | undefined {
  const half = amount / 2;
  const grain = half >= 500 ? 500 : half >= 50 ? 50 : half >= 5 ? 5 : half >= 1 ? 1 : 0.25;
  const howMuch = Math.floor(half / grain) * grain;
  return howMuch > 0 && howMuch < amount ? { howMuch } : undefined;
}

/** Half as often, rounded up; once a day becomes four times a week; days that stay are spread over the week. */
function fewerTimes(plan: PlanDraft): PlanChanges | undefined {
  const often = partsOf(plan).often;
  if (!often) return undefined;
  if (often.per === 'day' && often.times > 1) return { timesPer: Math.ceil(often.times / 2) };
  const days = often.days.length;
  const inWeek = often.per === 'day' ? (days > 0 ? days : 7) : often.times;
  if (inWeek <= 1) return undefined;
  const timesPer = Math.ceil(inWeek / 2);
  return { timesPer, per: 'week', ...(days > 0 && { days: spread(often.days, Math.min(timesPer, days)) }) };
}

const spread = (days: readonly (typeof weekdays)[number][], count: number): PlanDraft['days'] =>
  Object.fromEntries(
    Array.from({ length: count }, (_, n) => [
      days[count === 1 ? 0 : Math.round((n * (days.length - 1)) / (count - 1))],
      true,
    ]),
  );

function editsFor(path: string[], plan: PlanDraft, changes: PlanChanges): Edit[] {
  const edits: Edit[] = [];
  for (const field of ['howMuch', 'timesPer', 'per'] as const) {
    if (field in changes) edits.push({ path: [...path, field], from: plan[field], to: changes[field] });
  }
  if (changes.days) {
    for (const day of weekdays)
      edits.push({ path: [...path, 'days', day], from: plan.days?.[day], to: changes.days[day] });
  }
  return edits.filter(edit => edit.from !== edit.to);
}
