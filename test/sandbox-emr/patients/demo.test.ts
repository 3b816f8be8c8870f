import { describe, expect, test } from 'vitest';
import { validate } from '../fhir/validation.ts';
import { demoPatients, demoSchedule, demoStaff } from './demo.ts';

const TODAY = '2026-11-22';
const staff = demoStaff();
const patients = demoPatients({ seed: 1, today: TODAY });
const schedule = demoSchedule(TODAY);
const practice = [...staff, ...patients, ...schedule];
const people = patients.filter(resource => resource.resourceType === 'Patient');
const dirty = 'dee-oconnor';

describe('the charts of the practice', () => {
  test('are the same each time for one seed and one day', () => {
    expect(demoPatients({ seed: 1, today: TODAY })).toStrictEqual(patients);
    expect(demoSchedule(TODAY)).toStrictEqual(schedule);
  });

  test('with another seed hold the same resources with other home readings', () => {
    const others = demoPatients({ seed: 2, today: TODAY });
    expect(others.map(named)).toEqual(patients.map(named));
    const cuff = (all: fhir4.FhirResource[]) => all.find(one => one.id === 'rosa-morales-home-bp-3');
    expect(cuff(others)).not.toEqual(cuff(patients));
  });

  test('are plain JSON with ids FHIR allows, each once', () => {
    expect(JSON.parse(JSON.stringify(practice))).toStrictEqual(practice);
    expect(new Set(practice.map(named)).size).toBe(practice.length);
    expect(practice.filter(one => !/^[A-Za-z0-9\-.]{1,64}$/.test(one.id ?? ''))).toEqual([]);
  });

  test('are taken by the validating server as they come, each reference finding its target', () => {
    const stored = new Map<string, fhir4.FhirResource>();
    const faults = practice.flatMap(resource => {
      const issues = validate(asJson(resource), (type, id) => found(stored, type, id));
      stored.set(named(resource), resource);
      return issues
        .filter(issue => issue.severity === 'error')
        .map(issue => `${named(resource)}: ${issue.text}`);
    });
    expect(faults).toEqual([]);
  });

  test.each(['2026-11-22', '2026-02-28', '2028-02-29', '2027-01-01', '2026-03-09'])(
    'seen on %s, nothing but the dirty one speaks of a later day, and someone was seen this month',
    today => {
      const charts = demoPatients({ seed: 1, today }).filter(one => !named(one).includes(dirty));
      const dates = charts.flatMap(datesIn);
      expect(dates.filter(date => date.slice(0, 10) > today)).toEqual([]);
      expect(dates.filter(date => date.slice(0, 10) >= daysBefore(today, 30)).length).toBeGreaterThan(100);
    },
  );
});

describe('the people', () => {
  test('are 24 to 88 years old today, whatever day it is', () => {
    const agesOn = (today: string) =>
      Object.fromEntries(
        demoPatients({ seed: 1, today }).flatMap(one =>
          one.resourceType === 'Patient' && one.birthDate ? [[one.id, age(one.birthDate, today)]] : [],
        ),
      );
    const ages = agesOn(TODAY);
    expect(ages).toMatchObject({
      'rosa-morales': 58,
      'eli-novak': 24,
      'edith-larsen': 88,
      'walter-greene': 79,
    });
    expect(Object.keys(ages)).toHaveLength(people.length - 1);
    for (const today of ['2026-06-16', '2026-06-17', '2028-02-29', '2027-01-01'])
      expect(agesOn(today)).toEqual(ages);
  });

  test('are fourteen, three of whom speak Spanish first, two with an interpreter', () => {
    expect(people).toHaveLength(14);
    const speaks = (code: string) =>
      people.filter(one =>
        one.communication?.some(c => c.preferred && c.language.coding?.[0]?.code === code),
      );
    expect(speaks('es').map(one => one.id)).toEqual(['rosa-morales', 'lucia-fuentes', 'miguel-santos']);
    expect(speaks('en')).toHaveLength(9);
    const interpreted = people.filter(
      one => extension(one, 'us-core-interpreter-needed')?.valueCoding?.code === '373066001',
    );
    expect(interpreted.map(one => one.id)).toEqual(['rosa-morales', 'miguel-santos']);
  });

  test('are called by their own pronouns', () => {
    const pronouns = (id: string) =>
      extension(
        people.find(one => one.id === id),
        'individual-pronouns',
      )?.extension?.[0]?.valueCodeableConcept?.text;
    expect(pronouns('rosa-morales')).toMatch(/^she/);
    expect(pronouns('sam-rivera')).toMatch(/^they/);
  });

  test('have charts of an ordinary size, but for the empty, the dirty and the enormous one', () => {
    const sizes = Object.fromEntries(people.map(({ id }) => [id, chart(id).length]));
    const { 'eli-novak': empty, 'walter-greene': enormous, ...ordinary } = sizes;
    expect(empty).toBe(1);
    expect(enormous).toBeGreaterThanOrEqual(4000);
    for (const [id, size] of Object.entries(ordinary)) {
      expect(size, id).toBeGreaterThanOrEqual(60);
      expect(size, id).toBeLessThanOrEqual(250);
    }
  });

  test.each([
    ['Observation', 2500],
    ['DocumentReference', 300],
    ['Encounter', 250],
    ['MedicationRequest', 150],
    ['Condition', 60],
  ])('Walter has so many %s: %i', (type, least) => {
    expect(chart('walter-greene').filter(one => one.resourceType === type).length).toBeGreaterThanOrEqual(
      least,
    );
  });

  test('have a physician on the care team, and those referred a coach of this practice', () => {
    const referrals = patients.filter(one => one.resourceType === 'ServiceRequest');
    expect(referrals.length).toBeGreaterThanOrEqual(9);
    for (const referral of referrals) {
      expect(referral).toMatchObject({
        status: 'active',
        intent: 'order',
        reasonCode: [{ text: expect.any(String) }],
      });
      expect(referral.performer?.[0]?.reference).toMatch(/^Practitioner\/coach-/);
    }
  });
});

function named(resource: fhir4.FhirResource): string {
  return `${resource.resourceType}/${resource.id}`;
}

/** A resource as the server sees it: JSON of any type. */
function asJson(resource: fhir4.FhirResource): Parameters<typeof validate>[0] {
  return JSON.parse(JSON.stringify(resource));
}

function found(stored: Map<string, fhir4.FhirResource>, type: string, id: string) {
  const resource = stored.get(`${type}/${id}`);
  return resource && asJson(resource);
}

function chart(id: string | undefined): fhir4.FhirResource[] {
  return patients.filter(one => one.id === id || JSON.stringify(one).includes(`"Patient/${id}"`));
}

function extension(patient: fhir4.Patient | undefined, name: string): fhir4.Extension | undefined {
  return patient?.extension?.find(one => one.url.endsWith(`/${name}`));
}

function datesIn(resource: fhir4.FhirResource): string[] {
  return JSON.stringify(resource).match(/(?<=")\d{4}-\d\d-\d\d(?=[T"])[^"]*/g) ?? [];
}

function daysBefore(today: string, days: number): string {
  return new Date(Date.parse(today) - days * 86_400_000).toISOString().slice(0, 10);
}

function age(birthDate: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
