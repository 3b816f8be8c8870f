import { couldBeSince, lately } from './chart-dates.ts';
import type { Gap } from './findings.ts';
import type { ChartContext } from './prep-context.ts';
import { readingsOf } from './prep-measures.ts';
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

/** What the chart should hold and does not, of sections that were read; what could not be read is no gap. */
export function gapsOf(context: ChartContext): Gap[] {
  return [...measureGaps(context), ...personGaps(context)];
}

function measureGaps({ snapshot, today, timeZone }: ChartContext): Gap[] {
  const { measures, problems } = snapshot;
  if (measures.status !== 'recorded' && measures.status !== 'none-recorded') return [];
  const names = problems.status === 'recorded' ? problems.value.map(({ name }) => name) : [];
  return expected.flatMap(({ kind, days, with: problem }): Gap[] => {
    if (problem && !names.some(name => problem.test(name) && !/family history/i.test(name))) return [];
    const measure =
      measures.status === 'recorded' ? measures.value.find(each => each.kind === kind) : undefined;
    const last = measure && readingsOf(measure, today, timeZone).at(-1);
    if (!last) return [{ is: 'measure', measure: kind }];
    if (couldBeSince(last.day, lately(today, days))) return [];
    return [{ is: 'measure', measure: kind, since: last.day.slice(0, 7) }];
  });
}

function personGaps({ snapshot: { patient, smoking } }: ChartContext): Gap[] {
  const gaps: Gap[] = [];
  if (patient.status === 'recorded') {
    const { language, interpreter, phone } = patient.value;
    if (!language) gaps.push({ is: 'language' });
    else if (!/^en\b/i.test(language) && interpreter === 'not-recorded') gaps.push({ is: 'interpreter' });
    if (!phone) gaps.push({ is: 'phone' });
  }
  if (smoking.status === 'none-recorded') gaps.push({ is: 'smoking' });
  return gaps;
}
