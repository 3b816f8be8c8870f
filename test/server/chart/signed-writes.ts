import { type RoutedItem, routeItems } from '../../../server/chart/capability.ts';
import { chartWritesFor, type Signature } from '../../../server/chart/write/chart-writes.ts';
import type { EarlierChartWrite, NewChartWrite } from '../../../server/domain/chart/chart-write.ts';
import type { EmrCapability } from '../../../server/domain/chart/emr-access.ts';
import type { PracticeClaim } from '../../../server/domain/chart/vendor-claim.ts';
import { defaultSettings } from '../../../server/domain/practice/settings.ts';
import type { ChartItem } from '../../../server/domain/session/signed.ts';
import { itemsOfAFullSession, itemsOfTheNextSession, nextSession, signedSession } from './session.ts';

const types = ['Encounter', 'DocumentReference', 'Goal', 'ServiceRequest', 'CarePlan', 'Observation'];

/** The form of a practice that agreed on one, by its address in the EMR. */
export const form = 'https://emr.example/fhir/Questionnaire/coaching|1';
const agreed = {
  ...{ rule: 'agreed-form', questionnaire: form, because: 'agreed in June' },
  ...{ by: 'Kim Alvarez', at: '2026-06-01T10:00:00Z' },
} as const satisfies PracticeClaim;

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

/** A blood sugar read in a session: of one that is low most talks have none. */
export const glucoseWrites = (): NewChartWrite[] => {
  const [weight] = itemsOfAFullSession.filter(item => item.kind === 'vital').slice(-1);
  const at = weight && 'at' in weight ? weight.at : '';
  const sugar = {
    key: 'vital-glucose',
    vital: 'glucose',
    value: 105,
    unit: 'mg/dL',
    when: 'fasting',
  } as const;
  const items: ChartItem[] = [{ ...sugar, kind: 'vital', at }];
  return writesOf({ routed: routedIn(items, takesEverything()), newId: idsFrom(81) });
};

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

/** Of her session in an EMR that takes documents, as text and as PDF, and nothing else. */
export const documentWritesOf = (
  change: Partial<Signature> = {},
  items = itemsOfAFullSession,
): NewChartWrite[] => {
  const as = { rule: 'note-as', mediaTypes: ['text/plain', 'application/pdf'] } as const;
  const claims = [{ ...agreed, ...as, mediaTypes: [...as.mediaTypes] } as PracticeClaim];
  return writesOf({
    routed: routeItems(items, { ...taking(['DocumentReference']), claims }),
    sheets: { note: sheet('the note'), 'care-plan': sheet('the plan') },
    newId: idsFrom(41),
    ...change,
  });
};

/** Of her session in an EMR that takes a filled-in form and nothing else; `update`: and changes it. */
export const formWritesOf = (
  change: Partial<Signature> = {},
  { items = itemsOfAFullSession, update = false } = {},
): NewChartWrite[] =>
  writesOf({
    routed: routeItems(items, { ...taking(['QuestionnaireResponse'], update), claims: [agreed] }),
    newId: idsFrom(61),
    ...change,
  });

const sheet = (words: string): string => Buffer.from(`%PDF-1.4 ${words}`).toString('base64');

const taking = (taken: string[], update = false) => {
  const { writes: _, ...accepts } = takesEverything();
  const each = { create: true, update, conditionalCreate: true };
  const writes = Object.fromEntries(taken.map(type => [type, each]));
  return { accepts: { ...accepts, writes }, scopes: ['user/*.cruds'], vendor: 'open' };
};

/** The rows as a later version finds them, all of them in the chart. */
export const asSent = (writes: NewChartWrite[]): EarlierChartWrite[] =>
  writes.map(write => ({
    ...{ id: write.id, itemKey: write.itemKey, attempts: 1, body: write.body ?? null },
    state: write.state === 'queued' ? 'sent' : write.state,
  }));
