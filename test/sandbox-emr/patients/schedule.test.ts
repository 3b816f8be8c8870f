import { describe, expect, test } from 'vitest';
import { demoPatients, demoSchedule, demoStaff } from './demo.ts';
import { STAFF } from './staff.ts';

const TODAY = '2026-11-22';
const schedule = demoSchedule(TODAY);
const appointments = schedule.filter(one => one.resourceType === 'Appointment');
const visits = schedule.filter(one => one.resourceType === 'Encounter');

describe("today's schedule", () => {
  test('expects at least eight patients, coach and physician alike', () => {
    const today = appointments.filter(one => one.start?.startsWith(TODAY));
    expect(new Set(today.map(patientOf)).size).toBeGreaterThanOrEqual(8);
    const staff = new Set(today.map(one => one.participant[1]?.actor?.reference));
    expect([...staff].sort()).toEqual([
      'Practitioner/coach-dana',
      'Practitioner/coach-marcus',
      'Practitioner/dr-lindqvist',
      'Practitioner/dr-osei',
    ]);
  });

  test('gives each of today’s appointments its visit, begun for those who are here', () => {
    const today = appointments.filter(one => one.start?.startsWith(TODAY));
    expect(visits.map(one => one.appointment?.[0]?.reference)).toEqual(
      today.map(one => `Appointment/${one.id}`),
    );
    const rosa = visits.find(one => one.id === 'today-rosa-morales-coach-dana');
    expect(rosa).toMatchObject({
      status: 'in-progress',
      class: { code: 'AMB' },
      period: { start: '2026-11-22T09:00:00-05:00' },
    });
    const amir = visits.find(one => one.id === 'today-amir-haddad-coach-marcus');
    expect(amir).toMatchObject({ status: 'planned', class: { code: 'VR' } });
  });

  test('never books one member of staff or one patient twice at a time', () => {
    const clashes = appointments.flatMap((one, at) =>
      appointments.slice(at + 1).filter(other => overlap(one, other) && sharesSomeone(one, other)),
    );
    expect(clashes).toEqual([]);
  });

  test('books only patients there are, each with staff that work here', () => {
    const known = new Set(
      [...demoStaff(), ...demoPatients({ seed: 1, today: TODAY })].map(
        one => `${one.resourceType}/${one.id}`,
      ),
    );
    const asked = appointments.flatMap(one =>
      one.participant.map(participant => participant.actor?.reference ?? ''),
    );
    expect(asked.filter(reference => !known.has(reference))).toEqual([]);
  });
});

describe('the staff', () => {
  test('are two coaches, two physicians, a biller and a lead, each with a role at the practice', () => {
    const roles = demoStaff().filter(one => one.resourceType === 'PractitionerRole');
    expect(roles.map(one => one.practitioner?.reference)).toEqual(
      Object.keys(STAFF).map(id => `Practitioner/${id}`),
    );
    expect(roles.every(one => one.organization?.reference === 'Organization/practice')).toBe(true);
  });

  test('Dana speaks Spanish', () => {
    const dana = demoStaff().find(one => one.id === 'coach-dana');
    expect(JSON.stringify(dana)).toContain('"code":"es"');
  });
});

function patientOf(appointment: fhir4.Appointment) {
  return appointment.participant[0]?.actor?.reference;
}

function overlap(one: fhir4.Appointment, other: fhir4.Appointment): boolean {
  return (one.start ?? '') < (other.end ?? '') && (other.start ?? '') < (one.end ?? '');
}

function sharesSomeone(one: fhir4.Appointment, other: fhir4.Appointment): boolean {
  const people = one.participant.slice(0, 2).map(participant => participant.actor?.reference);
  return other.participant.slice(0, 2).some(participant => people.includes(participant.actor?.reference));
}
