import { useCallback, useEffect, useRef, useState } from 'react';

const heldMs = 10_000;

/**
 * What one tap sends can be taken back for ten seconds: until then it is with this page alone, and nobody has it. It goes
 * at once, and for good, when the page is left (`leaving`). `held`: what is about to go.
 */
export function useHeld<What>(send: (what: What, leaving: boolean) => unknown) {
  const [held, setHeld] = useState<What>();
  const latest = useRef<{ what?: What; send: typeof send }>({ send });
  latest.current.send = send;
  const hold = useCallback((what?: What) => {
    latest.current.what = what;
    setHeld(() => what);
  }, []);
  const go = useCallback(
    (leaving: boolean) => {
      const { what } = latest.current;
      if (what === undefined) return;
      hold();
      void latest.current.send(what, leaving);
    },
    [hold],
  );
  useEffect(() => {
    if (held === undefined) return;
    const timer = setTimeout(go, heldMs, false);
    return () => clearTimeout(timer);
  }, [held, go]);
  useEffect(() => {
    const leave = () => go(true);
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      leave();
    };
  }, [go]);
  return { held, hold, takeBack: () => hold(), goNow: () => go(false) };
}
