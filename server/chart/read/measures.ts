import { measureCodes, systems } from '../../../fhir-profiles/codes.ts';
import { type Measure, type MeasureKind, measureKinds, type Reading } from '../../domain/chart/snapshot.ts';
import { bandOf } from './bands.ts';
import { pressures } from './blood-pressure.ts';
import { happenedAt, isAhead, sortKey } from './dates.ts';
import { codesIn, type Loose, record } from './loose.ts';
import { inOurUnit, unitOf } from './measure-units.ts';
import { takenBy } from './taken-by.ts';
import { wayOf } from './way.ts';

/**
 * Observations as measures, readings oldest first, each kind in one unit. Left out as not understood: no value, an
 * unknown unit or comparator, a date ahead of `now` or no date, half a blood pressure. `older`: kinds of which the EMR
 * may hold more.
 */
export const readMeasures = (
  resources: Loose[],
  now: Date,
  older: readonly MeasureKind[] = [],
): { value: Measure[]; notUnderstood: number } => {
  const known = resources.flatMap(resource => {
    const kind = kindOf(resource);
    return kind ? [{ kind, resource }] : [];
  });
  const datedPast = known.filter(({ resource }) => isPast(resource, now));
  const ofPressure = datedPast.filter(one => isPressure(one.kind)).map(one => one.resource);
  const paired = pressures(ofPressure);
  const single = datedPast.flatMap(({ kind, resource }) => {
    const reading = isPressure(kind) ? undefined : readingOf(kind, resource);
    return reading ? [{ kind: kind as MeasureKind, reading, resource }] : [];
  });
  const all = [...single, ...paired.readings];
  const value = measureKinds.flatMap(kind => {
    const ofKind = all.filter(one => one.kind === kind);
    const readings = ofKind.map(one => one.reading).sort((one, other) => sortKey(one.at) - sortKey(other.at));
    if (readings.length === 0) return [];
    // The range of a laboratory is not that of a meter at home.
    const newest = readings.at(-1)?.from;
    const band = bandOf(
      kind,
      ofKind.filter(one => one.reading.from === newest).map(one => one.resource),
    );
    const cutOff = older.includes(kind) ? { older: true as const } : {};
    return [{ kind, unit: unitOf(kind), readings, ...(band ? { band } : {}), ...cutOff }];
  });
  const notUnderstood =
    known.length -
    datedPast.length +
    (datedPast.length - ofPressure.length - single.length) +
    paired.leftOver;
  return { value, notUnderstood };
};

type Kind = Exclude<keyof typeof measureCodes, 'smoking'> | 'adherent-days';

const kindByCode = new Map<string, Kind>(
  Object.entries(measureCodes)
    .filter(([kind]) => kind !== 'smoking')
    .flatMap(([kind, codes]) => codes.map(code => [code, kind as Kind] as const)),
);

/** What an Observation measures, by its codes. */
export function kindOf(resource: Loose): Kind | undefined {
  if (codesIn(resource.code, systems.own).includes('adherent-days-7')) return 'adherent-days';
  return codesIn(resource.code, systems.loinc)
    .map(code => kindByCode.get(code))
    .find(kind => kind !== undefined);
}

const isPressure = (kind: Kind): boolean =>
  kind === 'blood-pressure' || kind === 'systolic' || kind === 'diastolic';

function isPast(resource: Loose, now: Date): boolean {
  const at = happenedAt(resource, 'effective');
  return at !== undefined && !isAhead(at, now);
}

function readingOf(kind: Kind, resource: Loose): Reading | undefined {
  const at = happenedAt(resource, 'effective');
  const quantity = record(resource.valueQuantity ?? { value: resource.valueInteger });
  const ours = inOurUnit(kind as MeasureKind, quantity);
  const comparator = comparators.find(sign => sign === quantity.comparator);
  const isOther = quantity.comparator !== undefined && comparator === undefined;
  if (!at || !ours || isOther || resource.status === 'cancelled') return undefined;
  const { writtenIn, ...value } = ours;
  return {
    at,
    ...value,
    ...(comparator ? { comparator } : {}),
    ...(resource.status === 'preliminary' ? { preliminary: true } : {}),
    ...wayOf(kind as MeasureKind, resource, writtenIn),
    from: takenBy(resource),
    source: { type: 'Observation', id: String(resource.id) },
  };
}

const comparators = ['<', '<=', '>', '>='] as const;
