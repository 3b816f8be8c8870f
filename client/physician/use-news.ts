import { useEffect, useRef } from 'react';
import { useLive } from '../page/live.ts';

/** What comes together is asked for once. */
const restMs = 1_500;

/** Calls `onNews` after a handoff, a question, a talk's writes or a red flag have moved on: the page then shows it. */
export function useNews(onNews: () => Promise<void>): void {
  const marks = useLive()?.marks;
  // Of the receipts' mark what stays when the stream is opened again: what is on its way, not since when one listens.
  const mark =
    marks &&
    `${marks.handoffs} ${marks.questions} ${marks.escalations} ${marks.receipts?.split('.').slice(2).join('.') ?? ''}`;
  const seen = useRef<string>(undefined);
  useEffect(() => {
    if (mark === undefined) return;
    const before = seen.current;
    seen.current = mark;
    if (before === undefined || before === mark) return;
    const timer = setTimeout(() => void onNews(), restMs);
    return () => clearTimeout(timer);
  }, [mark, onNews]);
}
