import type { Json as EmrJson } from '../sandbox-emr/fhir/types.ts';
import { validate } from '../sandbox-emr/fhir/validation.ts';
import { type Fault, profileFaults, type TypeOf } from './check-rules.ts';
import { allExtensionFaults, type Json } from './check-value.ts';
import { profileOf } from './profile-of.ts';

const ledger = 'https://alongside.health/fhir/identifier/chart-write';
const unsaid: TypeOf = () => undefined;

/**
 * What is wrong with a resource of ours: by plain R4 (structure, dates, required value sets, invariants, check digits of
 * LOINC and SNOMED CT codes), then by its profile, by what that stands on in US Core 6.1.0, and by the definitions of its
 * extensions. Empty: nothing that can be decided without a terminology server. `typeOf` tells what a urn stands for.
 */
export function gateFaults(resource: Json, typeOf: TypeOf = unsaid): Fault[] {
  const profile = profileOf(resource);
  const at = String(resource.resourceType);
  return [
    ...plainFaults(resource),
    ...(profile ? profileFaults(profile, resource, typeOf) : [{ at, says: 'no profile of ours fits it' }]),
    ...allExtensionFaults(resource, at, typeOf),
    ...backwardPeriods(resource, at),
  ];
}

/** Whether we wrote it: our ledger's row stands in its identifiers. */
export const isOurs = ({ identifier }: Json): boolean =>
  [identifier].flat().some(one => (one as Json | undefined)?.system === ledger);

function plainFaults(resource: Json): Fault[] {
  const sent = JSON.parse(JSON.stringify(resource).replaceAll(/urn:uuid:[0-9a-f-]+/g, 'Basic/by-urn'));
  if (sent.id === 'Basic/by-urn') sent.id = 'by-urn';
  return validate(sent, (resourceType, id) => ({ resourceType, id }) as EmrJson)
    .filter(({ severity }) => severity === 'error')
    .map(({ text, expression }) => ({ at: expression ?? String(resource.resourceType), says: text }));
}

/** R4's per-1, which medplum's validator passes over: a period does not end before it begins. */
function backwardPeriods(value: unknown, at: string): Fault[] {
  if (Array.isArray(value)) return value.flatMap((one, index) => backwardPeriods(one, `${at}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  const { start, end } = value as Json;
  const isBackward =
    typeof start === 'string' && typeof end === 'string' && Date.parse(end) < Date.parse(start);
  return [
    ...(isBackward ? [{ at, says: 'ends before it begins (per-1)' }] : []),
    ...Object.entries(value).flatMap(([key, inner]) => backwardPeriods(inner, `${at}.${key}`)),
  ];
}
