import { type VisitToTell, visitsSettled } from '../session/visits-told.ts';
import { lately } from './chart-dates.ts';
import type { ChartContext } from './prep-context.ts';
import { urgentVisits } from './prep-since.ts';
import type { Visit } from './snapshot.ts';

/** A visit is to be told until somebody was told, for three months (a house rule, not checked by a clinician). */
const toldWithinDays = 90;

/** The same of a patient as we know them: what their signed talks told or set aside is settled. */
export const visitsUntold = (context: ChartContext): ReturnType<typeof visitsToTell> =>
  visitsToTell(
    context,
    new Set(context.ours.sessions.flatMap(({ signed }) => (signed ? visitsSettled(signed.record) : []))),
  );

/**
 * Emergency and hospital visits that a clinician must hear of, newest first: of the last three months, or since last time
 * when that is longer, but for those a signed talk told or set aside. That a talk was signed since tells nobody.
 */
export const visitsToTell = (
  context: Pick<ChartContext, 'snapshot' | 'timeZone' | 'today'> & { since?: string },
  settled: ReadonlySet<string>,
): (VisitToTell & { of: Visit })[] => {
  const since = [lately(context.today, toldWithinDays), context.since ?? context.today].sort()[0] ?? '';
  return urgentVisits({ ...context, since }).flatMap(({ visit, at, found }) =>
    settled.has(visit.id)
      ? []
      : {
          ...{ id: visit.id, visit: visit.kind === 'inpatient' ? 'inpatient' : 'emergency', at },
          ...(found.reason && { reason: found.reason }),
          of: visit,
        },
  );
};
