import { describe, expect, test } from 'vitest';
import { demoPatients } from './demo.ts';

const TODAY = '2026-11-22';
const chart = demoPatients({ seed: 1, today: TODAY }).filter(one =>
  JSON.stringify(one).includes('dee-oconnor'),
);
const readings = chart.filter(one => one.resourceType === 'Observation');
const problems = chart.filter(one => one.resourceType === 'Condition');

describe("Dee's chart holds what dirty charts hold", () => {
  test('an apostrophe, an old name, a name as text only, a masked date of birth', () => {
    const patient = chart.find(one => one.resourceType === 'Patient');
    expect(patient?.birthDate).toBeUndefined();
    expect(patient?._birthDate?.extension?.[0]?.valueCode).toBe('masked');
    expect(patient?.name?.map(name => name.use ?? name.family ?? name.text)).toEqual([
      'old',
      "O'Connor",
      'OCONNOR,DEE (PREFERS MS. O)',
    ]);
  });

  test.each([
    ['a blood pressure as a sentence', (one: fhir4.Observation) => one.valueString === '120/80'],
    ['a blood pressure in two halves', (one: fhir4.Observation) => coded(one, '8462-4') && !one.component],
    ['a weight in pounds', (one: fhir4.Observation) => one.valueQuantity?.code === '[lb_av]'],
    ['an A1c in mmol/mol', (one: fhir4.Observation) => one.valueQuantity?.code === 'mmol/mol'],
    [
      'a value without a unit',
      (one: fhir4.Observation) => one.valueQuantity !== undefined && !one.valueQuantity.unit,
    ],
    ['a value below a limit', (one: fhir4.Observation) => one.valueQuantity?.comparator === '<'],
    ['a reading entered in error', (one: fhir4.Observation) => one.status === 'entered-in-error'],
    ['a reading of a year', (one: fhir4.Observation) => one.effectiveDateTime === '2026'],
    ['a reading of a month', (one: fhir4.Observation) => /^\d{4}-\d\d$/.test(one.effectiveDateTime ?? '')],
    ['a reading of next year', (one: fhir4.Observation) => one.effectiveDateTime === '2027-11-22'],
    ['a reading of no day', (one: fhir4.Observation) => one.effectiveDateTime === undefined],
    ['a code without a name', (one: fhir4.Observation) => one.code.coding !== undefined && !one.code.text],
    ['a name without a code', (one: fhir4.Observation) => one.code.coding === undefined],
  ])('%s', (_name, is) => {
    expect(readings.some(is)).toBe(true);
  });

  test('problems entered in error and refuted, beside four ways to say diabetes', () => {
    const verification = problems.map(one => one.verificationStatus?.coding?.[0]?.code);
    expect(verification.filter(code => code === 'entered-in-error')).toHaveLength(2);
    expect(verification).toContain('refuted');
  });

  test('a note with a script in it', () => {
    const notes = chart.filter(one => one.resourceType === 'DocumentReference');
    const texts = notes.map(one =>
      Buffer.from(one.content[0]?.attachment.data ?? '', 'base64').toString('utf8'),
    );
    expect(texts.some(text => text.includes('<script>'))).toBe(true);
  });
});

function coded(one: fhir4.Observation, loinc: string): boolean {
  return one.code.coding?.some(coding => coding.code === loinc) ?? false;
}
