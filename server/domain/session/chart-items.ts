import { inOrder } from '../in-order.ts';
import type { PracticeSettings } from '../practice/settings.ts';
import { tellDate } from '../tell-date.ts';
import { chartItemsOfPlans } from './chart-plans.ts';
import { chartItemsOfEndedPlans, type PlanBefore, type SessionBefore } from './plan-ended.ts';
import type { ChartItem, SignedSession } from './signed.ts';
import { stepWords } from './step-words.ts';

export type ChartItemsContext = {
  settings: PracticeSettings;
  /** The note as it will be filed, in the rules' words or the coach's own. */
  note: string;
  /** The plans that were followed up, so that a check-in can say what it was about. */
  plansBefore?: readonly PlanBefore[];
  /** The sessions those plans are from. */
  sessionsBefore?: readonly SessionBefore[];
  /** Plans that a later talk has the last word on. */
  settledLater?: { has(planId: string): boolean };
};

/**
 * What the chart should get of a signed session, in our words and in the order in which it is sent: visit (only when
 * the EMR has none), note, goals, steps, care plan, then single observations, and last what ended of earlier
 * sessions. Only active plans become goals and steps. A key is the same in every version of the session.
 */
export function chartItems(signed: SignedSession, context: ChartItemsContext): ChartItem[] {
  const { plansBefore = [], sessionsBefore = [], settledLater } = context;
  return [
    ...visitItem(signed),
    noteItem(signed, context),
    ...chartItemsOfPlans(signed, context.settings, sessionsBefore),
    ...behaviourItems(signed),
    ...teachBackItems(signed),
    ...adherenceItems(signed),
    ...checkInItems(signed, context),
    ...vitalItems(signed),
    ...chartItemsOfEndedPlans(signed, context.settings.timeZone, plansBefore, sessionsBefore, settledLater),
  ];
}

/** How they met only where somebody said so. */
function visitItem({ visitId, record, startedAt, endedAt, group }: SignedSession): ChartItem[] {
  if (visitId !== undefined) return [];
  const means = record.how?.means;
  const how = { ...(means && { means }), ...(group && { group: true as const }) };
  return [{ key: 'visit', kind: 'visit', ...how, start: startedAt, end: endedAt }];
}

function noteItem(signed: SignedSession, { note, settings }: ChartItemsContext): ChartItem {
  const title = `Health coaching note, ${tellDate(signed.startedAt, 'en', settings.timeZone)}`;
  const { startedAt: start, endedAt: end } = signed;
  return { key: 'note', kind: 'note', title, text: note, start, end, language: 'en' };
}

function behaviourItems({ record, endedAt: at }: SignedSession): ChartItem[] {
  return inOrder(record.behaviours).flatMap(([id, behaviour]) => {
    const about = behaviour.name?.trim();
    if (!about) return [];
    const rulers = (['importance', 'confidence', 'readiness'] as const).flatMap((ruler): ChartItem[] => {
      const value = behaviour[ruler];
      if (value === undefined) return [];
      return [
        {
          key: `ruler:${id}:${ruler}`,
          kind: 'ruler',
          ruler,
          about,
          value,
          at,
        },
      ];
    });
    const { stage } = behaviour;
    const staged: ChartItem[] = stage ? [{ key: `stage:${id}`, kind: 'stage', about, stage, at }] : [];
    return [...rulers, ...staged];
  });
}

function teachBackItems({ teachBacks, endedAt: at }: SignedSession): ChartItem[] {
  return teachBacks
    .filter(({ attempts }) => attempts > 0)
    .map(({ id, topic, understands, attempts, status }) => ({
      key: `teach-back:${id}`,
      kind: 'teach-back',
      topic,
      result: understands === 'yes' ? 'correct' : understands,
      attempts,
      closed: status === 'closed',
      at,
    }));
}

function adherenceItems({ record, endedAt: at }: SignedSession): ChartItem[] {
  return inOrder(record.medicines).flatMap(
    ([id, { name, daysOfLast7: days, chartId, whyNot }]): ChartItem[] => {
      const medicine = name?.trim();
      if (!medicine || days === undefined) return [];
      return [
        {
          key: `adherence:${id}`,
          kind: 'adherence',
          medicine,
          ...(chartId && { chartId }),
          days,
          at,
          ...(whyNot && days < 7 && { whyNot }),
        },
      ];
    },
  );
}

const checkInResult = { all: 'done', part: 'partly', not: 'not-done' } as const;

function checkInItems(
  { record, endedAt: at }: SignedSession,
  { plansBefore = [] }: ChartItemsContext,
): ChartItem[] {
  return inOrder(record.followUps).flatMap(
    ([id, { planId, result, timesDone, timesPlanned, confidence: value }]): ChartItem[] => {
      const plan = plansBefore.find(each => each.id === planId);
      const goalWords = plan?.goal;
      const about = plan?.step ? stepWords(plan.step, 'en') : (goalWords ?? 'the last plan');
      const sure: ChartItem[] =
        value === undefined
          ? []
          : [{ key: `sure-of:${id}`, kind: 'ruler', ruler: 'confidence', about, value, at }];
      if (result === undefined) return sure;
      return [
        ...sure,
        {
          key: `check-in:${id}`,
          kind: 'check-in',
          ...(goalWords !== undefined && { goalWords }),
          result: checkInResult[result],
          ...(timesDone !== undefined && { done: timesDone }),
          ...(timesPlanned !== undefined && { of: timesPlanned }),
          at,
        },
      ];
    },
  );
}

/** A weight without its unit, or half a blood pressure, is in the note but is not a vital sign. */
function vitalItems({ record, endedAt }: SignedSession): ChartItem[] {
  const { systolic, diastolic, heartRate, weight, weightUnit, waist, waistUnit, takenAt } =
    record.measured ?? {};
  const { glucose, glucoseWhen: when } = record.measured ?? {};
  const at = takenAt ?? endedAt;
  const items: ChartItem[] = [];
  if (systolic !== undefined && diastolic !== undefined) {
    items.push({
      key: 'vital:blood-pressure',
      kind: 'vital',
      vital: 'blood-pressure',
      value: systolic,
      second: diastolic,
      unit: 'mm[Hg]',
      at,
    });
  }
  const single = (vital: 'heart-rate' | 'weight' | 'waist', value?: number, unit?: string) => {
    if (value === undefined || unit === undefined) return;
    items.push({
      key: `vital:${vital}`,
      kind: 'vital',
      vital,
      value,
      unit,
      at,
    });
  };
  single('heart-rate', heartRate, '/min');
  single('weight', weight, weightUnit);
  single('waist', waist, waistUnit);
  if (glucose !== undefined) {
    const sugar = { value: glucose, unit: 'mg/dL', ...(when && { when }) };
    items.push({ key: 'vital:glucose', kind: 'vital', vital: 'glucose', ...sugar, at });
  }
  return items;
}
