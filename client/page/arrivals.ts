import type { PrepView } from '../../server/domain/chart/prep.ts';
import type { PhysicianView } from '../../server/domain/physician/physician-view.ts';
import type { WhoView } from '../../server/http/contract/page.ts';
import type { Api } from './api.ts';
import { partIds } from './arrive.tsx';
import type { Arrivals, Arrived, Arriving } from './page.ts';
import { placeIn } from './place.ts';

/**
 * What the browser has of the page's parts: the text the server left in the page, or else one call to the server
 * that all parts share. Each part is the same promise at every asking.
 */
export function arrivalsInBrowser(api: Api): Arrivals {
  const kept = new Map<string, Arriving<never>>();
  const once = <T>(id: string, find: () => Arriving<T>): Arriving<T> => {
    const before = kept.get(id) as Arriving<T> | undefined;
    const found = before ?? leftInPage<T>(id) ?? find();
    kept.set(id, found as Arriving<never>);
    return found;
  };
  const asked = () =>
    once<PrepView>('asked', () => api.get<PrepView>('/api/prep?chart=kept').then(value => ({ value })));
  const physician = () =>
    once<PhysicianView>(partIds.physician, () =>
      api.get<PhysicianView>('/api/physician-view?chart=kept').then(value => ({ value })),
    );
  const isPhysicians = placeIn(location.pathname).place.screen === 'physician';
  return {
    physician,
    who: () => once<WhoView>(partIds.who, () => whoOf(isPhysicians ? physician() : asked())),
    prep: () => once<PrepView>(partIds.prep, asked),
  };
}

async function whoOf(asked: Arriving<WhoView>): Promise<Arrived<WhoView>> {
  const { value } = await asked;
  return { value } as Arrived<WhoView>;
}

function leftInPage<T>(id: string): Arrived<T> | undefined {
  const json = document.getElementById(id)?.textContent ?? undefined;
  return json === undefined ? undefined : { value: JSON.parse(json) as T, json };
}
