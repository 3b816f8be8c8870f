import { tellDate } from '../tell-date.ts';
import { couldBeSince, lately } from './chart-dates.ts';
import type { ChartContext } from './prep-context.ts';
import { nameOf, readingsOf } from './prep-measures.ts';
import type { MeasureKind } from './snapshot.ts';

/** How long a measure may be missing; the intervals are house rules that no clinician has checked. */
const expected: readonly { kind: MeasureKind; days: number; with?: RegExp }[] = [
  { kind: 'blood-pressure', days: 183 },
  { kind: 'weight', days: 365 },
  { kind: 'a1c', days: 183, with: /diabet/i },
  { kind: 'uacr', days: 365, with: /diabet|kidney/i },
  { kind: 'egfr', days: 365, with: /diabet|kidney/i },
  { kind: 'ldl', days: 730, with: /lipid|cholesterol/i },
];

/**
 * What the chart should hold and does not: "No blood pressure since Mar 2025". Only of sections that were read; what
 * could not be read is no gap.
 */
export function gapsOf(context: ChartContext): string[] {
  return [...measureGaps(context), ...personGaps(context)];
}

function measureGaps({ snapshot, today, timeZone }: ChartContext): string[] {
  const { measures, problems } = snapshot;
  if (measures.status !== 'recorded' && measures.status !== 'none-recorded') return [];
  const names = problems.status === 'recorded' ? problems.value.map(({ name }) => name) : [];
  return expected.flatMap(({ kind, days, with: problem }) => {
    if (problem && !names.some(name => problem.test(name) && !/family history/i.test(name))) return [];
    const measure =
      measures.status === 'recorded' ? measures.value.find(each => each.kind === kind) : undefined;
    const last = measure && readingsOf(measure, today, timeZone).at(-1);
    if (!last) return [`No ${nameOf(kind)} recorded`];
    if (couldBeSince(last.day, lately(today, days))) return [];
    return [`No ${nameOf(kind)} since ${tellDate(last.day.slice(0, 7), 'en', timeZone)}`];
  });
}

function personGaps({ snapshot: { patient, smoking } }: ChartContext): string[] {
  const gaps: string[] = [];
  if (patient.status === 'recorded') {
    const { language, interpreter, phone } = patient.value;
    if (!language) gaps.push('No language recorded');
    else if (!/^en\b/i.test(language) && interpreter === 'not-recorded')
      gaps.push('Interpreter not recorded');
    if (!phone) gaps.push('No phone recorded');
  }
  if (smoking.status === 'none-recorded') gaps.push('No smoking status recorded');
  return gaps;
}
