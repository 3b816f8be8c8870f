import type { ReportedReading } from '../../../server/domain/escalation/reported.ts';

/** What stands in the fields of the panel, as it was typed. */
export type Numbers = {
  systolic: string;
  diastolic: string;
  glucose: string;
  glucoseUnit: 'mg/dL' | 'mmol/L';
  weight: string;
  weightUnit: 'kg' | '[lb_av]';
};
export const emptyNumbers: Numbers = {
  ...{ systolic: '', diastolic: '', glucose: '', glucoseUnit: 'mg/dL', weight: '', weightUnit: '[lb_av]' },
};

/** The readings that were typed; a slip when one of them cannot be what somebody measured. Commas count as points. */
export function readingsIn(numbers: Numbers): ReportedReading[] | 'slip' {
  const { systolic, diastolic, glucose, glucoseUnit, weight, weightUnit } = numbers;
  const readings: ReportedReading[] = [];
  if (systolic.trim() !== '' || diastolic.trim() !== '') {
    const [upper, lower] = [within(systolic, 40, 320), within(diastolic, 20, 220)];
    if (upper === undefined || lower === undefined || lower >= upper) return 'slip';
    readings.push({
      ...{ measure: 'blood-pressure', systolic: Math.round(upper), diastolic: Math.round(lower) },
      unit: 'mm[Hg]',
    });
  }
  if (glucose.trim() !== '') {
    const value = glucoseUnit === 'mg/dL' ? within(glucose, 10, 1500) : within(glucose, 0.5, 85);
    if (value === undefined) return 'slip';
    readings.push({ measure: 'glucose', value, unit: glucoseUnit });
  }
  if (weight.trim() !== '') {
    const value = weightUnit === 'kg' ? within(weight, 20, 400) : within(weight, 44, 900);
    if (value === undefined) return 'slip';
    readings.push({ measure: 'weight', value, unit: weightUnit });
  }
  return readings;
}

function within(typed: string, least: number, most: number): number | undefined {
  const value = Number(typed.trim().replace(',', '.'));
  return typed.trim() !== '' && value >= least && value <= most ? value : undefined;
}
