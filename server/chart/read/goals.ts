import { measureCodes, systems } from '../../../fhir-profiles/codes.ts';
import type { ChartGoal, GoalTarget, MeasureKind } from '../../domain/chart/snapshot.ts';
import { chartDate, sortKey } from './dates.ts';
import { codesIn, conceptWords, display, type Loose, list, record, text } from './loose.ts';
import { inOurUnit } from './measure-units.ts';

/**
 * Goals of the chart, newest first, each with who set it and the measures it aims at. A target in a unit we do not
 * know, or of something we do not show, stays in the goal's words only.
 */
export const readGoals = (
  resources: Loose[],
  patientId: string,
): { value: ChartGoal[]; notUnderstood: number } => {
  const value = resources.flatMap((resource): ChartGoal[] => {
    const words = conceptWords(resource.description);
    if (!words) return [];
    const start = chartDate(resource.startDate);
    const due = list(resource.target)
      .map(target => chartDate(target.dueDate))
      .find(Boolean);
    return [
      {
        words,
        status: text(resource.lifecycleStatus) ?? 'unknown',
        ...(start ? { start } : {}),
        ...(due ? { due } : {}),
        ...setBy(record(resource.expressedBy), patientId),
        ...(isOurs(resource) ? { ours: true as const } : {}),
        targets: targetsOf(list(resource.target)),
        source: { type: 'Goal', id: String(resource.id) },
      },
    ];
  });
  return {
    value: value.sort((one, other) => sortKey(other.start) - sortKey(one.start)),
    notUnderstood: resources.length - value.length,
  };
};

function setBy(by: Loose, patientId: string): Pick<ChartGoal, 'setBy' | 'by'> {
  const reference = text(by.reference) ?? '';
  const name = display(by);
  const named = name ? { by: name } : {};
  if (/(^|\/)Practitioner(Role)?\//.test(reference)) return { setBy: 'clinician', ...named };
  if (reference === `Patient/${patientId}` || /(^|\/)Patient\//.test(reference)) return { setBy: 'patient' };
  return reference || name ? { setBy: 'other', ...named } : { setBy: 'not-recorded' };
}

const isOurs = (resource: Loose): boolean =>
  list(resource.identifier).some(one => one.system === systems.chartWrite);

type Aim = { kind: MeasureKind | 'systolic' | 'diastolic' } & Omit<GoalTarget, 'kind' | 'secondHigh'>;

/** Systolic and diastolic aimed at apart are one target of the blood pressure. */
function targetsOf(targets: Loose[]): GoalTarget[] {
  const aims = targets.flatMap(target => aimOf(target) ?? []);
  const systolic = aims.find(aim => aim.kind === 'systolic');
  const diastolic = aims.find(aim => aim.kind === 'diastolic');
  const others = aims.filter((aim): aim is GoalTarget => aim.kind !== 'systolic' && aim.kind !== 'diastolic');
  if (systolic?.high === undefined) return others;
  const second = diastolic?.high === undefined ? {} : { secondHigh: diastolic.high };
  return [{ ...systolic, kind: 'blood-pressure', ...second }, ...others];
}

function aimOf({ measure, detailQuantity, detailRange }: Loose): Aim | undefined {
  const kind = kindOf(measure);
  if (kind === undefined) return undefined;
  const unitsOf = kind === 'systolic' || kind === 'diastolic' ? 'blood-pressure' : kind;
  const ours = (quantity: unknown) => inOurUnit(unitsOf, quantity)?.value;
  const { low, high } = record(detailRange);
  const between = { low: ours(low), high: ours(high) };
  if (between.low !== undefined || between.high !== undefined) {
    const { low: from, high: to } = between;
    return { kind, ...(from === undefined ? {} : { low: from }), ...(to === undefined ? {} : { high: to }) };
  }
  const value = ours(detailQuantity);
  if (value === undefined) return undefined;
  switch (record(detailQuantity).comparator) {
    case '>':
      return { kind, low: value, lowOpen: true };
    case '>=':
      return { kind, low: value };
    case '<':
      return { kind, high: value, highOpen: true };
    case '<=':
      return { kind, high: value };
    default: // neither up to nor from: the chart does not say which way
      return { kind, low: value, high: value };
  }
}

const kindByCode = new Map<string, Aim['kind']>(
  Object.entries(measureCodes)
    .filter(([kind]) => kind !== 'smoking')
    .flatMap(([kind, codes]) => codes.map(code => [code, kind as Aim['kind']] as const)),
);

/** One number for a whole blood pressure says not which of the two is meant: it stays in the words. */
function kindOf(measure: unknown): Aim['kind'] | undefined {
  const kind = codesIn(measure, systems.loinc)
    .map(code => kindByCode.get(code))
    .find(one => one !== undefined);
  return kind === 'blood-pressure' ? undefined : kind;
}
