import { type ComponentType, type ReactNode, useEffect, useState } from 'react';

const againAfterMs = 5_000;

/** When a page can be used for certain, in ms: what nobody waits for comes after that. */
export const afterUse = 400;

/**
 * A part that is fetched by itself after `afterMs`: `meanwhile`, or nothing, until it is here, and asked for again while it does not come.
 * Unlike a lazy one it never takes the page with it. `fetch` must be the same function at every draw.
 */
export function Later<P extends object>(given: {
  fetch: () => Promise<{ default: ComponentType<P> }>;
  of: P;
  afterMs?: number;
  meanwhile?: ReactNode;
}) {
  const { fetch, of, afterMs = 0 } = given;
  const [here, setHere] = useState<{ Part: ComponentType<P> }>();
  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout>;
    const ask = () =>
      void fetch().then(
        ({ default: Part }) => {
          if (!over) setHere({ Part });
        },
        () => {
          if (!over) timer = setTimeout(ask, againAfterMs);
        },
      );
    timer = setTimeout(ask, afterMs);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [fetch, afterMs]);
  return here ? <here.Part {...of} /> : given.meanwhile;
}
