import { randomUUID } from 'node:crypto';
import { daysAfter } from '../../server/domain/panel/days.ts';
import { isRefusal } from '../../server/domain/refusal.ts';
import type { MeansOfTalk } from '../../server/domain/schedule/booking.ts';
import { dayIn } from '../../server/domain/time-zone.ts';
import { hoursOfCoach } from '../../server/storage/coach-hours.ts';
import { stateClaim } from '../../server/workflow/emr/claim-of-emr.ts';
import type { Actor, WorkflowParts } from '../../server/workflow/parts.ts';
import { bookTalk } from '../../server/workflow/schedule/book-talk.ts';
import { setHours } from '../../server/workflow/schedule/set-hours.ts';

const office = [
  { from: '09:00', to: '12:00' },
  { from: '13:00', to: '16:30' },
];
const short = [{ from: '09:00', to: '12:30' }];

/** What Dana has agreed on: so many days ahead at the next time that is free from that hour on. */
const talks: readonly {
  patient: string;
  ahead: number;
  clock: string;
  minutes: number;
  means: MeansOfTalk;
}[] = [
  { patient: 'james-whitfield', ahead: 1, clock: '10:00', minutes: 15, means: 'phone' },
  { patient: 'lucia-fuentes', ahead: 1, clock: '11:00', minutes: 30, means: 'video' },
  { patient: 'walter-greene', ahead: 2, clock: '09:30', minutes: 30, means: 'in-person' },
  { patient: 'harold-kim', ahead: 4, clock: '15:00', minutes: 15, means: 'phone' },
];

/** Hours of the two coaches, and talks that Dana booked, by the same deeds as real ones. Once. */
export async function playSchedule(
  parts: WorkflowParts,
  launchedBy: (staff: string, patient: string) => Promise<Actor>,
  now: Date,
): Promise<void> {
  const { practiceId, iss } = await launchedBy('coach-dana', 'rosa-morales');
  for (const staff of ['coach-dana', 'coach-marcus']) {
    const coach = await launchedBy(staff, 'rosa-morales');
    const { timeZone } = coach.settings;
    const kept = await parts.db.withPractice(coach.practiceId, tx =>
      hoursOfCoach(tx, coach.staff.id, timeZone),
    );
    if (kept.weekly.some(hours => hours.length > 0)) return;
    const weekly = [office, office, office, office, short, [], []];
    const { patientId: _, ...without } = coach;
    await setHours(parts, without, { timeZone, weekly, other: [] }, now);
  }
  await parts.db.withPractice(practiceId, tx => {
    const who = { practiceId, iss, name: 'Kim Alvarez', actor: 'operator' };
    const because = 'coaches are booked in the EMR too';
    return stateClaim(parts, tx, who, { rule: 'appointments', read: true }, because, now);
  });
  const today = dayIn(now.toISOString(), (await launchedBy('coach-dana', 'rosa-morales')).settings.timeZone);
  for (const { patient, ahead, clock, minutes, means } of talks) {
    const dana = await launchedBy('coach-dana', patient);
    const start = { day: weekdayFrom(daysAfter(today, ahead)), clock };
    const booked = await bookTalk(
      parts,
      dana,
      { key: randomUUID(), start, minutes, means, anyway: true },
      now,
    );
    if (isRefusal(booked)) throw new Error(`a talk could not be booked: ${booked.because}`);
  }
}

/** That day, or the Monday after it. */
const weekdayFrom = (day: string): string => {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 ? daysAfter(day, 1) : weekday === 6 ? daysAfter(day, 2) : day;
};
