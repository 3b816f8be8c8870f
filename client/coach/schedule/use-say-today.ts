import type { ScheduleView } from '../../../server/http/contract/schedule.ts';
import { dayOf, sayClock } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { scheduleWords } from '../../words/schedule.ts';
import { ofEmrAlone } from './emr-alone.ts';

/** Of today: how many talks, here and in the EMR, the next of them, and how many went by without a word (`open`). */
export function useSayToday(): (view: ScheduleView, now: string) => { words: string; open: number } {
  const say = useWords(scheduleWords);
  return (view, now) => {
    const { emr, timeZone, today } = view;
    const talks = view.talks.filter(
      ({ day, standing }) => day === today && (standing === 'ahead' || standing === 'open'),
    );
    const open = talks.filter(({ standing }) => standing === 'open').length;
    const inEmr = ofEmrAlone(view).filter(({ from }) => dayOf(from, timeZone) === today);
    const counted = [
      talks.length > 0 && say.todayBooked(talks.length),
      inEmr.length > 0 && say.todayInEmr(inEmr.length),
    ].filter(Boolean);
    const none = emr.is === 'read' && emr.unlooked !== 'coach' ? say.todayNone : say.todayNoneHere;
    const own = talks.find(({ standing }) => standing === 'ahead');
    const theirs = inEmr.find(({ from }) => from >= now);
    const isTheirs = theirs && (own === undefined || theirs.from < own.start);
    const next = isTheirs
      ? say.todayNextInEmr(sayClock(theirs.from, timeZone), theirs.patient)
      : own && say.todayNext(own.clock, own.patient ?? say.unnamed, say.means[own.means]);
    const said = [counted.length === 0 ? none : say.todayOf(counted.join(', ')), next];
    if (open > 0) said.push(say.todayOpen(open));
    return { words: said.filter(Boolean).join(' · '), open };
  };
}
