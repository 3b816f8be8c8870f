import { extensions, systems } from '../../../fhir-profiles/codes.ts';
import type { MeasureKind } from '../../domain/chart/snapshot.ts';
import type { Said } from '../../domain/find/facts.ts';
import { isCondition, isReading, type ReadId } from '../../domain/find/question.ts';
import type { ConditionSearch, ReadingSearch } from '../../domain/find/search-ids.ts';
import { codesOf, notTakenCodes } from '../../domain/find/searches.ts';
import { chartDate, happenedAt, isAhead } from '../read/dates.ts';
import { codesIn, codeWord, type Loose, list, record } from '../read/loose.ts';
import { kindOf, readMeasures } from '../read/measures.ts';
import { medicineName } from '../read/medicines.ts';
import { nameOf } from '../read/problems.ts';

/** As of when it is read, and how a moment becomes a day of the practice. */
export type ReadAt = { now: Date; dayOf: (at: string) => string };

/**
 * What the resources of one patient say that were sent for a list. `fit`: how many of them are what was asked for: an EMR
 * may ignore a part of the question, so none of it is believed.
 */
export function saidOf(read: ReadId, resources: readonly Loose[], at: ReadAt): { said: Said[]; fit: number } {
  if (isReading(read)) return readings(read, resources, at);
  const said = resources.flatMap(resource => saidBy(read, resource, at) ?? []);
  return { said, fit: said.length };
}

function saidBy(read: Exclude<ReadId, ReadingSearch>, resource: Loose, at: ReadAt): Said | undefined {
  if (isCondition(read)) return condition(read, resource);
  if (read === 'medicines') return medicine(resource, at);
  return read === 'missed' ? missed(resource, at) : seen(resource, at);
}

function condition(read: ConditionSearch, resource: Loose): Said | undefined {
  const { icd10, snomed } = codesOf(read);
  const status = list(record(resource.clinicalStatus).coding).map(one => codeWord(one.code))[0];
  const isActive =
    status === undefined
      ? chartDate(resource.abatementDateTime) === undefined
      : ['active', 'recurrence', 'relapse'].includes(status);
  const isOne =
    codesIn(resource.code, systems.icd10cm).some(code =>
      icd10.some(start => code.toUpperCase().startsWith(start)),
    ) || codesIn(resource.code, systems.snomed).some(code => snomed.includes(code));
  return isActive && isOne
    ? { is: 'condition', condition: read, name: nameOf(resource.code) ?? read }
    : undefined;
}

/** The last final reading that says how high it stands; a pressure may come as two values of one moment. */
function readings(
  fact: ReadingSearch,
  resources: readonly Loose[],
  { now, dayOf }: ReadAt,
): { said: Said[]; fit: number } {
  const fit = resources.filter(
    resource => kinds[fact].includes(kindOf(resource) ?? '') && isFinal(codeWord(resource.status)),
  );
  const [measure] = readMeasures(fit, now).value.filter(({ kind }) => kind === kinds[fact][0]);
  const last = measure?.readings.filter(one => !one.comparator?.startsWith('<')).at(-1);
  if (last === undefined) return { said: [], fit: fit.length };
  const second = last.second === undefined ? {} : { second: last.second };
  const reading = { day: dayOf(last.at), value: last.value, ...second };
  return { said: [{ is: 'reading', fact, reading }], fit: fit.length };
}

const isFinal = (status: string | undefined): boolean =>
  status !== undefined && ['final', 'amended', 'corrected'].includes(status);

const kinds: Record<ReadingSearch, readonly [MeasureKind, ...string[]]> = {
  a1c: ['a1c'],
  pressure: ['blood-pressure', 'systolic', 'diastolic'],
  ldl: ['ldl'],
  bmi: ['bmi'],
  phq9: ['phq9'],
};

function medicine(resource: Loose, { dayOf }: ReadAt): Said | undefined {
  const isOrder = !['proposal', 'option', 'plan'].includes(`${codeWord(resource.intent)}`);
  const name = medicineName(resource);
  if (codeWord(resource.status) !== 'active' || !isOrder || name === undefined) return undefined;
  const ends = chartDate(record(record(resource.dispenseRequest).validityPeriod).end);
  const stated = list(resource.extension).find(one => one.url === extensions.medicationAdherence);
  const codes = list(stated?.extension).flatMap(one => codesIn(one.valueCodeableConcept, systems.snomed));
  return {
    ...{ is: 'medicine', name },
    ...(ends !== undefined && { endsOn: dayOf(ends) }),
    ...(codes.some(code => notTakenCodes.includes(code)) && { notTaken: true as const }),
  };
}

function missed(resource: Loose, { now, dayOf }: ReadAt): Said | undefined {
  const start = chartDate(resource.start);
  const isMissed = codeWord(resource.status) === 'noshow' && start !== undefined && !isAhead(start, now);
  return isMissed ? { is: 'missed', day: dayOf(start) } : undefined;
}

function seen(resource: Loose, { now, dayOf }: ReadAt): Said | undefined {
  const at = happenedAt({ atPeriod: resource.period }, 'at');
  const isVisit = ['finished', 'in-progress', 'arrived', 'triaged'].includes(`${codeWord(resource.status)}`);
  return isVisit && at !== undefined && !isAhead(at, now) ? { is: 'seen', day: dayOf(at) } : undefined;
}
