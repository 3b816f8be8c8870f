import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

/** What tells a part that is gone from one that could not be reached; fetched while all is here, since later it may be gone too. */
export const fetchNewer = () => import('./newer.tsx');

/**
 * A part fetched when it is first drawn. Where its file was replaced by a newer version of the program the page stands as
 * it is and says so; any other failure ends the drawing, and can be tried again.
 */
export function lazily<P extends object>(
  fetch: () => Promise<{ default: ComponentType<P> }>,
): LazyExoticComponent<ComponentType<P>> {
  return lazy(() => fetch().catch(async cause => (await fetchNewer()).orNewer(cause)));
}
