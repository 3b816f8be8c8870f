import type { Calendar } from '../calendar.ts';
import { quantity, SYSTEM, to } from '../vocabulary/systems.ts';

type Reading = Partial<fhir4.Observation> & { loinc?: string; named?: string; when?: string };

/** What was measured on her, as three EMRs and a fax machine wrote it down. */
export function deeReadings(patient: string, calendar: Calendar): fhir4.Observation[] {
  const rows = [...pressures(calendar), ...weights(calendar), ...sugars(calendar), ...oddities(calendar)];
  return rows.map(({ loinc, named, when, ...rest }, at) => ({
    resourceType: 'Observation',
    id: `${patient}-reading-${at + 1}`,
    status: 'final',
    category: [{ text: 'Vitals/Labs' }],
    code: {
      ...(loinc && { coding: [{ system: SYSTEM.loinc, code: loinc }] }),
      ...(named && { text: named }),
    },
    subject: to('Patient', patient),
    ...(when && { effectiveDateTime: when }),
    ...rest,
  }));
}

/** Each blood pressure as two observations of their own; one as a sentence. */
function pressures(calendar: Calendar): Reading[] {
  const pairs = [
    [330, 152, 94],
    [210, 148, 90],
    [95, 156, 96],
    [41, 144, 88],
  ] as const;
  return [
    ...pairs.flatMap(([ago, systolic, diastolic]) => [
      {
        loinc: '8480-6',
        when: calendar.at(ago, '10:00'),
        valueQuantity: quantity(systolic, 'mmHg', 'mm[Hg]'),
      },
      {
        loinc: '8462-4',
        when: calendar.at(ago, '10:00'),
        valueQuantity: { value: diastolic, unit: 'mm Hg' },
      },
    ]),
    { loinc: '85354-9', when: calendar.day(17), valueString: '120/80' },
    { named: 'BP (R) arm', when: calendar.day(12), valueString: '138 over 86, large cuff' },
    { loinc: '85354-9', when: calendar.day(9), status: 'entered-in-error', valueString: '380/20' },
  ];
}

/** Kilograms, pounds, and pounds that say they are kilograms. */
function weights(calendar: Calendar): Reading[] {
  const kg = (value: number): fhir4.Quantity => quantity(value, 'kg', 'kg');
  return [
    { loinc: '29463-7', when: calendar.day(330), valueQuantity: kg(92.1) },
    { loinc: '29463-7', when: calendar.day(210), valueQuantity: quantity(205, 'lb', '[lb_av]') },
    { loinc: '29463-7', when: calendar.day(95), valueQuantity: { value: 206.5, unit: 'lbs' } },
    { loinc: '3141-9', when: calendar.day(41), valueQuantity: kg(93.8) },
    { named: 'WT', when: calendar.day(17), valueString: '207#' },
    { loinc: '29463-7', when: calendar.day(16), status: 'entered-in-error', valueQuantity: kg(207) },
    { loinc: '8302-2', when: calendar.day(330).slice(0, 4), valueQuantity: quantity(65, 'in', '[in_i]') },
  ];
}

/** A1c in percent and in mmol/mol, below a limit, without a unit, and of unknown day. */
function sugars(calendar: Calendar): Reading[] {
  const mmol = (value: number): fhir4.Quantity => quantity(value, 'mmol/mol', 'mmol/mol');
  return [
    { loinc: '4548-4', when: calendar.day(520), valueQuantity: quantity(8, '%', '%') },
    { loinc: '59261-8', when: calendar.day(400), valueQuantity: mmol(66) },
    { loinc: '4548-4', when: calendar.day(210).slice(0, 7), valueQuantity: mmol(68) },
    { loinc: '4548-4', when: calendar.day(95), valueQuantity: { value: 8.6 } },
    { loinc: '4548-4', when: calendar.day(41), valueQuantity: { value: 4, comparator: '<', unit: '%' } },
    { named: 'HGBA1C', when: calendar.day(30), valueString: 'see scanned report' },
    {
      loinc: '4548-4',
      when: calendar.day(20),
      status: 'cancelled',
      dataAbsentReason: { text: 'Specimen clotted' },
    },
    { loinc: '4548-4', when: calendar.day(8), status: 'preliminary', valueQuantity: quantity(8.4, '%', '%') },
    { loinc: '2345-7', when: calendar.at(30, '07:15'), valueQuantity: quantity(9.1, 'mmol/L', 'mmol/L') },
    { loinc: '2345-7', when: calendar.at(29, '07:30'), valueQuantity: quantity(164, 'mg/dL', 'mg/dL') },
    { loinc: '13457-7', valueQuantity: quantity(131, 'mg/dL', 'mg/dL') },
  ];
}

/** A date to come, a date of a year, a code from nowhere, a code of a single space's worth of meaning. */
function oddities(calendar: Calendar): Reading[] {
  return [
    { loinc: '8867-4', when: calendar.day(-365), valueQuantity: quantity(78, '/min', '/min') },
    { loinc: '8867-4', when: calendar.today.slice(0, 4), valueQuantity: quantity(81, '/min', '/min') },
    {
      loinc: '98979-8',
      when: calendar.at(41, '08:00').replace(/[+-]\d\d:\d\d$/, '+13:45'),
      valueString: '>60',
    },
    { code: { coding: [{ code: 'GLU-POC' }] }, when: calendar.day(33), valueInteger: 171 },
    {
      code: { coding: [{ system: 'urn:oid:1.2.840.114350.1.13.0.1.7.2.768282', code: '1230000' }] },
      when: calendar.day(22),
      valueQuantity: { value: 3 },
    },
    { named: 'Tobacco', when: calendar.day(200), valueString: 'quit? (pt states "basically")' },
    {
      loinc: '72166-2',
      when: calendar.day(900),
      status: 'unknown',
      valueCodeableConcept: { text: 'Current every day smoker' },
    },
    {
      loinc: '72166-2',
      when: calendar.day(41),
      valueCodeableConcept: { coding: [{ system: SYSTEM.snomed, code: '8517006' }] },
    },
    { named: 'Depression screen', when: calendar.day(95), valueBoolean: true },
  ];
}
