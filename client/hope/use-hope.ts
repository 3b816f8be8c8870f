import { useCallback, useState } from 'react';
import type { HopeView } from '../../server/domain/physician/physician-view.ts';
import { isRefused, type Refused } from '../page/api.ts';
import { usePage } from '../page/page.ts';

/** The shared page as it stands: nothing before it was asked for, and no `hope` where nobody has written yet. */
export function useHope(): { told: { hope?: HopeView } | Refused | undefined; look: () => Promise<void> } {
  const { api } = usePage();
  const [told, setTold] = useState<{ hope?: HopeView } | Refused>();
  const look = useCallback(async () => {
    const answer = await api.get<{ hope: HopeView | null }>('/api/hope');
    setTold(isRefused(answer) ? answer : answer.hope ? { hope: answer.hope } : {});
  }, [api]);
  return { told, look };
}
