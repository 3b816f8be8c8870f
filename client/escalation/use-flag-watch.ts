import { useEffect, useState } from 'react';
import type { EscalationView, WatchView } from '../../server/domain/escalation/on-watch.ts';
import { isRefused } from '../page/api.ts';
import { usePage } from '../page/page.ts';

const beforeMs = 1_500;
const afterMs = 10_000;

/** The escalation that a red flag of the session became: asked for soon after it was named, then now and then. */
export function useFlagWatch(flagId: string): EscalationView | undefined {
  const { api } = usePage();
  const [one, setOne] = useState<EscalationView>();
  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout>;
    const ask = async () => {
      const answer = await api.get<WatchView>('/api/escalations/here');
      if (over) return;
      const found = isRefused(answer) ? undefined : answer.escalations.find(each => each.flagId === flagId);
      if (found) setOne(found);
      timer = setTimeout(ask, found ? afterMs : beforeMs);
    };
    timer = setTimeout(ask, beforeMs);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [api, flagId]);
  return one;
}
