import type { EmrAccess } from '../../domain/chart/emr-access.ts';
import { allows } from '../../domain/chart/scopes.ts';
import type { Span } from '../../domain/schedule/availability.ts';
import { callFhir, pathWithin } from '../fhir-http.ts';
import { type Loose, list, record, text } from './loose.ts';

/** Time that is taken in the EMR; `patientId`: by whose appointment, where it is one patient's. */
export type Taken = Span & { patientId?: string };

/**
 * What the EMR has in its own book. `not-looked`: it was not asked, since it does not offer that or did not grant it;
 * `not-read`: it was asked and gave no answer that could be used. Neither is an empty book.
 * `unlooked`: whose part of it was not granted.
 */
export type EmrBook =
  | { is: 'read'; asOf: string; busy: Taken[]; unlooked?: 'coach' | 'patient' }
  | { is: 'not-read' }
  | { is: 'not-looked'; because: 'not-offered' | 'not-granted' };

const type = 'Appointment';
/** Of these somebody's time is taken; proposed, waitlisted, called off and missed ones take none. */
const taking = ['booked', 'pending', 'arrived', 'checked-in', 'fulfilled'];
const mostPages = 4;
const mostFound = 400;
const dayMs = 86_400_000;

/**
 * Appointments of one actor (`Patient/x`, `Practitioner/x`) that share time with a span. The answer is held against the
 * question here: an EMR that does not know a parameter answers with everybody's.
 */
export async function readAppointments(
  access: EmrAccess,
  { actor, from, to }: Span & { actor: string },
  { deadline, now }: { deadline: AbortSignal; now: string },
): Promise<EmrBook> {
  const { reads } = access.accepts;
  if (!reads[type]?.search) return { is: 'not-looked', because: 'not-offered' };
  const isOwnPatient = actor === `Patient/${access.patientId ?? ''}`;
  const mayRead =
    allows(access.scopes, 'user', type, 'search') ||
    (isOwnPatient && allows(access.scopes, 'patient', type, 'search'));
  if (!mayRead) return { is: 'not-looked', because: 'not-granted' };
  // One that began the day before may still go on.
  const since = new Date(Date.parse(from) - dayMs).toISOString();
  const asked = new URLSearchParams([
    ['date', `ge${since}`],
    ['date', `lt${to}`],
  ]);
  asked.set(actor.startsWith('Patient/') ? 'patient' : 'practitioner', actor);
  asked.set('_count', '100');
  let path: string | undefined = `${type}?${asked}`;
  const found = new Map<string, Taken>();
  for (let page = 0; path !== undefined; page++) {
    if (page === mostPages || found.size > mostFound) return { is: 'not-read' };
    const answer = await callFhir(access, { method: 'GET', path, deadline });
    if (answer.status !== 'answered' || answer.http !== 200) return { is: 'not-read' };
    const bundle = record(answer.body);
    if (bundle.resourceType !== 'Bundle') return { is: 'not-read' };
    for (const entry of list(bundle.entry)) {
      const span = busyIn(record(entry.resource), actor, access.base);
      if (span && span.from < to && span.to > from)
        found.set(`${span.from} ${span.to} ${span.patientId}`, span);
    }
    const next = text(list(bundle.link).find(({ relation }) => relation === 'next')?.url);
    path = next === undefined ? undefined : pathWithin(access.base, next);
    if (next !== undefined && path === undefined) return { is: 'not-read' };
  }
  const busy = [...found.values()].toSorted((one, other) => (one.from < other.from ? -1 : 1));
  return { is: 'read', asOf: now, busy };
}

/** The time it takes of this actor, where it takes any. */
function busyIn(resource: Loose, actor: string, base: string): Taken | undefined {
  if (resource.resourceType !== type || !taking.includes(text(resource.status) ?? '')) return undefined;
  const actors = list(resource.participant)
    .filter(({ status }) => status !== 'declined')
    .map(one => text(record(one.actor).reference)?.replace(`${base}/`, ''));
  const isTheirs = actors.includes(actor);
  const patients = actors.flatMap(one => /^Patient\/([A-Za-z0-9.-]{1,64})$/.exec(one ?? '')?.[1] ?? []);
  const from = Date.parse(text(resource.start) ?? '');
  const minutes = typeof resource.minutesDuration === 'number' ? resource.minutesDuration : 0;
  const end = Date.parse(text(resource.end) ?? '');
  const to = Number.isNaN(end) ? from + minutes * 60_000 : end;
  if (!isTheirs || Number.isNaN(from) || !(to > from)) return undefined;
  const [patientId, another] = patients;
  const isOfOne = patientId !== undefined && another === undefined;
  const span = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
  return { ...span, ...(isOfOne && { patientId }) };
}
