import type { Lane, Mark, TimelineFact } from '../../server/domain/timeline/timeline.ts';
import { sayWithUnit } from '../design/charts/numbers.ts';
import { type Calendar, sayDay } from '../design/dates.ts';
import type { SameWords } from '../design/words.ts';
import type { findings } from '../words/en/findings.ts';
import type { measures } from '../words/en/measures.ts';
import type { timeline } from '../words/en/timeline.ts';

/** Whose words they are, as pages mark them: a chart's, or a person's in a language nobody recorded. */
export type Voice = 'chart' | 'written' | 'ours';

/** A piece of what is said, and whose words it is. */
export type Piece = { voice: Voice; words: string };

/** A mark in words: when, what, and where that is known from. */
export type SaidMark = { day: string; what: Piece[]; from: string };

/** The pieces as one text. */
export const plainly = (pieces: readonly Piece[]): string => pieces.map(({ words }) => words).join('');

export type TimelineSay = {
  say: SameWords<typeof timeline>;
  sayMeasure: SameWords<typeof measures>;
  sayFinding: SameWords<typeof findings>;
  calendar: Calendar;
};

/** What a row is called. */
export function sayLane(lane: Lane, { say, sayMeasure }: TimelineSay): Piece {
  switch (lane.is) {
    case 'habit':
      return { words: lane.step, voice: 'written' };
    case 'medicine':
      return { words: lane.name, voice: 'chart' };
    case 'measure':
      return ours(sayMeasure.names[lane.id]);
    default:
      return ours(say.lanes[lane.is]);
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
  const { say, sayMeasure, sayFinding, calendar } = saying;
  switch (fact.is) {
    case 'change': {
      const sure = fact.sure === undefined ? '' : `, ${say.sure(fact.sure)}`;
      const step = { voice: 'written' as const, words: fact.said[calendar.language] };
      return { what: [ours(`${say.change[fact.how]}: `), step, ours(sure)], from: say.coachesRecord };
    }
    case 'session': {
      const means = fact.means ? `, ${say.means[fact.means]}` : '';
      if (fact.group === undefined)
        return { what: [ours(say.session(fact.minutes) + means)], from: fact.coach };
      const topic = { voice: 'written' as const, words: fact.group };
      return {
        what: [ours(say.group), topic, ours(`, ${say.minutes(fact.minutes)}${means}`)],
        from: fact.coach,
      };
    }
    case 'contact': {
      const minutes = fact.minutes > 0 ? `, ${say.minutes(fact.minutes)}` : '';
      const reached = fact.reached && fact.reached !== 'patient' ? `, ${say.reached[fact.reached]}` : '';
      const late = fact.sentLate ? `, ${say.sentLate}` : '';
      const words = { voice: 'written' as const, words: fact.said ?? '' };
      return {
        what: [
          ours((say.kinds[fact.kind] ?? say.otherContact) + minutes + reached + late),
          ...(fact.said ? [ours(': '), words] : []),
        ],
        from: fact.coach,
      };
    }
    case 'visit':
      return {
        what: [ours(sayFinding.visits[fact.kind]), ...ofChart(fact.reason, ', ')],
        from: fact.withWhom ?? say.chart,
      };
    case 'medicine': {
      const dose = fact.how === 'stopped' || !fact.dose ? '' : `, ${fact.dose}`;
      return {
        what: [ours(say.medicine[fact.how]), ...ofChart(fact.name + dose, ' ')],
        from: fact.by ?? say.chart,
      };
    }
    case 'check-in':
      return { what: [ours(say.done[fact.done])], from: say.told[fact.from] };
    case 'reading': {
      const out = fact.out ? `, ${say.bandOut[fact.out]}` : '';
      const preliminary = fact.preliminary ? `, ${sayMeasure.preliminary}` : '';
      return {
        what: [
          ours(sayWithUnit(fact, fact.unit, sayMeasure) + out + preliminary),
          ...ofChart(fact.asWritten, `, ${say.asWritten} `),
        ],
        from: fact.told ? say.toldCoach : [sayMeasure.from[fact.from], fact.lab].filter(Boolean).join(', '),
      };
    }
  }
}

const ours = (words: string): Piece => ({ voice: 'ours', words });
const ofChart = (words: string | undefined, before: string): Piece[] =>
  words ? [ours(before), { voice: 'chart', words }] : [];
