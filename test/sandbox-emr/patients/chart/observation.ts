import { rounded } from '../chance.ts';
import { concept, quantity, SYSTEM, to } from '../vocabulary/systems.ts';
import { BLOOD_PRESSURE, MEASURES, type Measure, type MeasureKey } from '../vocabulary/vitals.ts';

/** Where and when something was measured. `visit` is the Encounter's id; without it the patient sent it in. */
export type Circumstances = { id: string; patient: string; when: string; visit?: string; fromHome?: boolean };

const CATEGORY = {
  'vital-signs': 'Vital Signs',
  laboratory: 'Laboratory',
  activity: 'Activity',
  survey: 'Survey',
  'social-history': 'Social History',
} as const;

/** One measured number: weight, pulse, steps, a score. Rounded to the measure's own decimals. */
export function measured(key: MeasureKey, value: number, circumstances: Circumstances): fhir4.Observation {
  const measure: Measure = MEASURES[key];
  const code = concept(SYSTEM.loinc, measure.loinc, measure.display, measure.text);
  const [alsoCode, display] = measure.also ?? [];
  return {
    ...observed(measure.category, circumstances),
    code: alsoCode
      ? { ...code, coding: [...(code.coding ?? []), { system: SYSTEM.loinc, code: alsoCode, display }] }
      : code,
    valueQuantity: quantity(rounded(value, measure.decimals), measure.unit, measure.ucum),
  };
}

/** A blood pressure as one panel with two components, in mmHg. */
export function bloodPressure(
  [systolic, diastolic]: readonly [number, number],
  circumstances: Circumstances,
): fhir4.Observation {
  return {
    ...observed('vital-signs', circumstances),
    code: concept(SYSTEM.loinc, BLOOD_PRESSURE.loinc, BLOOD_PRESSURE.display, BLOOD_PRESSURE.text),
    component: [component('systolic', systolic), component('diastolic', diastolic)],
  };
}

/** What every observation of the chart shares; home readings carry US Core's tag and HL7's "patient asserted". */
export function observed(
  category: keyof typeof CATEGORY,
  circumstances: Circumstances,
): Omit<fhir4.Observation, 'code'> {
  const { id, patient, when, visit, fromHome } = circumstances;
  return {
    resourceType: 'Observation',
    id,
    ...(fromHome && { meta: FROM_HOME }),
    status: 'final',
    category: [concept(SYSTEM.observationCategory, category, CATEGORY[category])],
    subject: to('Patient', patient),
    ...(visit && { encounter: to('Encounter', visit) }),
    effectiveDateTime: when,
    ...(fromHome && { performer: [to('Patient', patient)] }),
  };
}

const FROM_HOME = {
  tag: [{ system: 'http://hl7.org/fhir/us/core/CodeSystem/us-core-tags', code: 'patient-supplied' }],
  security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue', code: 'PATAST' }],
};

function component(key: 'systolic' | 'diastolic', value: number) {
  const { loinc, display, text, unit, ucum } = MEASURES[key];
  return {
    code: concept(SYSTEM.loinc, loinc, display, text),
    valueQuantity: quantity(Math.round(value), unit, ucum),
  };
}
