import { useEffect, useState } from 'react';
import type { EscalationView } from '../../../server/domain/escalation/on-watch.ts';
import { useHereWatch } from '../../escalation/use-here-watch.ts';
import { useLive } from '../../page/live.ts';

type Told = { onTold: (flags: readonly EscalationView[]) => void };

/**
 * Listens for red flags of this patient and tells those that are open. Nothing is asked for where the page knew of none and
 * nothing has changed since. `known`: how many were open when the page was opened.
 */
export function OpenFlags({ known, onTold }: Told & { known: number }) {
  const mark = useLive()?.marks.escalationsHere;
  const [first, setFirst] = useState<string>();
  const [isAny, setAny] = useState(known > 0);
  if (first === undefined && mark !== undefined) setFirst(mark);
  if (!isAny && first !== undefined && mark !== undefined && mark !== first) setAny(true);
  useEffect(() => {
    const raised = () => setAny(true);
    addEventListener('alongside-raised', raised);
    return () => removeEventListener('alongside-raised', raised);
  }, []);
  return isAny ? <Asked onTold={onTold} /> : null;
}

function Asked({ onTold }: Told) {
  const { view } = useHereWatch();
  useEffect(() => {
    if (view) onTold(view.escalations.filter(({ status, here }) => status !== 'closed' && here));
  }, [view, onTold]);
  return null;
}
