import type { ScheduleView } from '../../../server/http/contract/schedule.ts';

/** What stands in the EMR and is none of the talks booked here: the same patient at the same time is one talk in two books. */
export function ofEmrAlone({ emr, talks }: Pick<ScheduleView, 'emr' | 'talks'>) {
  if (emr.is !== 'read') return [];
  return emr.busy.filter(
    ({ from, to, patientId }) =>
      !talks.some(talk => {
        const start = Date.parse(talk.start);
        const meets = start < Date.parse(to) && start + talk.minutes * 60_000 > Date.parse(from);
        return meets && talk.patientId === patientId && talk.state !== 'cancelled';
      }),
  );
}
