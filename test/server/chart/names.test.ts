import { describe, expect, test } from 'vitest';
import { systems } from '../../../fhir-profiles/codes.ts';
import { readAllergies, readProblems } from '../../../server/chart/read/problems.ts';
import { readVisits } from '../../../server/chart/read/visits.ts';

const coded = (display: string) => ({ coding: [{ system: 'http://snomed.info/sct', code: '1', display }] });

describe('a name is told as one would say it', () => {
  const names: [string, string][] = [
    ['Essential hypertension (disorder)', 'Essential hypertension'],
    ['Stress (finding)', 'Stress'],
    ['Risk activity involvement (situation)', 'Risk activity involvement'],
    ['Diabetes (type 2)', 'Diabetes (type 2)'],
    ['Anxiety disorder', 'Anxiety disorder'],
    ['(finding)', '(finding)'],
  ];
  test.each(names)('the problem %s', (written, said) => {
    const asText = { resourceType: 'Condition', id: 'c', code: { text: written } };
    const asCode = { resourceType: 'Condition', id: 'd', code: coded(written) };
    expect(readProblems([asText, asCode]).value.map(({ name }) => name)).toEqual([said, said]);
  });

  test('a visit, its reason, and an allergy', () => {
    const visit = {
      ...{ resourceType: 'Encounter', id: 'e', status: 'finished', class: { code: 'AMB' } },
      type: [coded('Encounter for check up (procedure)')],
      reasonCode: [coded('Chronic sinusitis (disorder)')],
    };
    const [read] = readVisits([visit]).value;
    expect([read?.what, read?.reason]).toEqual(['Encounter for check up', 'Chronic sinusitis']);
    const ours = { ...visit, identifier: [{ system: systems.chartWrite, value: 'a-talk' }] };
    expect(readVisits([visit, ours]).value.map(one => one.ours)).toEqual([undefined, true]);
    const allergy = { resourceType: 'AllergyIntolerance', id: 'a', code: coded('Peanut (substance)') };
    expect(readAllergies([allergy]).value[0]?.name).toBe('Peanut');
  });
});
