import { useEffect, useRef } from 'react';
import type { Receipt } from '../../server/domain/session/signed.ts';
import { useWords } from '../design/words.ts';
import { answeredWords } from '../words/answered.ts';

type Went = { chart?: Receipt; takenUp?: boolean; forDesk?: true };

/** Whether an answer of hers is in the chart, and as what, or by which note it comes there. `what`: how a medicine is taken, or that its list stands. */
export function InChart(given: Went & { chart: Receipt; what: 'answer' | 'taken' | 'stands' }) {
  const { chart, takenUp, forDesk, what } = given;
  const say = useWords(answeredWords);
  if (chart.status === 'in-chart') return say.inChart[what];
  if (chart.status !== 'note-only') return say.chart[chart.status] ?? '';
  if (forDesk) return say.notInChart;
  return say.chart[chart.noteInChart ? 'noted' : takenUp ? 'in-note' : 'not-yet'];
}

export const isOnItsWay = ({ chart }: Went): boolean => chart?.status === 'waiting';

/** Looks again while something is on its way to the chart, ever more seldom, for a few minutes; `shown` is new after each. */
export function useArrival(awaited: boolean, shown: unknown, onAgain: () => Promise<void>): void {
  const looks = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each look brings another list, and after it the next is due
  useEffect(() => {
    if (!awaited || looks.current > 8) return;
    const timer = setTimeout(() => void onAgain(), 2_000 * 1.5 ** looks.current++);
    return () => clearTimeout(timer);
  }, [awaited, shown, onAgain]);
}
