import { limitsCrossed } from '../escalation/rules.ts';
import { fastGain, isHeartFailure } from '../escalation/weight-gain.ts';
import { daysFrom } from '../tell-date.ts';
import { couldBeSince, dayOf, isWholeDay, lately } from './chart-dates.ts';
import type { TellReason } from './findings.ts';
import type { MustTell } from './prep.ts';
import type { ChartContext } from './prep-context.ts';
import { flagsClosed, flagsRaised, isOfClosedFlag } from './prep-flags.ts';
import { foundReading, readingsOf } from './prep-measures.ts';
import type { Measure, Medicine, Reading } from './snapshot.ts';
import { visitsUntold } from './visits-to-tell.ts';

/** A reading counts for two weeks, or since last time when that is longer. */
const readingDays = 14;
/** A symptom counts as "after a new medicine" for thirty days (a house rule, not checked by a clinician). */
const newMedicineDays = 30;

/**
 * What a clinician must hear before or at this visit: readings that are a red flag by themselves, emergency and
 * hospital visits, a symptom soon after a new medicine, fast weight gain with heart failure; last, what was closed.
 */
export function mustTell(context: ChartContext): MustTell[] {
  return [
    ...flagsRaised(context),
    ...readingsToTell(context),
    ...urgentToTell(context),
    ...weightToTell(context),
    ...flagsClosed(context),
  ];
}

function readingsToTell(context: ChartContext): MustTell[] {
  const { snapshot, today, timeZone, since } = context;
  if (snapshot.measures.status !== 'recorded') return [];
  const from = [lately(today, readingDays), since].sort()[0] ?? since;
  return snapshot.measures.value.flatMap(measure => {
    const hit = readingsOf(measure, today, timeZone).findLast(
      reading =>
        couldBeSince(reading.day, from) &&
        whyTold(measure, reading) !== undefined &&
        !isOfClosedFlag(context, measure, reading),
    );
    const why = hit && whyTold(measure, hit);
    if (!why) return [];
    return [{ what: foundReading(measure, hit), why: { is: why }, source: hit.source, at: hit.day }];
  });
}

type OwnReason = Exclude<TellReason['is'], 'red-flag' | 'after-medicine'>;

/** Pressures are read in whole numbers: 179.6 is 180. */
function whyTold(measure: Measure, { value, second }: Reading): OwnReason | undefined {
  if (measure.kind === 'blood-pressure') {
    const crisis =
      limitsCrossed('systolic', Math.round(value)).length > 0 ||
      (second !== undefined && limitsCrossed('diastolic', Math.round(second)).length > 0);
    return crisis ? 'blood-pressure-crisis' : undefined;
  }
  if (measure.kind !== 'glucose') return undefined;
  const kind = limitsCrossed('glucose', value)[0]?.kind;
  return kind === 'severe-low-glucose' ? 'very-low-glucose' : kind ? 'very-high-glucose' : undefined;
}

const symptom =
  /dizz|light-?head|faint|syncop|fall\b|fell\b|bleed|rash|swell|hypoglyc|nausea|vomit|mareo|desmayo/i;

function urgentToTell(context: ChartContext): MustTell[] {
  return visitsUntold(context).map(({ of, at, visit, reason }) => {
    const suspect = symptom.test(reason ?? '') ? startedBefore(at, context) : undefined;
    const why: TellReason = suspect
      ? { is: 'after-medicine', medicine: suspect.name }
      : { is: couldBeSince(at, context.since) ? 'since-last-time' : 'not-told-yet' };
    return { what: { is: 'visit', visit, ...(reason && { reason }) }, why, source: of.source, at };
  });
}

function startedBefore(at: string, { snapshot, timeZone }: ChartContext): Medicine | undefined {
  if (snapshot.medicines.status !== 'recorded' || !isWholeDay(at)) return undefined;
  return snapshot.medicines.value.find(({ prescribed }) => {
    const start = prescribed && dayOf(prescribed, timeZone);
    if (!start || !isWholeDay(start)) return false;
    const days = daysFrom(start, at);
    return days >= 0 && days <= newMedicineDays;
  });
}

function weightToTell({ snapshot, today, timeZone }: ChartContext): MustTell[] {
  const { problems, measures } = snapshot;
  const hasHeartFailure = problems.status === 'recorded' && problems.value.some(isHeartFailure);
  if (!hasHeartFailure || measures.status !== 'recorded') return [];
  const weight = measures.value.find(measure => measure.kind === 'weight' && measure.unit === 'kg');
  const readings = (weight ? readingsOf(weight, today, timeZone) : []).filter(reading =>
    isWholeDay(reading.day),
  );
  const last = readings.at(-1);
  if (!last || !couldBeSince(last.day, lately(today, readingDays))) return [];
  const weighed = readings.map(({ value: kg, day }) => ({ kg, day }));
  const gain = fastGain(weighed, { kg: last.value, day: last.day });
  if (gain === undefined) return [];
  return [
    {
      what: { is: 'weight-up', kg: gain.kg },
      why: { is: 'weight-with-heart-failure' },
      source: last.source,
      at: last.day,
    },
  ];
}
