import type { PrepView } from '../chart/prep.ts';
import { type HandoffReason, reasonsIn } from './reason-words.ts';

/** What is asked of the coach, in the words of the chart and the note, which are English. */
export const reasonText = (asked: { reasons: readonly string[]; words?: string }): string =>
  reasonsIn(asked, 'en') || 'No reason given';

/**
 * The reasons a physician most likely has, two at most, so that one tap is enough: what is out of its band, then what the
 * problem list says.
 */
export function suggestedReasons({
  measures,
  problems,
}: Pick<PrepView, 'measures' | 'problems'>): HandoffReason[] {
  const high = measures.status === 'recorded' ? measures.value.filter(one => one.inBand === 'above') : [];
  const fromMeasures = high.flatMap(({ kind }) => byMeasure[kind] ?? []);
  const names = problems.status === 'recorded' ? problems.value.join(' · ') : '';
  const fromProblems = byProblem.flatMap(([sign, reason]) => (sign.test(names) ? [reason] : []));
  return [...new Set([...fromMeasures, ...fromProblems])].slice(0, 2);
}

const byMeasure: { [kind: string]: HandoffReason } = {
  a1c: 'diabetes',
  'blood-pressure': 'blood-pressure',
  ldl: 'cholesterol',
};

const byProblem: [RegExp, HandoffReason][] = [
  [/diabet/i, 'diabetes'],
  [/hypertens|blood pressure/i, 'blood-pressure'],
  [/tobacco|smok|nicotine/i, 'smoking'],
  [/obes|overweight/i, 'weight'],
  [/lipid|cholesterol/i, 'cholesterol'],
];
