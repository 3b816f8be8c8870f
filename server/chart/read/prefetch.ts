import { measureCodes, systems } from '../../../fhir-profiles/codes.ts';
import {
  type CoachedCondition,
  type CoachedFact,
  coachedFacts,
  measureOfFact,
} from '../../domain/physician/coached-conditions.ts';
import {
  conditionsAsked,
  factsOf,
  type HandoffFacts,
  handoffFacts,
} from '../../domain/physician/handoff-criteria.ts';
import { belongs, isAbout } from './belongs.ts';
import { readReferrals } from './lists.ts';
import { type Loose, list, record } from './loose.ts';
import { readMeasures } from './measures.ts';
import { readProblems } from './problems.ts';

/**
 * What an EMR is asked to send along when it asks for cards: as little as the criteria of a handoff need, so of a measure
 * only where the practice has a criterion of it. Codes are percent-encoded, since some clients squeeze `//`.
 */
export const prefetchFor = (conditions: readonly CoachedCondition[]): Record<string, string> => ({
  patient: 'Patient/{{context.patientId}}',
  conditions: 'Condition?patient={{context.patientId}}&_count=100',
  ...Object.fromEntries(factsOf(conditions).map(fact => [fact, newest(measureOfFact[fact])])),
  referrals: 'ServiceRequest?patient={{context.patientId}}&intent=order&_sort=-authored&_count=30',
});

/** Of a practice that has set nothing. */
export const prefetchTemplates = prefetchFor(conditionsAsked([]));

/** What came along: nothing is believed of another patient, or of an EMR that mixes two. */
export type PrefetchRead =
  | { status: 'other-patient' }
  | { status: 'read'; facts?: HandoffFacts; unsent?: CoachedFact[] };

/**
 * Reads a prefetch by the rules a chart is read by. In: what the EMR sent, about whom and from where it must be. A part
 * that is missing, null, or says only what went wrong counts as not sent; without the problem list there are no facts.
 */
export function readPrefetch(
  prefetch: unknown,
  { patientId, base, now }: { patientId: string; base: string; now: Date },
): PrefetchRead {
  const sent = record(prefetch);
  const all = Object.values(sent).flatMap(part => resourcesIn(part));
  if (all.some(resource => isOfAnother(resource, patientId, base))) return { status: 'other-patient' };
  if (record(sent.conditions).resourceType !== 'Bundle') return { status: 'read' };
  const ours = (type: string) => all.filter(resource => belongs(resource, type, patientId, base) === 'shown');
  const readAt = now.toISOString();
  const facts = handoffFacts({
    problems: { status: 'recorded', value: readProblems(ours('Condition')).value, readAt },
    measures: { status: 'recorded', value: readMeasures(ours('Observation'), now).value, readAt },
    referrals: { status: 'recorded', value: readReferrals(ours('ServiceRequest')).value, readAt },
  });
  const unsent = coachedFacts.filter(fact => record(sent[fact]).resourceType !== 'Bundle');
  return { status: 'read', facts, unsent };
}

/** A part is one resource or a search's answer. */
function resourcesIn(part: unknown): Loose[] {
  const resource = record(part);
  const all =
    resource.resourceType === 'Bundle'
      ? list(resource.entry).map(entry => record(entry.resource))
      : [resource];
  return all.filter(one => one.resourceType !== undefined && one.resourceType !== 'OperationOutcome');
}

/** Speaks of a patient, and of another one. What belongs to nobody (a practitioner that came along) is passed over. */
const isOfAnother = (resource: Loose, patientId: string, base: string): boolean =>
  (resource.resourceType === 'Patient' || resource.subject !== undefined || resource.patient !== undefined) &&
  !isAbout(resource, patientId, base);

function newest(kind: (typeof measureOfFact)[CoachedFact]): string {
  const codes = measureCodes[kind].map(code => `${systems.loinc}|${code}`).join(',');
  return `Observation?patient={{context.patientId}}&code=${encodeURIComponent(codes)}&_sort=-date&_count=5`;
}
