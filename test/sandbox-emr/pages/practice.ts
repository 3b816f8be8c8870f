import type { FhirStore, Resource } from '../fhir/types.ts';
import { conceptText, nameOf, whenOf } from './words.ts';

type OfType<T extends string> = Extract<Resource, { resourceType: T }>;
export type Staff = { id: string; name: string; role: string };
export type ListedPatient = {
  id: string;
  patient: fhir4.Patient;
  name: string;
  problems: string[];
  nextVisit?: string;
};

/** All resources of one type about one patient, newest first. */
export function ofPatient<T extends Resource['resourceType']>(
  store: FhirStore,
  type: T,
  patient: string,
): OfType<T>[] {
  return (store.all(type) as OfType<T>[])
    .filter(resource => patientOf(resource) === patient)
    .sort((a, b) => (whenOf(b) ?? '').localeCompare(whenOf(a) ?? ''));
}

/** Staff who can sign in, with the words of their role, coaches first. */
export function staffOf(store: FhirStore): Staff[] {
  const roles = store.all('PractitionerRole') as fhir4.PractitionerRole[];
  return (store.all('Practitioner') as fhir4.Practitioner[])
    .filter(member => member.active !== false && member.id)
    .map(member => {
      const role = roles.find(one => one.practitioner?.reference === `Practitioner/${member.id}`);
      return { id: member.id ?? '', name: nameOf(member), role: conceptText(role?.code?.[0]) ?? 'Staff' };
    });
}

export function practiceName(store: FhirStore): string {
  return (
    (store.read('Organization', 'practice') as fhir4.Organization | undefined)?.name ?? 'Sandbox practice'
  );
}

/** Every patient with problems and next visit, by name; `search` keeps those whose name holds it. */
export function listPatients(store: FhirStore, today: string, search = ''): ListedPatient[] {
  const conditions = Map.groupBy(store.all('Condition') as fhir4.Condition[], patientOf);
  const visits = Map.groupBy(store.all('Appointment') as fhir4.Appointment[], patientOf);
  return (store.all('Patient') as fhir4.Patient[])
    .map(patient => ({
      id: patient.id ?? '',
      patient,
      name: nameOf(patient),
      problems: (conditions.get(patient.id) ?? [])
        .filter(isCurrentProblem)
        .map(one => conceptText(one.code) ?? 'not coded'),
      nextVisit: nextStart(visits.get(patient.id) ?? [], today),
    }))
    .filter(one => one.name.toLowerCase().includes(search.trim().toLowerCase()))
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** Today's appointments by time. */
export function scheduleOf(store: FhirStore, today: string): fhir4.Appointment[] {
  return (store.all('Appointment') as fhir4.Appointment[])
    .filter(one => one.start?.startsWith(today) && one.status !== 'cancelled')
    .sort((a, b) => (a.start ?? '').localeCompare(b.start ?? ''));
}

export function isCurrentProblem(condition: fhir4.Condition): boolean {
  const verified = condition.verificationStatus?.coding?.[0]?.code;
  const clinical = condition.clinicalStatus?.coding?.[0]?.code;
  return (
    verified !== 'entered-in-error' &&
    verified !== 'refuted' &&
    !['resolved', 'inactive', 'remission'].includes(clinical ?? '')
  );
}

/** The patient a resource is about, as an id; an appointment's is among its participants. */
export function patientOf(resource: object): string | undefined {
  const fields = resource as {
    subject?: fhir4.Reference;
    patient?: fhir4.Reference;
    for?: fhir4.Reference;
    participant?: { actor?: fhir4.Reference }[];
  };
  const actors = Array.isArray(fields.participant) ? fields.participant.map(one => one.actor) : [];
  const references = [fields.subject, fields.patient, fields.for, ...actors].map(one => one?.reference ?? '');
  return references.map(reference => /(?:^|\/)Patient\/([^/]+)$/.exec(reference)?.[1]).find(Boolean);
}

function nextStart(appointments: fhir4.Appointment[], today: string): string | undefined {
  return appointments
    .map(one => one.start ?? '')
    .filter(start => start >= today)
    .sort()[0];
}
