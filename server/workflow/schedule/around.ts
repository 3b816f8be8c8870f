import { daysAfter } from '../../domain/panel/days.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Availability, Span } from '../../domain/schedule/availability.ts';
import { type Around, type Booking, type MeansOfTalk, refusalOfTalk } from '../../domain/schedule/booking.ts';
import { nextFree, overlap, spanOf } from '../../domain/schedule/free.ts';
import { standingTalks } from '../../storage/bookings.ts';
import { hoursOfCoach } from '../../storage/coach-hours.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { namesOf } from '../../views/patient-names.ts';
import type { Colleague } from '../handoff/file-handoff.ts';
import type { WorkflowParts } from '../parts.ts';
import { busyIn, type EmrBook } from './emr-book.ts';

/** So many days are looked through for the next free times, and so many of those are named. */
const lookDays = 14;
const mostFree = 3;

/** Why a talk was not booked, with what stands there and when else it could be. */
export type TalkRefused = Refusal & {
  stands?: Span & { means?: MeansOfTalk; patient?: string };
  free?: string[];
};

/** The days about a talk: as far as its next free times are looked for. */
export const daysAbout = (start: string): Span => ({
  from: daysAfter(start.slice(0, 10), -1).concat('T00:00:00.000Z'),
  to: daysAfter(start.slice(0, 10), lookDays + 2).concat('T00:00:00.000Z'),
});

type Asked = { patientId: string; start: string; minutes: number; anyway?: boolean; except?: string };

/** Whether a talk may stand where it is asked for, by the coach's hours, every talk of either, and the EMR's own book. */
export async function refusalThere(
  tx: PracticeTx,
  parts: Pick<WorkflowParts, 'keys'>,
  who: Colleague,
  { patientId, start, minutes, anyway, except }: Asked,
  book: EmrBook,
  now: Date,
): Promise<TalkRefused | undefined> {
  const about = { ...daysAbout(start), ...(except !== undefined && { except }) };
  const [availability, coach, patient] = [
    await hoursOfCoach(tx, who.staff.id, who.settings.timeZone),
    await standingTalks(tx, { staffId: who.staff.id }, about),
    await standingTalks(tx, { patientId }, about),
  ];
  const around = aroundOf(availability, coach, patient, book, now);
  const refusal = refusalOfTalk({ start, minutes, ...(anyway && { anyway }) }, around);
  if (refusal === undefined || refusal.refused !== 'conflict') return refusal;
  const busy = [...around.coachBusy, ...around.patientBusy, ...around.emrBusy];
  const asking = { availability, busy, minutes, now: around.now };
  const free = nextFree(asking, { from: start, most: mostFree, days: lookDays });
  const there = spanOf(start, minutes);
  const stands =
    refusal.because === 'busy-in-emr'
      ? around.emrBusy.find(one => overlap(one, there))
      : await toldOf(
          tx,
          parts,
          who,
          [...coach, ...patient].find(one => overlap(spanIn(one), there)),
        );
  return { ...refusal, ...(stands && { stands }), free };
}

export const aroundOf = (
  availability: Availability,
  coach: readonly Booking[],
  patient: readonly Booking[],
  book: EmrBook,
  now: Date,
): Around => ({
  ...{ availability, coachBusy: coach.map(spanIn), patientBusy: patient.map(spanIn) },
  ...{ emrBusy: busyIn(book), now: now.toISOString() },
});

export const spanIn = ({ start, minutes }: Pick<Booking, 'start' | 'minutes'>): Span =>
  spanOf(start, minutes);

/** In a chart nobody else's name is told. */
async function toldOf(
  tx: PracticeTx,
  { keys }: Pick<WorkflowParts, 'keys'>,
  { practiceId, patientId: chart }: Colleague,
  talk: (Booking & { staffId: string }) | undefined,
): Promise<TalkRefused['stands'] | undefined> {
  if (talk === undefined) return undefined;
  const names = chart === undefined ? await namesOf(tx, keys, practiceId, [talk.patientId]) : undefined;
  const name = names?.get(talk.patientId)?.name;
  return { ...spanIn(talk), means: talk.means, ...(name !== undefined && { patient: name }) };
}
