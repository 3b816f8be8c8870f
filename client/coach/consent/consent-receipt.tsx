import { useEffect, useState } from 'react';
import type { ConsentReceipt as Told } from '../../../server/http/contract/in-chart.ts';
import { InChartChip } from '../../design/in-chart-chip.tsx';
import { isRefused } from '../../page/api.ts';
import { useCalendar, usePage } from '../../page/page.ts';

/** Between two looks while it is on its way, in ms. */
const lookEvery = 3_000;

/** What became of an answer on its way to the chart: said only as the EMR said it. */
export function ConsentReceipt({ id }: { id: string }) {
  const { api } = usePage();
  const calendar = useCalendar();
  const [receipt, setReceipt] = useState<Told['receipt']>();
  const [looks, setLooks] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again while it is on its way
  useEffect(() => {
    void api.get<Told>(`/api/asks/${id}/receipt`).then(told => isRefused(told) || setReceipt(told.receipt));
  }, [api, id, looks]);
  useEffect(() => {
    if (receipt?.status !== 'waiting') return;
    const timer = setTimeout(() => setLooks(before => before + 1), lookEvery);
    return () => clearTimeout(timer);
  }, [receipt]);
  return receipt ? <InChartChip receipt={receipt} of="consent" calendar={calendar} /> : null;
}
