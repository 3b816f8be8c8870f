import type { MeasureGoal, MeasureStrip } from '../../../server/domain/chart/prep.ts';
import type { GoalTarget } from '../../../server/domain/chart/snapshot.ts';
import type { measures } from '../../words/en/measures.ts';
import { type Calendar, sayDay } from '../dates.ts';
import type { SameWords } from '../words.ts';
import { sayNumber, sayUnit, sayValue } from './numbers.ts';

export type MeasureWords = SameWords<typeof measures>;

/** Whether the chart sent the range along; a chart kept from before says so in words of its own. */
export const isOfChart = ({ source }: { source: string }): boolean =>
  source === 'chart' || source === 'reference range in the chart';

/** What a chart shows, in one sentence: the last value with its day, where it stands to the band, trend and goal. */
export function sentenceOf(strip: MeasureStrip, say: MeasureWords, calendar: Calendar): string {
  const value = `${sayValue(strip.last)} ${sayUnit(strip.unit, say)}`.trim();
  const last = say.last(say.names[strip.kind], value, sayDay(strip.last.at, calendar));
  const goal = strip.goal ? [sayGoal(strip.goal, say, calendar)] : [];
  const preliminary = strip.last.preliminary ? [say.preliminary] : [];
  return `${last}: ${[standing(strip, say), ...preliminary, sayTrend(strip, say, calendar), ...goal].join('; ')}.`;
}

/** "above the general band up to 7", or that no band is set. */
export function standing(strip: Pick<MeasureStrip, 'inBand' | 'band'>, say: MeasureWords): string {
  const { inBand, band } = strip;
  if (inBand === 'no-band' || band === undefined) return say.noBand;
  return `${say.inBand[inBand]} ${say.band[isOfChart(band) ? 'chart' : 'general']} ${sayBounds(band, say)}`;
}

/** "down against 9.1 on 7 Aug (5 lab readings)", or why no trend is told. */
export function sayTrend(
  { trend, last }: Pick<MeasureStrip, 'trend' | 'last'>,
  say: MeasureWords,
  calendar: Calendar,
): string {
  const readings = say.count[trend.from](trend.readings);
  if (trend.status === 'not-told') return say.noTrend[trend.because](readings, trend.days);
  const { direction, was, now, since, medians } = trend;
  const day = sayDay(since, calendar);
  if (medians) return say.trendHalves(say.trend[direction], sayValue(was), sayValue(now), readings, day);
  // The trend may be of another source than the last reading; then its own last value is said too.
  const isLast = now.value === last.value && now.second === last.second;
  const way = isLast ? say.trend[direction] : `${sayValue(now)} ${say.trend[direction]}`;
  return say.trendSince(way, sayValue(was), day, readings);
}

/** "dots: goal below 7.5, set by Dr. Ama Osei, 26 Jan": whose it is, so that nobody takes it for the patient's own. */
export function sayGoal(goal: MeasureGoal, say: MeasureWords, calendar: Calendar): string {
  const day = goal.at === undefined ? '' : `, ${sayDay(goal.at, calendar)}`;
  return say.goal(sayBounds(goal, say), `${sayWhose(goal, say)}${day}`);
}

export const sayWhose = ({ setBy, by }: Pick<MeasureGoal, 'setBy' | 'by'>, say: MeasureWords): string =>
  by === undefined ? say.goalSetBy[setBy] : say.goalSetByName(by);

function sayBounds(bounds: Omit<GoalTarget, 'kind'>, say: MeasureWords): string {
  const { low, high, secondHigh } = bounds;
  if (high === undefined) {
    const from = sayNumber(low ?? 0);
    return bounds.lowOpen ? say.above(from) : say.startingAt(from);
  }
  const to = secondHigh === undefined ? sayNumber(high) : `${sayNumber(high)}/${sayNumber(secondHigh)}`;
  if (low === high) return to;
  if (low !== undefined) return say.between(sayNumber(low), to);
  return bounds.highOpen ? say.below(to) : say.upTo(to);
}
