import { useEffect, useState } from 'react';
import type { AttestList } from '../../server/domain/escalation/on-watch.ts';
import { isRefused } from '../page/api.ts';
import { Later } from '../page/later.tsx';
import { usePage } from '../page/page.ts';

const fetchHere = () => import('./attest-here.tsx');

/** What waits for a signature on a page of one patient: asked for with the page, and fetched where something waits. */
export function AttestPart() {
  const { api } = usePage();
  const [list, setList] = useState<AttestList>();
  useEffect(() => {
    const ask = async () => {
      const answer = await api.get<AttestList>('/api/attestations');
      if (!isRefused(answer)) setList(answer);
    };
    void ask();
  }, [api]);
  return list?.waiting.length ? <Later fetch={fetchHere} of={{ list }} /> : null;
}
