import { measureCodes, systems } from '../../../fhir-profiles/codes.ts';
import { isCondition, isReading, type ReadId } from '../../domain/find/question.ts';
import type { Criteria, ReadingSearch } from '../../domain/find/search-ids.ts';
import { codesOf } from '../../domain/find/searches.ts';
import { monthsEarlier } from '../../domain/find/why.ts';
import { daysBefore } from '../../domain/time-zone.ts';

/** One list of the charts as a FHIR search, of all patients. `wanted`: parameters without which it would mean another thing. */
export type FindQuery = { type: string; params: { [name: string]: string }; wanted: string[]; count: number };

/** What each list becomes as FHIR. `today`: YYYY-MM-DD. */
export function queryOf(read: ReadId, criteria: Criteria, today: string): FindQuery {
  if (isCondition(read)) {
    const { asked, snomed } = codesOf(read);
    const code = [
      ...asked.map(one => `${systems.icd10cm}|${one}`),
      ...snomed.map(one => `${systems.snomed}|${one}`),
    ].join(',');
    return {
      ...{ type: 'Condition', wanted: ['code'], count: 200 },
      params: { code, 'clinical-status': 'active,recurrence,relapse' },
    };
  }
  if (isReading(read)) {
    const since = daysBefore(today, criteria.readings[read].withinDays);
    return {
      ...{ type: 'Observation', wanted: ['code'], count: 200 },
      params: { code: loincOf(read), date: `ge${since}`, _sort: '-date' },
    };
  }
  const since = (months: number) => `ge${monthsEarlier(today, months)}`;
  switch (read) {
    case 'medicines':
      return { type: 'MedicationRequest', params: { status: 'active' }, wanted: ['status'], count: 200 };
    case 'missed':
      return {
        ...{ type: 'Appointment', wanted: ['status'], count: 200 },
        params: { status: 'noshow', date: since(criteria.missed.months) },
      };
    case 'seen':
      return {
        ...{ type: 'Encounter', wanted: ['date'], count: 200 },
        params: { status: 'finished,in-progress', date: since(criteria.unseenMonths) },
      };
  }
}

/** The FHIR type that a list is made of. */
export const typeOf = (read: ReadId): string => {
  if (isCondition(read)) return 'Condition';
  if (isReading(read)) return 'Observation';
  return { medicines: 'MedicationRequest', missed: 'Appointment', seen: 'Encounter' }[read];
};

/** LOINC codes of a reading. */
export const loincOf = (read: ReadingSearch): string =>
  kindsOf[read].flatMap(kind => measureCodes[kind].map(code => `${systems.loinc}|${code}`)).join(',');

const kindsOf = {
  a1c: ['a1c'],
  pressure: ['blood-pressure', 'systolic', 'diastolic'],
  ldl: ['ldl'],
  bmi: ['bmi'],
  phq9: ['phq9'],
} as const satisfies Record<ReadingSearch, readonly (keyof typeof measureCodes)[]>;

/** The search below the base: only parameters this EMR says it has, so that none that is unknown turns it away. */
export function pathOf(
  { type, params, count }: FindQuery,
  known: readonly string[],
  only: 'page' | 'count',
): string {
  const isKnown = (name: string) => name.startsWith('_') || known.length === 0 || known.includes(name);
  const query = new URLSearchParams(Object.entries(params).filter(([name]) => isKnown(name)));
  if (only === 'count') {
    query.delete('_sort');
    query.set('_summary', 'count');
  } else query.set('_count', String(count));
  return `${type}?${query}`;
}
