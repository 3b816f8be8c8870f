import { describe, expect, test } from 'vitest';
import { readProblems } from '../../../../server/chart/read/problems.ts';
import type { Problem } from '../../../../server/domain/chart/snapshot.ts';
import { conditionsIn } from '../../../../server/domain/desk/chart-facts.ts';
import { problemsOf } from '../../../../server/domain/desk/lack-about.ts';
import { questionAbout } from '../../../../server/domain/desk/question-words.ts';

const system = 'http://hl7.org/fhir/sid/icd-10-cm';
/** A problem as a chart has it: its name, and a code of ICD-10-CM where one is given. */
type Row = readonly [name: string, code?: string];
const read = (rows: readonly Row[]): Problem[] =>
  readProblems(
    rows.map(([text, code], n) => ({
      ...{ resourceType: 'Condition', id: `c${n}`, clinicalStatus: { coding: [{ code: 'active' }] } },
      code: { text, ...(code && { coding: [{ system, code }] }) },
    })),
  ).value;
const chartOf = (...rows: Row[]) => ({
  problems: { status: 'recorded' as const, readAt: '', value: read(rows) },
});
const kindsOf = (...row: Row) => {
  const conditions = conditionsIn(chartOf(row));
  return conditions === 'not-known' ? conditions : conditions.map(({ kinds }) => kinds.join(' ')).join();
};

describe('what of a chart counts as a lasting condition', () => {
  test.each<[string, string | undefined, string]>([
    ['Physical inactivity', 'Z72.3', ''],
    ['Physical inactivity', undefined, ''],
    ['Sedentary lifestyle', undefined, ''],
    ['Sheltered homelessness', 'Z59.01', ''],
    ['Worries about rent', 'Z59.811', ''],
    ['Limited social contact', undefined, ''],
    ['Full-time employment', undefined, ''],
    ['Needs a ride (situation)', undefined, ''],
    ['Tobacco use', 'Z72.0', 'tobacco-use'],
    ['Current smoker', undefined, 'tobacco-use'],
    ['Nicotine dependence, cigarettes', 'F17.210', 'chronic physical tobacco-use'],
    ['Gout', 'M10.9', 'chronic physical'],
    ['Asymptomatic HIV infection', 'Z21', 'chronic physical'],
    ['Type 2 diabetes', 'E11.9', 'chronic physical diabetes'],
    ['Obesity', 'Z72.4', 'chronic physical obesity'],
    ['Depression', 'F32.A', 'chronic physical behavioural'],
  ])('%s (%s): %s', (name, code, kinds) => expect(kindsOf(name, code)).toBe(kinds));

  test('a physician is not asked to confirm a habit as a condition that lasts a year', () => {
    const chart = chartOf(['Physical inactivity', 'Z72.3'], ['Gout', 'M10.9'], ['Vertigo', 'R42']);
    const problems = problemsOf(chart, conditionsIn(chart));
    expect(problems.map(({ name }) => name)).toEqual(['Gout', 'Vertigo']);
    const lack = { says: 'lacks-conditions', with: { count: 2, kind: 'chronic' } } as const;
    const { states = [] } =
      questionAbout({ lack, month: '2026-10', problems, visitDays: [], contacts: [], thirties: [] }) ?? {};
    expect(states[0]?.map(fact => fact.is === 'condition' && fact.name)).toEqual(['Gout', 'Vertigo']);
  });
});
