import type { Snooze } from '../../domain/panel/facts.ts';
import { snoozeOf } from '../../domain/panel/snooze.ts';
import { usualWeights } from '../../domain/panel/weights.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { dayIn } from '../../domain/time-zone.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { dropDate, endSnooze, saveDate, saveSnooze, saveWeek } from '../../storage/queue-deeds.ts';
import { auditDeed, type Deed } from '../audit-deed.ts';
import { type DeskParts, doerOf, notInChart } from '../desk/teller.ts';
import { type Coach, isOwnPatient } from './own-panel.ts';

/** So many dates of a patient stand at once. */
const mostDates = 12;

type Done = { patientId: string };

/** Puts a patient off, until a day and for a reason. */
export const snoozePatient = (
  parts: DeskParts,
  who: Coach,
  patientId: string,
  asked: Snooze,
  now: Date,
): Promise<Done | Refusal> => {
  const said = snoozeOf(asked, usualWeights.limits, dayOf(who, now));
  if (isRefusal(said)) return Promise.resolve(said);
  const detail = { until: said.until, why: said.why };
  return ofPanel(parts, who, patientId, { action: 'snooze-patient', detail }, now, tx =>
    saveSnooze(tx, whose(who, patientId), said, now.toISOString()),
  );
};

/** Takes a patient back who was put off. */
export const endSnoozeOf = (parts: DeskParts, who: Coach, patientId: string, now: Date) =>
  ofPanel(parts, who, patientId, { action: 'end-snooze' }, now, tx => endSnooze(tx, whose(who, patientId)));

/** Sets a date for a patient, such as the day they quit smoking; `id`: the writer's own key. */
export const setDate = (
  parts: DeskParts,
  who: Coach,
  patientId: string,
  date: { id: string; day: string; what: string },
  now: Date,
): Promise<Done | Refusal> => {
  if (date.day < dayOf(who, now)) return Promise.resolve(refuse('bad-request', 'date-gone-by', 'day'));
  const about = { action: 'set-date', entity: 'coach_date', entityId: date.id } as const;
  return ofPanel(parts, who, patientId, about, now, async tx => {
    const row = { ...whose(who, patientId), ...date, at: now.toISOString() };
    return (await saveDate(tx, row, mostDates)) ? undefined : refuse('conflict', 'too-many-dates');
  });
};

/** Takes a date away. */
export const dropDateOf = (parts: DeskParts, who: Coach, patientId: string, id: string, now: Date) =>
  ofPanel(parts, who, patientId, { action: 'drop-date', entity: 'coach_date', entityId: id }, now, tx =>
    dropDate(tx, { id, patientId }, now.toISOString()),
  );

/** How many minutes a week a coach has. */
export const setWeek = async (
  parts: DeskParts,
  who: Coach,
  minutes: number,
  now: Date,
): Promise<{ minutes: number } | Refusal> =>
  notInChart(who) ??
  parts.db.withPractice(who.practiceId, async tx => {
    const { practiceId, staff } = who;
    await saveWeek(tx, { practiceId, staffId: staff.id, minutes, at: now.toISOString() });
    await auditDeed(tx, parts, doerOf(who), { action: 'set-hours', detail: { minutes } }, now);
    return { minutes };
  });

/** A deed about a patient of this coach's own panel, in a launch without a chart. */
async function ofPanel(
  parts: DeskParts,
  who: Coach,
  patientId: string,
  about: Deed,
  now: Date,
  deed: (tx: PracticeTx) => Promise<unknown>,
): Promise<Done | Refusal> {
  return (
    notInChart(who) ??
    parts.db.withPractice(who.practiceId, async tx => {
      if (!(await isOwnPatient(tx, parts, who, patientId, now))) return refuse('not-found', 'not-in-panel');
      const refused = await deed(tx);
      if (isRefusal(refused)) return refused;
      await auditDeed(tx, parts, doerOf(who, patientId), about, now);
      return { patientId };
    })
  );
}

const dayOf = ({ settings }: Coach, now: Date) => dayIn(now.toISOString(), settings.timeZone);
const whose = ({ practiceId, staff }: Coach, patientId: string) => ({
  ...{ practiceId, staffId: staff.id, patientId },
});
