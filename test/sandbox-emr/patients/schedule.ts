import { type Calendar, calendarOf, later } from './calendar.ts';
import { visitKind } from './chart/visits.ts';
import { type StaffId, staffName } from './staff.ts';
import { concept, SYSTEM, to } from './vocabulary/systems.ts';

/** A line in the practice's book. `ahead` counts days from today; without it the line is today's. */
type Booking = readonly [
  patient: string,
  staff: StaffId,
  clock: string,
  minutes: number,
  why: string,
  how?: 'here already' | 'telephone' | { ahead: number },
];

const COACHING = 'Health coaching';

const BOOK: readonly Booking[] = [
  ['harold-kim', 'dr-lindqvist', '08:30', 20, 'Heart failure follow-up', 'here already'],
  ['rosa-morales', 'coach-dana', '09:00', 30, COACHING, 'here already'],
  ['james-whitfield', 'coach-marcus', '09:00', 30, COACHING, 'here already'],
  ['rosa-morales', 'dr-osei', '09:40', 20, 'Diabetes follow-up'],
  ['miguel-santos', 'coach-dana', '10:00', 30, COACHING],
  ['amir-haddad', 'coach-marcus', '10:30', 20, COACHING, 'telephone'],
  ['tasha-brooks', 'coach-dana', '11:00', 30, COACHING],
  ['edith-larsen', 'dr-lindqvist', '11:30', 20, 'Fall last month, blood pressure'],
  ['grace-okafor', 'dr-osei', '13:30', 20, 'Asthma follow-up'],
  ['walter-greene', 'coach-marcus', '14:00', 30, COACHING],
  ['lucia-fuentes', 'coach-dana', '14:30', 20, COACHING, 'telephone'],
  ['dee-oconnor', 'coach-marcus', '15:00', 30, COACHING],
  ['ruth-abrams', 'dr-osei', '15:30', 20, 'Blood pressure'],
  ['sam-rivera', 'coach-dana', '16:00', 30, COACHING],
  ['harold-kim', 'coach-marcus', '13:00', 30, COACHING, { ahead: 2 }],
  ['miguel-santos', 'dr-lindqvist', '10:40', 20, 'Diabetes and kidneys', { ahead: 6 }],
  ['tasha-brooks', 'dr-osei', '11:20', 20, 'Depression follow-up', { ahead: 13 }],
  ['rosa-morales', 'dr-osei', '09:20', 20, 'Diabetes follow-up', { ahead: 82 }],
];

/**
 * Today's appointments and the next few to come, each with today's Encounter behind it (in progress for those
 * who have arrived, planned for the rest). Ids: `appointment-<patient>-<staff>`, `today-<patient>-<staff>`;
 * those of later days end in the days ahead. The patients must be stored before.
 */
export function demoSchedule(today: string): fhir4.FhirResource[] {
  const calendar = calendarOf(today);
  return BOOK.flatMap(booking => {
    const booked = appointment(booking, calendar);
    return daysAhead(booking) > 0 ? [booked] : [booked, encounter(booking, calendar)];
  });
}

function appointment(booking: Booking, calendar: Calendar): fhir4.Appointment {
  const [patient, staff, clock, minutes, why, how] = booking;
  const ago = -daysAhead(booking);
  const participant = (actor: fhir4.AppointmentParticipant['actor']) =>
    ({ actor, required: 'required', status: 'accepted' }) as const;
  return {
    resourceType: 'Appointment',
    id: appointmentId(booking),
    status: how === 'here already' ? 'arrived' : 'booked',
    serviceType: [{ text: why === COACHING ? COACHING : 'Office visit' }],
    reasonCode: [{ text: why }],
    description: how === 'telephone' ? `${why}, by telephone` : why,
    start: calendar.at(ago, clock),
    end: calendar.at(ago, later(clock, minutes)),
    minutesDuration: minutes,
    participant: [
      participant(to('Patient', patient)),
      participant(to('Practitioner', staff, staffName(staff))),
      ...(how === 'telephone' ? [] : [participant(to('Location', 'linden-street'))]),
    ],
  };
}

function encounter(booking: Booking, calendar: Calendar): fhir4.Encounter {
  const [patient, staff, clock, , why, how] = booking;
  const kind = visitKind(how === 'telephone' ? 'telephone' : 'office');
  return {
    resourceType: 'Encounter',
    id: `today-${patient}-${staff}`,
    status: how === 'here already' ? 'in-progress' : 'planned',
    class: kind.class,
    type: [kind.type],
    subject: to('Patient', patient),
    participant: [
      {
        type: [concept(SYSTEM.participation, 'PPRF', 'primary performer')],
        individual: to('Practitioner', staff, staffName(staff)),
      },
    ],
    appointment: [to('Appointment', appointmentId(booking))],
    period: { start: calendar.at(0, clock) },
    reasonCode: [{ text: why }],
    serviceProvider: to('Organization', 'practice'),
    ...(how !== 'telephone' && { location: [{ location: to('Location', 'linden-street') }] }),
  };
}

function appointmentId([patient, staff, , , , how]: Booking): string {
  const days = typeof how === 'object' ? `-${how.ahead}` : '';
  return `appointment-${patient}-${staff}${days}`;
}

function daysAhead([, , , , , how]: Booking): number {
  return typeof how === 'object' ? how.ahead : 0;
}
