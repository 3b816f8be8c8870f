import type { Lane, Mark, TimelineFact } from '../../server/domain/timeline/timeline.ts';
import { sayWithUnit } from '../design/charts/numbers.ts';
import { type Calendar, sayDay } from '../design/dates.ts';
import type { SameWords } from '../design/words.ts';
import type { findings } from '../words/en/findings.ts';
import type { measures } from '../words/en/measures.ts';
import type { timeline } from '../words/en/timeline.ts';

/** Whose words they are, as pages mark them: a chart's, or a person's in a language nobody recorded. */
export type Voice = 'chart' | 'written' | 'ours';

/** A mark in words: when, in which row, what, and where that is known from. */
export type SaidMark = { day: string; what: string; from: string; voice: Voice };

export type TimelineSay = {
  say: SameWords<typeof timeline>;
  sayMeasure: SameWords<typeof measures>;
  sayFinding: SameWords<typeof findings>;
  calendar: Calendar;
};

/** What a row is called. */
export function sayLane(lane: Lane, { say, sayMeasure }: TimelineSay): { name: string; voice: Voice } {
  switch (lane.is) {
    case 'habit':
      return { name: lane.step, voice: 'written' };
    case 'medicine':
      return { name: lane.name, voice: 'chart' };
    case 'measure':
      return { name: sayMeasure.names[lane.id], voice: 'ours' };
    default:
      return { name: say.lanes[lane.is], voice: 'ours' };
  }
}

/** What a mark says: its day (or days), what it is with its unit, and where that is known from. */
export function sayMark({ at, to, fact }: Mark, saying: TimelineSay): SaidMark {
  const { say, calendar } = saying;
  const day = sayDay(at, calendar);
  return {
    day: to === undefined ? day : say.until(day, sayDay(to, calendar)),
    ...sayFact(fact, saying),
  };
}

/** A change as it stands beside its line: "begun: Walk 20 minutes". */
export const sayChange = (fact: Extract<TimelineFact, { is: 'change' }>, { say, calendar }: TimelineSay) =>
  `${say.change[fact.how]}: ${fact.said[calendar.language]}`;

function sayFact(fact: TimelineFact, saying: TimelineSay): Omit<SaidMark, 'day'> {
  const { say, sayMeasure, sayFinding } = saying;
  switch (fact.is) {
    case 'change':
      return {
        what: listed(sayChange(fact, saying), fact.sure === undefined ? undefined : say.sure(fact.sure)),
        ...{ from: say.coachesRecord, voice: 'written' },
      };
    case 'session': {
      const what = fact.group === undefined ? say.session(fact.minutes) : say.group(fact.group, fact.minutes);
      return { what: listed(what, fact.means && say.means[fact.means]), from: fact.coach, voice: 'ours' };
    }
    case 'contact':
      return {
        what: say.contact(say.modes[fact.mode] ?? say.otherContact, fact.minutes),
        ...{ from: fact.coach, voice: 'ours' },
      };
    case 'visit':
      return {
        what: listed(sayFinding.visits[fact.kind], fact.reason),
        ...{ from: fact.withWhom ?? say.chart, voice: 'chart' },
      };
    case 'medicine':
      return {
        what: `${say.medicine[fact.how]} ${listed(fact.name, fact.how === 'stopped' ? undefined : fact.dose)}`,
        ...{ from: fact.by ?? say.chart, voice: 'chart' },
      };
    case 'check-in':
      return { what: say.done[fact.done], from: say.told[fact.from], voice: 'ours' };
    case 'reading':
      return {
        what: listed(
          sayWithUnit(fact, fact.unit, sayMeasure),
          fact.asWritten && say.asWritten(fact.asWritten),
          fact.out && say.bandOut[fact.out],
          fact.preliminary && sayMeasure.preliminary,
        ),
        from: fact.told ? say.toldCoach : listed(sayMeasure.from[fact.from], fact.lab),
        voice: 'ours',
      };
  }
}

const listed = (...said: (string | undefined)[]): string => said.filter(Boolean).join(', ');
