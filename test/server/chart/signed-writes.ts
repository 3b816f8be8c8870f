import { type RoutedItem, routeItems } from '../../../server/chart/capability.ts';
import { chartWritesFor, type Signature } from '../../../server/chart/write/chart-writes.ts';
import type { EarlierChartWrite, NewChartWrite } from '../../../server/domain/chart/chart-write.ts';
import type { EmrCapability } from '../../../server/domain/chart/emr-access.ts';
import { defaultSettings } from '../../../server/domain/practice/settings.ts';
import type { ChartItem } from '../../../server/domain/session/signed.ts';
import { itemsOfAFullSession, itemsOfTheNextSession, nextSession, signedSession } from './session.ts';

const types = ['Encounter', 'DocumentReference', 'Goal', 'ServiceRequest', 'CarePlan', 'Observation'];

/** An EMR that takes everything, and changes what it took unless told otherwise. */
export const takesEverything = (update = true): EmrCapability => ({
  fhirVersion: '4.0.1',
  reads: Object.fromEntries(types.map(type => [type, { search: true, params: ['identifier'] }])),
  writes: Object.fromEntries(types.map(type => [type, { create: true, update, conditionalCreate: true }])),
  transaction: true,
  batch: true,
});

export const routedIn = (items: ChartItem[], accepts: EmrCapability, visitId?: string): RoutedItem[] =>
  routeItems(items, { accepts, scopes: ['user/*.cruds'], vendor: 'open' }, visitId);

/** Ids one after another, so that what is written is the same in every run. */
export const idsFrom = (first: number): (() => string) => {
  let next = first;
  return () => `00000000-0000-4000-8000-${String(next++).padStart(12, '0')}`;
};

/** The ledger's rows of Rosa's full session. */
export const writesOf = (change: Partial<Signature> = {}): NewChartWrite[] =>
  chartWritesFor({
    signed: signedSession(),
    routed: routedIn(itemsOfAFullSession, takesEverything()),
    practiceId: '0198c0de-0000-4000-8000-000000000001',
    iss: 'https://emr.example/fhir',
    settings: defaultSettings,
    previous: [],
    newId: idsFrom(1),
    now: '2026-10-12T14:27:00Z',
    ...change,
  });

/** The rows of her next session, in which another step took the place of the first. */
export const nextWritesOf = (change: Partial<Signature> = {}): NewChartWrite[] =>
  writesOf({
    signed: nextSession(),
    routed: routedIn(itemsOfTheNextSession(), takesEverything()),
    before: { [signedSession().id]: asSent(writesOf()) },
    newId: idsFrom(21),
    now: '2026-10-26T14:22:00Z',
    ...change,
  });

/** The rows as a later version finds them, all of them in the chart. */
export const asSent = (writes: NewChartWrite[]): EarlierChartWrite[] =>
  writes.map(write => ({
    ...{ id: write.id, itemKey: write.itemKey, attempts: 1, body: write.body ?? null },
    state: write.state === 'queued' ? 'sent' : write.state,
  }));
