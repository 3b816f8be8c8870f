import { afterAll, beforeAll, expect, test } from 'vitest';
import { routeItems } from '../../../server/chart/capability.ts';
import type { Disguise } from '../../sandbox-emr/fhir/types.ts';
import { type ChartEmr, startEmr } from './emr.ts';
import { itemsOfAFullSession } from './session.ts';

let emr: ChartEmr;
beforeAll(async () => {
  emr = await startEmr({ patients: 'none' });
});
afterAll(() => emr.close());

const everyone = ['user/*.cruds'];
const kinds = itemsOfAFullSession.map(item => item.key);
/** Where documents are taken and care plans are not. */
const planBeside = { note: 'native', 'care-plan': 'document' };
const all = (route: string) => Object.fromEntries(kinds.map(key => [key, route]));

type Row = {
  as: Disguise;
  vendor: string;
  visit?: string;
  scopes?: string[];
  routes: { [key: string]: string };
};

const table: Row[] = [
  { as: 'open', vendor: 'open', routes: all('native') },
  { as: 'slow', vendor: 'open', routes: all('native') },
  { as: 'open', vendor: 'open', visit: 'v1', routes: { ...all('native'), visit: 'note' } },
  { as: 'read-only', vendor: 'open', routes: all('copy') },
  {
    as: 'epic-like',
    vendor: 'Epic',
    visit: 'v1',
    routes: { ...all('note'), note: 'native', 'vital-bp': 'native', 'vital-weight': 'native' },
  },
  // What only lacks its visit is sent once one is chosen, so the note that waits still holds the rest.
  {
    as: 'epic-like',
    vendor: 'Epic',
    routes: { ...all('note'), note: 'native', 'vital-bp': 'native', 'vital-weight': 'native' },
  },
  { as: 'epic-like', vendor: 'Epic', scopes: ['patient/*.read'], routes: all('copy') },
  {
    as: 'open',
    vendor: 'Oracle Health Millennium',
    routes: { ...all('note'), ...planBeside, 'vital-bp': 'native', 'vital-weight': 'native' },
  },
  { as: 'open', vendor: 'open', scopes: ['patient/*.read'], routes: all('copy') },
  { as: 'open', vendor: 'open', scopes: ['patient/*.*'], routes: all('native') },
  {
    as: 'open',
    vendor: 'open',
    scopes: ['user/DocumentReference.write', 'user/Goal.crus'],
    routes: { ...all('note'), ...planBeside, 'goal-1': 'native' },
  },
  {
    as: 'open',
    vendor: 'open',
    scopes: ['user/DocumentReference.c?category=clinical-note', 'user/Observation.c?category=vital-signs'],
    routes: { ...all('note'), ...planBeside, 'vital-bp': 'native', 'vital-weight': 'native' },
  },
];

test.each(table)('$as, $vendor, visit $visit, $scopes', async ({ as, vendor, visit, scopes, routes }) => {
  emr.wear(as);
  const { accepts } = await emr.accessFor('rosa-morales');
  const routed = routeItems(itemsOfAFullSession, { accepts, vendor, scopes: scopes ?? everyone }, visit);
  expect(Object.fromEntries(routed.map(one => [one.item.key, one.route]))).toEqual(routes);
});
