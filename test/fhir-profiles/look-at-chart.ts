import type { FhirStore } from '../sandbox-emr/fhir/types.ts';
import type { Fault } from './check-rules.ts';
import type { Json } from './check-value.ts';
import { gateFaults, isOurs } from './gate.ts';

const written = [
  ...['Encounter', 'DocumentReference', 'Goal', 'ServiceRequest', 'CarePlan', 'Observation'],
  ...['Communication', 'MedicationStatement', 'Consent', 'ChargeItem'],
];

/** Everything of ours that stands in an EMR, by type, and what of it does not fit its profile. */
export function lookAtChart(store: Pick<FhirStore, 'all'>): {
  standing: { [type: string]: number };
  faults: Fault[];
} {
  const ours = written
    .flatMap(type => store.all(type) as unknown as Json[])
    .filter(resource => isOurs(resource));
  const faults = ours.flatMap(resource =>
    gateFaults(resource).map(({ at, says }) => ({
      at: `${resource.resourceType}/${resource.id} ${at}`,
      says,
    })),
  );
  const standing: { [type: string]: number } = {};
  for (const { resourceType } of ours) {
    standing[String(resourceType)] = (standing[String(resourceType)] ?? 0) + 1;
  }
  return { standing, faults };
}
