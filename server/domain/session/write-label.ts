import type { BetweenTalks, MessageKind } from '../physician/between-talks.ts';
import type { Stage } from './draft.ts';
import type { ChartItem, DocumentForm, PlanEnd, Step } from './signed.ts';

/**
 * What an item is called on a screen, as a value: told in the reader's language, with the patient's own words in it as
 * they were said. It is kept with the item's row, so that a receipt says for ever what it is a receipt of.
 */
export type WriteLabel =
  | { is: 'visit' | 'form' }
  | { is: 'note' | 'care-plan'; forms?: DocumentForm[] }
  | { is: 'goal'; goal: string }
  | { is: 'step'; step: Step }
  | { is: 'sureness'; value: number }
  | { is: 'ruler'; ruler: 'importance' | 'confidence' | 'readiness'; about: string; value: number }
  | { is: 'stage'; about: string; stage: Stage }
  | { is: 'teach-back'; topic: string }
  | { is: 'adherence'; medicine: string; days: number }
  | { is: 'check-in'; goal?: string }
  | { is: 'message'; message: MessageKind }
  | { is: 'medicine-taken'; medicine: string }
  | { is: 'vital'; vital: Vital; value: number; second?: number; unit: string }
  | { is: 'plan-ended'; part: PlanPart; how: PlanEnd; goal?: string; step?: Step };
export type Vital = Extract<ChartItem, { kind: 'vital' }>['vital'];
export type PlanPart = Extract<ChartItem, { kind: 'plan-ended' }>['part'];

/**
 * The label of an item: its own facts, and where it is filed as a document with a PDF, in which forms. A ruler that belongs
 * to a goal is how sure of its step.
 */
export function labelOf(item: ChartItem | BetweenTalks, forms: DocumentForm[] = []): WriteLabel {
  switch (item.kind) {
    case 'visit':
    case 'form':
      return { is: item.kind };
    case 'note':
    case 'care-plan':
      return { is: item.kind, ...(forms.includes('pdf') && { forms }) };
    case 'goal':
      return { is: 'goal', goal: item.words };
    case 'step':
      return { is: 'step', step: item.step };
    case 'ruler': {
      const { ruler, about, value } = item;
      return isOfPlan(item) ? { is: 'sureness', value } : { is: 'ruler', ruler, about, value };
    }
    case 'stage':
      return { is: 'stage', about: item.about, stage: item.stage };
    case 'teach-back':
      return { is: 'teach-back', topic: item.topic };
    case 'adherence':
      return { is: 'adherence', medicine: item.medicine, days: item.days };
    case 'check-in':
      return { is: 'check-in', ...(item.goalWords !== undefined && { goal: item.goalWords }) };
    case 'message':
      return { is: 'message', message: item.message };
    case 'medicine-taken':
      return { is: 'medicine-taken', medicine: item.medicine };
    case 'vital': {
      const { vital, value, second, unit } = item;
      return { is: 'vital', vital, value, ...(second !== undefined && { second }), unit };
    }
    case 'plan-ended': {
      const { part, how, goal, step } = item;
      return { is: 'plan-ended', part, how, ...(goal !== undefined && { goal }), ...(step && { step }) };
    }
  }
}

/** How sure of a plan, active or not: what it is about is the step's sentence for the chart, in English. */
const isOfPlan = ({ goalKey, key }: { goalKey?: string; key: string }): boolean =>
  goalKey !== undefined || key.startsWith('plan-confidence:') || key.startsWith('sure-of:');
