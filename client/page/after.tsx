import type { ComponentType, ReactNode } from 'react';
import { afterUse, Later } from './later.tsx';

type Handoffs = typeof import('../coach/calls/handoffs.ts');

/** A part of what a page shows of handoffs, fetched `afterMs` after the page can be used. */
export function after<P extends object>(which: (all: Handoffs) => ComponentType<P>, afterMs = afterUse) {
  const fetch = () => import('../coach/calls/handoffs.ts').then(all => ({ default: which(all) }));
  return (of: P): ReactNode => <Later fetch={fetch} of={of} afterMs={afterMs} />;
}
