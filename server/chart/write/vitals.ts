import { categories, units, vitals } from '../../../fhir-profiles/codes.ts';
import type { ChartItem } from '../../domain/session/signed.ts';
import { observed, quantity } from './observations.ts';
import type { Setting } from './setting.ts';

type Vital = Extract<ChartItem, { kind: 'vital' }>;

/** A measure taken in the session. US Core vital signs; a blood sugar is US Core's laboratory result. */
export const vitalResource = (item: Vital, setting: Setting) => {
  const base = observed(
    item.at,
    { coding: [codes[item.vital]], text: names[item.vital] },
    setting,
    item.vital === 'glucose' ? categories.laboratory : categories.vitalSigns,
  );
  if (item.vital === 'glucose') {
    const text = item.when && taken[item.when];
    return { ...base, valueQuantity: quantity(item.value, units.mgPerDl), ...(text && { note: [{ text }] }) };
  }
  if (item.vital !== 'blood-pressure') return { ...base, valueQuantity: quantity(item.value, unitOf(item)) };
  return {
    ...base,
    component: [
      { code: { coding: [vitals.systolic] }, valueQuantity: quantity(item.value, units.mmHg) },
      ...(item.second === undefined
        ? []
        : [{ code: { coding: [vitals.diastolic] }, valueQuantity: quantity(item.second, units.mmHg) }]),
    ],
  };
};

const codes = {
  'blood-pressure': vitals.bloodPressure,
  'heart-rate': vitals.heartRate,
  weight: vitals.weight,
  waist: vitals.waist,
  glucose: vitals.glucose,
};

/** As a chart calls them: LOINC's own display of a pressure is "panel with all children optional". */
const names = {
  'blood-pressure': 'Blood pressure',
  'heart-rate': 'Heart rate',
  weight: 'Weight',
  waist: 'Waist',
  glucose: 'Blood sugar',
};

const taken = { fasting: 'Fasting', 'after-eating': 'After eating', 'not-known': '' };

function unitOf({ vital, unit }: Vital): { code: string; unit: string } {
  if (vital === 'heart-rate') return units.perMinute;
  if (vital === 'weight') return unit === 'lb' ? units.lb : units.kg;
  return unit === 'in' ? units.inch : units.cm;
}
