import { useEffect, useMemo, useState } from 'react';
import type { SessionView } from '../../../server/http/contract/session.ts';
import { isRefused } from '../../page/api.ts';
import { usePage } from '../../page/page.ts';

/**
 * A session may be begun before the chart was ever read. Then the reading is waited for here, and what it brings (the
 * medicines, the patient's language) comes into what is carried over; what the coach writes meanwhile is not touched.
 */
export function useFirstReading(session: SessionView): { view: SessionView; reading: boolean } {
  const { api } = usePage();
  const [carried, setCarried] = useState<SessionView['carried']>();
  const [reading, setReading] = useState(session.carried.medicineList === 'not-read-yet');
  useEffect(() => {
    if (session.carried.medicineList !== 'not-read-yet') return;
    const stop = new AbortController();
    const path = `/api/sessions/${session.id}?chart=awaited`;
    void api.get<SessionView>(path, stop.signal).then(answer => {
      if (stop.signal.aborted) return;
      if (!isRefused(answer)) setCarried(answer.carried);
      setReading(false);
    });
    return () => stop.abort();
  }, [api, session]);
  const view = useMemo(() => (carried === undefined ? session : { ...session, carried }), [session, carried]);
  return { view, reading };
}
