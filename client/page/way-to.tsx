import type { ReactNode } from 'react';
import { usePage } from './page.ts';
import { type Place, pathTo } from './place.ts';

/** A link to another place of this launch, which the page goes to by itself. */
export function WayTo({ place, children }: { place: Place; children: ReactNode }) {
  const { api, go, place: here } = usePage();
  return (
    <a
      aria-current={here.screen === place.screen ? 'page' : undefined}
      href={pathTo(api.launchId, place)}
      onClick={event => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        go(place);
      }}
    >
      {children}
    </a>
  );
}
