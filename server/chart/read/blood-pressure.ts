import { measureCodes, systems } from '../../../fhir-profiles/codes.ts';
import type { Reading } from '../../domain/chart/snapshot.ts';
import { happenedAt } from './dates.ts';
import { codesIn, type Loose, list, record, text } from './loose.ts';
import { inOurUnit } from './measure-units.ts';
import { takenBy } from './taken-by.ts';
import { wayOf } from './way.ts';

type Pressure = { kind: 'blood-pressure'; reading: Reading; resource: Loose };
type Half = { resource: Loose; value: number; asWritten?: string; writtenIn?: string };

/**
 * Blood pressures from panels with components, from text such as "120/80", and from systolic and diastolic values
 * filed apart that were taken at the same moment by the same kind of hand. `leftOver` counts what gave no whole pressure.
 */
export const pressures = (resources: Loose[]): { readings: Pressure[]; leftOver: number } => {
  const halves: { systolic: Map<string, Half>; diastolic: Map<string, Half> } = {
    systolic: new Map(),
    diastolic: new Map(),
  };
  const readings: Pressure[] = [];
  let leftOver = 0;
  for (const resource of resources) {
    const side = sideOf(resource.code);
    const whole = side ? undefined : wholePressure(resource);
    const half = side && valueIn(resource);
    if (whole) readings.push(pressure(resource, ...whole));
    else if (side && half) halves[side].set(moment(resource), { resource, ...half });
    else leftOver += 1;
  }
  for (const [at, systolic] of halves.systolic) {
    const diastolic = halves.diastolic.get(at);
    if (diastolic) readings.push(pressure(systolic.resource, systolic, diastolic));
    else leftOver += 1;
  }
  const lonely = [...halves.diastolic.keys()].filter(at => !halves.systolic.has(at)).length;
  return { readings, leftOver: leftOver + lonely };
};

/** As it is written, so that two times of one day stay two. */
const moment = (resource: Loose): string =>
  `${text(resource.effectiveDateTime) ?? happenedAt(resource, 'effective')} ${takenBy(resource)}`;

function sideOf(code: unknown): 'systolic' | 'diastolic' | undefined {
  const codes = codesIn(code, systems.loinc);
  const has = (known: readonly string[]) => codes.some(one => known.includes(one));
  if (has(measureCodes['blood-pressure'])) return undefined;
  if (has(measureCodes.systolic)) return 'systolic';
  return has(measureCodes.diastolic) ? 'diastolic' : undefined;
}

function wholePressure(resource: Loose): [Omit<Half, 'resource'>, Omit<Half, 'resource'>] | undefined {
  const parts = list(resource.component);
  const systolic = parts.find(part => sideOf(part.code) === 'systolic');
  const diastolic = parts.find(part => sideOf(part.code) === 'diastolic');
  const high = systolic && valueIn(systolic);
  const low = diastolic && valueIn(diastolic);
  if (high && low) return [high, low];
  const written = /^(\d{2,3})\s*\/\s*(\d{2,3})(\s*mm\s*\[?hg\]?)?$/i.exec(text(resource.valueString) ?? '');
  if (!written) return undefined;
  return [{ value: Number(written[1]) }, { value: Number(written[2]) }];
}

/** A half that is only known to lie above or below something makes no pressure. */
const valueIn = (part: Loose): Omit<Half, 'resource'> | undefined =>
  record(part.valueQuantity).comparator === undefined
    ? inOurUnit('blood-pressure', part.valueQuantity)
    : undefined;

function pressure(resource: Loose, high: Omit<Half, 'resource'>, low: Omit<Half, 'resource'>): Pressure {
  const asWritten = high.asWritten && low.asWritten ? `${high.asWritten} / ${low.asWritten}` : undefined;
  return {
    kind: 'blood-pressure',
    resource,
    reading: {
      at: happenedAt(resource, 'effective') ?? '',
      value: high.value,
      second: low.value,
      ...(asWritten ? { asWritten } : {}),
      ...wayOf('blood-pressure', resource, high.writtenIn),
      from: takenBy(resource),
      source: { type: 'Observation', id: String(resource.id) },
    },
  };
}
