import type { ReactNode } from 'react';
import { usePage } from '../page/page.ts';
import { type Place, pathTo } from '../page/place.ts';

/** A link to another place of this launch, which the page goes to by itself. */
export function WayTo({ place, children }: { place: Place; children: ReactNode }) {
  const { api, go } = usePage();
  return (
    <a
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
