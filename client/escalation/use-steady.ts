import { useState } from 'react';
import { inSteadyOrder } from '../../server/domain/escalation/on-watch.ts';

/** What is open, in an order that stays while the page is looked at: a row that moved away under the finger would be taken for the next. */
export function useSteady<One extends { id: string }>(open: readonly One[]): One[] {
  const [shown, setShown] = useState<readonly string[]>([]);
  const steady = inSteadyOrder(open, shown);
  if (steady.length !== shown.length || steady.some(({ id }, at) => id !== shown[at]))
    setShown(steady.map(({ id }) => id));
  return steady;
}
