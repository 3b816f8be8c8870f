import { inTimeOrder } from '../in-order.ts';
import { dayIn } from '../time-zone.ts';
import type { NextContact, PlanDraft } from './draft.ts';
import type { ActivePlan, ConfidenceReading, PlanLack, PlanNotActive, Step } from './signed.ts';
import { isAboutStep, partsOf } from './step-words.ts';

/** Where a plan stands. Every state but `ready` says what it lacks, in the order in which it is asked. */
export type PlanState =
  | { status: 'draft'; missing: PlanLack[] }
  | { status: 'offered'; missing: PlanLack[] }
  | { status: 'declined'; at: string; missing: PlanLack[] }
  | {
      status: 'below-threshold';
      reading: ConfidenceReading;
      threshold: number;
      missing: PlanLack[];
    }
  | { status: 'agreed'; missing: PlanLack[] }
  | { status: 'ready' };

/** What the rules need beside the plan. Without `now` a next contact in the past is not noticed. */
export type PlanRules = {
  threshold: number;
  now?: string;
  timeZone?: string;
  /** The session's own next contact, which counts for a plan that has none: nobody is asked twice. */
  nextContact?: NextContact;
};

/**
 * Where a plan stands by law 2: the patient agrees to this very step, is sure enough of it (or a reason is written
 * down), and the next contact has a date and a means. What was said about an earlier wording of the step is kept
 * but does not count.
 */
export function planState(plan: PlanDraft, rules: PlanRules): PlanState {
  const missing = lacksOf(plan, rules, nextContactOf(plan, rules));
  const unclear = missing.filter(lack => ['goal', 'what', 'how-often', 'start'].includes(lack));
  if (unclear.length > 0) return { status: 'draft', missing };
  if (missing.includes('declined')) return { status: 'declined', at: plan.agreement?.at ?? '', missing };
  const reading = readingOfStep(plan);
  if (reading && missing.includes('confidence-below-threshold')) {
    return {
      status: 'below-threshold',
      reading,
      threshold: rules.threshold,
      missing,
    };
  }
  if (missing.length === 0) return { status: 'ready' };
  return { status: agrees(plan) ? 'agreed' : 'offered', missing };
}

/** Makes the plan active, or says what it lacks. The only way to an `ActivePlan`. */
export function activate(id: string, plan: PlanDraft, rules: PlanRules): ActivePlan | PlanNotActive {
  const next = nextContactOf(plan, rules);
  const missing = lacksOf(plan, rules, next);
  const step = completeStep(plan);
  const allReadings = readings(plan);
  const reading = allReadings.findLast(each => isAboutStep(plan, each.aboutStep));
  const goal = said(plan.goal);
  const agreedAt = agrees(plan) ? plan.agreement?.at : undefined;
  if (missing.length > 0 || !step || !reading || !next || !goal || !agreedAt) {
    const asked = allReadings.length > 0 && { confidence: allReadings };
    return { status: 'not-active', id, goal: goal ?? '', what: said(plan.what) ?? '', ...asked, missing };
  }
  const below = reading.value < rules.threshold;
  return {
    status: 'active',
    id,
    goal,
    ...(plan.domain && { domain: plan.domain }),
    ...(said(plan.goalSummary) && { goalSummary: said(plan.goalSummary) }),
    step,
    agreedAt,
    confidence: {
      value: reading.value,
      at: reading.at,
      earlier: allReadings.filter(other => other !== reading),
    },
    ...(below && { belowThresholdReason: said(plan.belowThresholdReason) }),
    barriers: Object.values(plan.barriers ?? {}).flatMap(({ barrier, plan: answer }) =>
      said(barrier) ? [{ barrier: said(barrier) ?? '', plan: said(answer) ?? '' }] : [],
    ),
    nextContact: next,
  };
}

/** All complete readings, earliest first. */
export const readings = (plan: PlanDraft): ConfidenceReading[] =>
  inTimeOrder(plan.confidence).flatMap(([, { value, aboutStep, inNote, at }]) =>
    value === undefined || aboutStep === undefined || at === undefined
      ? []
      : [{ value, aboutStep, ...(inNote && { inNote }), at }],
  );

/** The latest reading about the step as it stands now. */
export const readingOfStep = (plan: PlanDraft): ConfidenceReading | undefined =>
  readings(plan).findLast(reading => isAboutStep(plan, reading.aboutStep));

function lacksOf(plan: PlanDraft, rules: PlanRules, next: ActivePlan['nextContact'] | undefined): PlanLack[] {
  const parts = partsOf(plan);
  const reading = readingOfStep(plan);
  const tooUnsure =
    reading && reading.value < rules.threshold && said(plan.belowThresholdReason) === undefined;
  const lacks: (PlanLack | false | undefined)[] = [
    said(plan.goal) === undefined && 'goal',
    parts.what === '' && 'what',
    parts.often === undefined && 'how-often',
    parts.start === undefined && 'start',
    agreementLack(plan),
    !reading && (readings(plan).length > 0 ? 'confidence-in-this-step' : 'confidence'),
    tooUnsure && 'confidence-below-threshold',
    !next && 'next-contact',
  ];
  return lacks.filter(lack => lack !== false && lack !== undefined);
}

function agreementLack({ agreement, ...plan }: PlanDraft): PlanLack | undefined {
  if (agreement?.says === undefined || agreement.at === undefined) return 'agreement';
  if (!isAboutStep(plan, agreement.toStep)) return 'agreement-to-this-step';
  return agreement.says === 'declines' ? 'declined' : undefined;
}

const agrees = (plan: PlanDraft) => agreementLack(plan) === undefined;

function completeStep(plan: PlanDraft): Step | undefined {
  const { what, often, start, ...rest } = partsOf(plan);
  if (what === '' || !often || !start) return undefined;
  const known = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return { what, often, start, ...known };
}

/** The plan's own next contact, or the session's; only with a day that is not over everywhere on Earth. */
function nextContactOf(plan: PlanDraft, rules: PlanRules): ActivePlan['nextContact'] | undefined {
  const today = rules.now && dayIn(rules.now, rules.timeZone ?? 'Etc/GMT+12');
  const next = [plan.nextContact, rules.nextContact].find(contact => contact?.date && contact.means);
  if (!next?.date || !next.means || (today && next.date < today)) return undefined;
  const withWhom = said(next.with);
  return {
    date: next.date,
    means: next.means,
    ...(next.time && { time: next.time }),
    ...(withWhom && { with: withWhom }),
  };
}

const said = (words: string | undefined) => words?.trim() || undefined;
