import { describe, expect, test } from 'vitest';
import { demoPatients } from './demo.ts';

const TODAY = '2026-11-22';
const chart = demoPatients({ seed: 1, today: TODAY }).filter(one =>
  JSON.stringify(one).includes('rosa-morales'),
);
const observations = chart.filter(one => one.resourceType === 'Observation');

describe("Rosa's chart, before her coaching visit", () => {
  test('shows an A1c that came down from 9.1 to 8.2 twelve days ago, both above the range', () => {
    const a1c = observed('4548-4');
    expect(a1c.map(one => one.valueQuantity?.value)).toEqual([7.8, 8.4, 8.8, 9.1, 8.2]);
    expect(a1c.at(-1)?.effectiveDateTime).toMatch(/^2026-11-10T/);
    expect(a1c.at(-1)).toMatchObject({
      interpretation: [{ coding: [{ code: 'H' }] }],
      referenceRange: [{ high: { value: 5.6, code: '%' } }],
    });
  });

  test('shows metformin raised three weeks ago and the water pill stopped, with the reason', () => {
    const medicines = chart.filter(one => one.resourceType === 'MedicationRequest');
    const list = medicines.map(one => [
      one.medicationCodeableConcept?.text,
      one.status,
      one.authoredOn?.slice(0, 10),
    ]);
    expect(list).toContainEqual(['metformin 1,000 mg tablet', 'active', '2026-11-01']);
    expect(list).toContainEqual(['metformin 500 mg tablet', 'stopped', expect.any(String)]);
    const waterPill = medicines.find(one =>
      one.medicationCodeableConcept?.text?.startsWith('hydrochlorothiazide'),
    );
    expect(waterPill).toMatchObject({
      status: 'stopped',
      statusReason: { text: expect.stringMatching(/dizziness/i) },
    });
  });

  test('shows the emergency visit for dizziness and the note of the visit after it', () => {
    const emergency = chart.find(one => one.resourceType === 'Encounter' && one.class.code === 'EMER');
    expect(emergency).toMatchObject({ status: 'finished', reasonCode: [{ text: 'Dizziness on standing' }] });
    const notes = chart.filter(one => one.resourceType === 'DocumentReference');
    const last = Buffer.from(notes.at(-2)?.content[0]?.attachment.data ?? '', 'base64').toString('utf8');
    expect(last).toContain('AFTER-VISIT PLAN\n1. Stop hydrochlorothiazide.');
    expect(last).toContain('by Dr. Ama Osei, 2026-11-01');
  });

  test('shows weight falling from 84 to 81.8 kg at visits and around 81.4 at home', () => {
    const weights = observed('29463-7');
    const visits = weights.filter(one => one.encounter).map(one => one.valueQuantity?.value);
    expect(visits.slice(-3)).toEqual([84, 81.6, 81.8]);
    const home = weights.filter(one => !one.encounter).at(-1)?.valueQuantity?.value;
    expect(Math.abs((home ?? 0) - 81.4)).toBeLessThanOrEqual(0.5);
  });

  test('shows home blood pressures around 138/82 that say the patient sent them', () => {
    const home = observed('85354-9').filter(one => !one.encounter);
    const mean = (part: 0 | 1) =>
      home.reduce((sum, one) => sum + (one.component?.[part]?.valueQuantity?.value ?? 0), 0) / home.length;
    expect(home.length).toBeGreaterThan(20);
    expect(Math.abs(mean(0) - 138)).toBeLessThan(4);
    expect(Math.abs(mean(1) - 82)).toBeLessThan(3);
    for (const one of home) {
      expect(one.meta?.tag?.[0]?.code).toBe('patient-supplied');
      expect(one.performer?.[0]?.reference).toBe('Patient/rosa-morales');
    }
  });

  test('shows a step count for each of the last 42 days up to yesterday', () => {
    const days = observed('41950-7').map(one => one.effectiveDateTime);
    expect(new Set(days).size).toBe(42);
    expect(days.at(-1)).toBe('2026-11-21');
  });

  test('holds the referral in the physician’s words', () => {
    const referral = chart.find(one => one.resourceType === 'ServiceRequest');
    expect(referral?.reasonCode?.[0]?.text).toContain('A1c 9.1, wants to avoid insulin');
    expect(referral?.requester?.reference).toBe('Practitioner/dr-osei');
    expect(referral?.performer?.[0]?.reference).toBe('Practitioner/coach-dana');
  });
});

function observed(loinc: string): fhir4.Observation[] {
  return observations
    .filter(one => one.code.coding?.some(coding => coding.code === loinc))
    .sort((a, b) => String(a.effectiveDateTime).localeCompare(String(b.effectiveDateTime)));
}
