import { after } from './after.tsx';
import { useLive } from './live.ts';
import { useOnce } from './use-once.ts';

const Calls = after(all => all.Calls, 0);
const ToAsk = after(all => all.Asks, 0);

/** Hears that the coach is called, and what their patient is to be asked for; what either looks like is fetched with the first one. */
export default function CallsEar() {
  const live = useLive();
  const isCalled = useOnce((live?.calls.length ?? 0) > 0 || live?.waitsHere !== undefined);
  const isToAsk = useOnce((live?.toAsk ?? 0) > 0);
  return (
    <>
      {isCalled && <Calls />}
      {isToAsk && <ToAsk />}
    </>
  );
}
