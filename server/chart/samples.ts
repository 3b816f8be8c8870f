import type { TakenVital } from '../domain/chart/vendor-claim.ts';
import type { BetweenTalks } from '../domain/physician/between-talks.ts';
import type { ChartItem, ChartItemKind } from '../domain/session/signed.ts';

/** A thing of which there is a small example. */
export type Sampled =
  | { kind: Exclude<ChartItemKind, 'plan-ended' | 'vital' | 'form' | BetweenTalks['kind']> }
  | { kind: 'vital'; vital: TakenVital };

/** The smallest whole example of a thing for the chart, with these words in it: for asking where it would go, or to try. */
export function sampleOf(
  item: Sampled,
  at: string,
  words: string,
): Exclude<ChartItem, { kind: 'plan-ended' | 'form' }> {
  const day = at.slice(0, 10);
  const key = item.kind === 'vital' ? item.vital : item.kind;
  switch (item.kind) {
    case 'note':
      return { key, kind: 'note', title: 'TEST', text: words, start: at, end: at, language: 'en' };
    case 'visit':
      return { key, kind: 'visit', means: 'phone', start: at, end: at };
    case 'goal':
      return { key, kind: 'goal', words, start: day };
    case 'step': {
      const step = { what: words, often: { times: 1, per: 'day' as const, days: [] }, start: day };
      return { key, kind: 'step', goalKey: 'none', words, step };
    }
    case 'care-plan':
      return {
        ...{ key, kind: 'care-plan', goalKeys: [], stepKeys: [], start: day },
        ...{ text: words, title: 'TEST', page: words },
      };
    case 'vital':
      return { key, kind: 'vital', vital: item.vital, at, ...vitals[item.vital] };
    case 'ruler':
      return { key, kind: 'ruler', ruler: 'importance', about: words, value: 5, at };
    case 'stage':
      return { key, kind: 'stage', about: words, stage: 'preparation', at };
    case 'teach-back':
      return { key, kind: 'teach-back', topic: words, result: 'correct', attempts: 1, closed: true, at };
    case 'adherence':
      return { key, kind: 'adherence', medicine: words, days: 7, at };
    case 'check-in':
      return { key, kind: 'check-in', goalWords: words, result: 'done', at };
  }
}

const vitals = {
  'blood-pressure': { value: 120, second: 80, unit: 'mmHg' },
  'heart-rate': { value: 70, unit: '/min' },
  weight: { value: 70, unit: 'kg' },
  waist: { value: 90, unit: 'cm' },
  glucose: { value: 105, unit: 'mg/dL' },
};
