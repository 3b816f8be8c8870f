import { useEffect, useRef } from 'react';
import { useLive } from '../page/live.ts';

/** Hears that something changed that the month is worked out from, wherever it was put right, and has it asked for. */
export default function MonthEar({ onChanged }: { onChanged: () => void }) {
  const mark = useLive()?.marks.month;
  const known = useRef<string>(undefined);
  useEffect(() => {
    const isNews = known.current !== undefined && mark !== undefined && known.current !== mark;
    if (mark !== undefined) known.current = mark;
    if (isNews) onChanged();
  }, [mark, onChanged]);
  return null;
}
