import type { FhirStore } from '../fhir/types.ts';
import { type Html, html, table } from './html.ts';
import { type ListedPatient, listPatients, patientOf, type Staff, scheduleOf, staffOf } from './practice.ts';
import { ageAt, clockText, conceptText, dateText, nameOf } from './words.ts';

/** Start page: choose who you are. There are no passwords in a sandbox. */
export function startPage(store: FhirStore, practice: string, next: string): Html {
  return html`<h1>${practice}</h1>
    <p>A practice's EMR with invented patients. Choose who you are today.</p>
    <form method="post" action="/session" class="people"><input type="hidden" name="next" value="${next}">
      ${staffOf(store).map(staffButton)}
    </form>`;
}

/** The sign-in form an app's standalone launch meets; with `staff` known it goes on to the patient. */
export function signInPage(
  store: FhirStore,
  app: string,
  uid: string,
  today: string,
  asked: { staff?: string; needsPatient: boolean; search: string },
): Html {
  const cancel = html`<form method="post" action="/sign-in/${uid}"><button name="cancel" value="1" class="quiet">Go back to ${app}</button></form>`;
  if (!asked.staff) {
    return html`<h1>Sign in for ${app}</h1>
      <form method="post" action="/sign-in/${uid}" class="people">${staffOf(store).map(staffButton)}</form>${cancel}`;
  }
  const patients = listPatients(store, today, asked.search);
  const member = staffOf(store).find(one => one.id === asked.staff);
  return html`<h1>Choose the patient for ${app}</h1>
    <p>Signed in as ${member?.name ?? 'nobody'}.</p>
    <form method="get" action="/sign-in/${uid}" class="search" role="search">
      <input type="hidden" name="staff" value="${asked.staff}">
      <label>Find a patient <input type="search" name="q" value="${asked.search}"></label> <button>Find</button>
    </form>
    <form method="post" action="/sign-in/${uid}" class="people"><input type="hidden" name="staff" value="${asked.staff}">
      ${patients.map(one => html`<button name="patient" value="${one.id}"><strong>${one.name}</strong> <span>${bornWords(one, today)}</span></button>`)}
    </form>${cancel}`;
}

/** Today's schedule and everyone in the practice, with a box to find a patient by name. */
export function schedulePage(store: FhirStore, today: string, staff: string, search: string): Html {
  const visits = scheduleOf(store, today).map(one => visitRow(store, one, staff));
  const patients = listPatients(store, today, search).map(one => [
    html`<a href="/chart/${one.id}">${one.name}</a>`,
    ageAt(one.patient.birthDate, today) ?? 'not recorded',
    one.problems.length > 3
      ? `${one.problems.slice(0, 3).join(', ')} and ${one.problems.length - 3} more`
      : one.problems.join(', ') || 'None recorded',
    one.nextVisit ? dateText(one.nextVisit, true) : 'None planned',
  ]);
  return html`<h1>${dateText(today)}</h1>
    <section aria-labelledby="today"><h2 id="today">Today</h2>${table('Schedule of today', ['Time', 'Patient', 'Visit', 'With', 'Status'], visits, 30)}</section>
    <section aria-labelledby="patients"><h2 id="patients">Patients</h2>
      <form method="get" action="/schedule" class="search" role="search">
        <label>Find a patient <input type="search" name="q" value="${search}"></label> <button>Find</button>
      </form>
      ${table('Patients', ['Name', 'Age', 'Problems', 'Next visit'], patients, 60)}
    </section>`;
}

function visitRow(store: FhirStore, visit: fhir4.Appointment, staff: string) {
  const id = patientOf(visit);
  const patient = id ? (store.read('Patient', id) as fhir4.Patient | undefined) : undefined;
  const practitioners = visit.participant
    .map(one => one.actor)
    .filter(actor => actor?.reference?.includes('Practitioner/'));
  const names = practitioners.map(actor =>
    nameOf(
      store.read('Practitioner', actor?.reference?.split('/').pop() ?? '') as fhir4.Practitioner | undefined,
    ),
  );
  const mine = practitioners.some(actor => actor?.reference === `Practitioner/${staff}`);
  return [
    clockText(visit.start),
    patient ? html`<a href="/chart/${id}">${nameOf(patient)}</a>` : 'No patient',
    visit.description ?? conceptText(visit.appointmentType) ?? conceptText(visit.serviceType?.[0]),
    mine ? html`<strong>${names.join(', ')}</strong>` : names.join(', '),
    visit.status,
  ];
}

function staffButton(member: Staff): Html {
  return html`<button name="staff" value="${member.id}"><strong>${member.name}</strong> <span>${member.role}</span></button>`;
}

function bornWords(one: ListedPatient, today: string): string {
  const born = dateText(one.patient.birthDate);
  return born ? `born ${born}, ${ageAt(one.patient.birthDate, today)}` : 'birth date not recorded';
}
