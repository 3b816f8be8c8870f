import type { MeasureKind } from '../../domain/chart/snapshot.ts';
import { number, record, text } from './loose.ts';

/** One unit a measure may come in: how it is written (UCUM or by hand, lower case), and the way to ours. */
type Way = { written: string[]; factor: number; offset?: number };
type Rule = { unit: string; decimals: number; ways: Way[]; bare?: true };

const asIs = (...written: string[]): Way => ({ written, factor: 1 });
const times = (factor: number, ...written: string[]): Way => ({ written, factor });

/**
 * The unit each measure is shown in and what it is reckoned from. `bare`: a number without unit is this measure's own.
 * Sources: HbA1c by the IFCC-NGSP master equation (NGSP % = 0.09148 x mmol/mol + 2.152); glucose 18.016 and
 * cholesterol 38.67 mg/dL per mmol/L (molar masses); 1 lb = 0.45359237 kg, 1 in = 2.54 cm (exact); 1 kPa = 7.50062
 * mmHg; albumin/creatinine 8.84 mg/g per mg/mmol (molar mass of creatinine 113.12).
 */
const rules: { [kind in MeasureKind]: Rule } = {
  a1c: {
    unit: '%',
    decimals: 1,
    ways: [asIs('%', '% of total hgb', '%{hemoglobin}', 'percent'), a1cFromIfcc()],
  },
  'blood-pressure': {
    unit: 'mmHg',
    decimals: 0,
    ways: [asIs('mm[hg]', 'mmhg', 'mm hg'), times(7.50062, 'kpa')],
  },
  weight: {
    unit: 'kg',
    decimals: 1,
    ways: [
      asIs('kg', 'kgs', 'kilograms'),
      times(0.001, 'g'),
      times(0.45359237, '[lb_av]', 'lb', 'lbs', 'pounds', 'lb_av'),
    ],
  },
  ldl: { unit: 'mg/dL', decimals: 0, ways: [asIs('mg/dl'), times(38.67, 'mmol/l')] },
  glucose: { unit: 'mg/dL', decimals: 0, ways: [asIs('mg/dl'), times(18.016, 'mmol/l')] },
  steps: {
    unit: 'steps/day',
    decimals: 0,
    bare: true,
    ways: [asIs('/d', '{steps}/d', '{steps}', 'steps', 'steps/day', '1', '{#}', '{count}')],
  },
  egfr: {
    unit: 'mL/min/1.73 m²',
    decimals: 0,
    ways: [
      asIs(
        'ml/min/{1.73_m2}',
        'ml/min/1.73m2',
        'ml/min/1.73 m2',
        'ml/min/1.73m*2',
        'ml/min/{1.73m2}',
        'ml/min',
      ),
    ],
  },
  uacr: { unit: 'mg/g', decimals: 0, ways: [asIs('mg/g', 'mg/g{creat}', 'ug/mg'), times(8.84, 'mg/mmol')] },
  'heart-rate': { unit: '/min', decimals: 0, ways: [asIs('/min', '{beats}/min', 'bpm', 'beats/min')] },
  bmi: { unit: 'kg/m²', decimals: 1, ways: [asIs('kg/m2', 'kg/m²')] },
  waist: {
    unit: 'cm',
    decimals: 0,
    ways: [asIs('cm'), times(2.54, '[in_i]', 'in', 'inches'), times(100, 'm')],
  },
  phq9: { unit: 'points', decimals: 0, bare: true, ways: [asIs('{score}', 'score', '1', '{points}')] },
  'activity-minutes': {
    unit: 'min/week',
    decimals: 0,
    ways: [asIs('min/wk', 'min/week', 'min'), times(60, 'h/wk')],
  },
  sleep: { unit: 'h', decimals: 1, ways: [asIs('h', 'hr', 'hours'), times(1 / 60, 'min')] },
  'adherent-days': { unit: 'days of 7', decimals: 0, ways: [asIs('d', 'days', 'day')] },
  'peak-flow': { unit: 'L/min', decimals: 0, ways: [asIs('l/min'), times(60, 'l/s')] },
};

export const unitOf = (kind: MeasureKind): string => rules[kind].unit;

/**
 * A quantity's value in the unit its measure is shown in, or nothing when the value or the unit is not understood. The
 * UCUM code is tried before the words of the unit. `asWritten` and `writtenIn`, one spelling of its unit, stand only
 * when it was reckoned over.
 */
export const inOurUnit = (
  kind: MeasureKind,
  quantity: unknown,
): { value: number; asWritten?: string; writtenIn?: string } | undefined => {
  const rule = rules[kind];
  const value = number(record(quantity).value);
  const units = [record(quantity).code, record(quantity).unit].flatMap(one => text(one) ?? []);
  if (value === undefined) return undefined;
  if (units.length === 0) return rule.bare ? { value: rounded(value, rule.decimals) } : undefined;
  const way = units.map(unit => wayFrom(rule, unit)).find(one => one !== undefined);
  if (!way) return undefined;
  if (way.factor === 1 && !way.offset) return { value };
  return {
    value: rounded(value * way.factor + (way.offset ?? 0), rule.decimals),
    asWritten: `${value} ${units.at(-1)}`,
    writtenIn: way.written[0],
  };
};

const wayFrom = (rule: Rule, unit: string): Way | undefined =>
  rule.ways.find(way => way.written.includes(unit.toLowerCase()));

function a1cFromIfcc(): Way {
  return { written: ['mmol/mol', 'mmol/mol{hb}'], factor: 0.09148, offset: 2.152 };
}

const rounded = (value: number, decimals: number): number => Number(value.toFixed(decimals));
