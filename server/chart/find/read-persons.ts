import type { EmrAccess } from '../../domain/chart/emr-access.ts';
import type { FoundPerson } from '../../domain/find/left-out.ts';
import type { ReadBecause } from '../../domain/find/run.ts';
import { callFhir } from '../fhir-http.ts';
import { whyNotRead } from '../read/collect.ts';
import { type Loose, list, record } from '../read/loose.ts';
import { readPatient } from '../read/patient.ts';
import { busyOrOver } from './read-page.ts';

export type PersonsRead =
  | { status: 'read'; persons: Map<string, FoundPerson | null> }
  | { status: 'busy'; waitMs: number }
  | { status: 'token' }
  | { status: 'failed'; because: ReadBecause };

/** So many are asked for at once where the EMR finds patients by several ids. */
export const personsAtOnce = 50;

/** Who these patients are. Null: the EMR does not know them. */
export async function readPersons(
  access: EmrAccess,
  ids: readonly string[],
  deadline: AbortSignal,
  now: Date,
): Promise<PersonsRead> {
  const reads = access.accepts.reads.Patient;
  if (!reads) return { status: 'failed', because: 'not-offered' };
  return reads.search && reads.params.includes('_id')
    ? searched(access, ids, deadline, now)
    : oneByOne(access, ids, deadline, now);
}

async function searched(
  access: EmrAccess,
  ids: readonly string[],
  deadline: AbortSignal,
  now: Date,
): Promise<PersonsRead> {
  const query = new URLSearchParams({ _id: ids.join(','), _count: String(2 * ids.length) });
  const answer = await callFhir(access, { method: 'GET', path: `Patient?${query}`, deadline });
  const notYet = busyOrOver(answer, now);
  if (notYet) return notYet;
  const because = whyNotRead(answer);
  if (because) return { status: 'failed', because };
  const bundle = answer.status === 'answered' ? record(answer.body) : {};
  if (bundle.resourceType !== 'Bundle') return { status: 'failed', because: 'not-understood' };
  const found = list(bundle.entry).map(entry => record(entry.resource));
  const persons = ids.map(id => {
    const resource = found.find(one => one.resourceType === 'Patient' && one.id === id);
    return [id, resource ? personIn(resource) : null] as const;
  });
  return { status: 'read', persons: new Map(persons) };
}

async function oneByOne(
  access: EmrAccess,
  ids: readonly string[],
  deadline: AbortSignal,
  now: Date,
): Promise<PersonsRead> {
  const persons = new Map<string, FoundPerson | null>();
  for (const id of ids) {
    const answer = await callFhir(access, {
      method: 'GET',
      path: `Patient/${encodeURIComponent(id)}`,
      deadline,
    });
    const notYet = busyOrOver(answer, now);
    if (notYet) return persons.size > 0 ? { status: 'read', persons } : notYet;
    const isGone = answer.status === 'answered' && (answer.http === 404 || answer.http === 410);
    const because = isGone ? undefined : whyNotRead(answer);
    if (because) return persons.size > 0 ? { status: 'read', persons } : { status: 'failed', because };
    const resource = answer.status === 'answered' ? record(answer.body) : {};
    persons.set(
      id,
      !isGone && resource.resourceType === 'Patient' && resource.id === id ? personIn(resource) : null,
    );
  }
  return { status: 'read', persons };
}

export function personIn(resource: Loose): FoundPerson {
  const { name, birthDate, phone, language, deceased, mergedAway } = readPatient(resource);
  return {
    name,
    ...(birthDate !== undefined && { birthDate }),
    ...(phone !== undefined && { phone }),
    ...(language !== undefined && { language }),
    ...(deceased && { deceased: true }),
    ...(mergedAway && { mergedAway: true }),
    ...(resource.active === false && { inactive: true }),
  };
}
