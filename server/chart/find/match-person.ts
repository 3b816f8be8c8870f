import type { EmrAccess } from '../../domain/chart/emr-access.ts';
import type { FoundPerson } from '../../domain/find/left-out.ts';
import type { ReadBecause } from '../../domain/find/run.ts';
import { callFhir } from '../fhir-http.ts';
import { whyNotRead } from '../read/collect.ts';
import { list, record, text } from '../read/loose.ts';
import { busyOrOver } from './read-page.ts';
import { personIn } from './read-persons.ts';

export type PersonMatched =
  | { status: 'one'; patientId: string; person: FoundPerson }
  | { status: 'nobody' | 'several' }
  | { status: 'busy'; waitMs: number }
  | { status: 'token' }
  | { status: 'failed'; because: ReadBecause };

/**
 * The EMR's patient with this record number and this birth date. Both are looked at in what comes back: an EMR may ignore
 * one of them. Two who fit are nobody.
 */
export async function matchPerson(
  access: EmrAccess,
  { mrn, birthDate }: { mrn: string; birthDate: string },
  deadline: AbortSignal,
  now: Date,
): Promise<PersonMatched> {
  const reads = access.accepts.reads.Patient;
  if (!reads?.search || !reads.params.includes('identifier'))
    return { status: 'failed', because: 'not-offered' };
  const query = new URLSearchParams({ identifier: mrn, birthdate: birthDate, _count: '5' });
  const answer = await callFhir(access, { method: 'GET', path: `Patient?${query}`, deadline });
  const notYet = busyOrOver(answer, now);
  if (notYet) return notYet;
  const because = whyNotRead(answer);
  if (because) return { status: 'failed', because };
  const bundle = answer.status === 'answered' ? record(answer.body) : {};
  if (bundle.resourceType !== 'Bundle') return { status: 'failed', because: 'not-understood' };
  const fitting = list(bundle.entry)
    .map(entry => record(entry.resource))
    .filter(
      one =>
        one.resourceType === 'Patient' &&
        one.birthDate === birthDate &&
        list(one.identifier).some(({ value }) => value === mrn),
    );
  const [only] = fitting;
  const patientId = text(only?.id);
  if (only === undefined || patientId === undefined) return { status: 'nobody' };
  return fitting.length > 1 ? { status: 'several' } : { status: 'one', patientId, person: personIn(only) };
}
