import { systems } from '../../../fhir-profiles/codes.ts';
import {
  type ChartResource,
  type EarlierChartWrite,
  hasNotLeft,
  isBoundForChart,
  mayBeInChart,
  type NewChartWrite,
  type RoutedItem,
  urnOf,
} from '../../domain/chart/chart-write.ts';
import type { PracticeSettings } from '../../domain/practice/settings.ts';
import type {
  ChartItem,
  ChartItemKind,
  EarlierChartItem,
  Receipt,
  SignedSession,
} from '../../domain/session/signed.ts';
import { labelOf } from '../../domain/session/write-label.ts';
import { endedResource } from './ended.ts';
import { resourceOf } from './resource-of.ts';
import { sameInChart } from './same-in-chart.ts';
import type { Setting } from './setting.ts';
import { urnsIn } from './urns.ts';

export type Signature = {
  signed: SignedSession;
  routed: RoutedItem[];
  practiceId: string;
  iss: string;
  settings: PracticeSettings;
  /** Rows of all earlier versions of this session, as they stand; the newest of each item counts. */
  previous: EarlierChartWrite[];
  /** Rows of the earlier sessions whose plans were followed up, by session; towards the same EMR. */
  before?: { [sessionId: string]: EarlierChartWrite[] };
  newId: () => string;
  /** ISO 8601. */
  now: string;
};

/**
 * The rows a signature puts into the ledger, in the order they have to reach the chart: visit, note, goals, steps, care
 * plan, observations, and what ended of earlier sessions. An amendment replaces the note, changes what changed where the
 * EMR allows that, and leaves the rest as it is in the chart: then the amended note says what is new. What never left is
 * superseded, and sent anew if it still stands.
 */
export const chartWritesFor = (signature: Signature): NewChartWrite[] => {
  const items = signature.routed.filter(one => one.because !== 'visit-already-there');
  const planned = items.map(routed => plan(routed, signature));
  const ids = new Map(planned.map(one => [one.routed.item.key, one.referTo] as const));
  const referenceOf = (key: string) => {
    const id = ids.get(key);
    return id === undefined ? undefined : urnOf(id);
  };
  const newVisit = planned.find(one => one.routed.item.kind === 'visit' && one.referTo !== undefined);
  const visit = signature.signed.visitId
    ? `Encounter/${signature.signed.visitId}`
    : newVisit?.referTo && urnOf(newVisit.referTo);
  const referenceOfEarlier = (item: EarlierChartItem) => {
    const row = earlierRow(item, signature);
    return row?.state === 'sent' ? urnOf(row.id) : undefined;
  };
  const { signed, settings } = signature;
  const setting = { signed, settings, visit, referenceOf, referenceOfEarlier };
  return planned
    .flatMap(one => row(one, setting, signature))
    .map(one => (one.kind === 'note' ? withdrawing(one, signature) : one))
    .sort((one, other) => one.place - other.place);
};

/**
 * What becomes of one item: `referTo` is the row by which other resources name it, `replaced` the row that made (or may
 * have made) its resource before, `untouched` one of an earlier version that never left.
 */
type Planned = {
  routed: RoutedItem;
  id: string;
  referTo?: string;
  replaced?: EarlierChartWrite;
  untouched?: EarlierChartWrite;
};

function plan(routed: RoutedItem, { previous, newId }: Signature): Planned {
  const earlier = previous.filter(one => one.itemKey === routed.item.key && one.body !== null);
  const replaced = earlier.findLast(mayBeInChart);
  const untouched = earlier.findLast(hasNotLeft);
  const id = newId();
  if (routed.because === 'ended-since') return { routed, id, referTo: replaced?.id, replaced, untouched };
  if (routed.route !== 'native') return { routed, id, untouched };
  const stands = replaced !== undefined && routed.item.kind !== 'note';
  return { routed, id, referTo: stands ? replaced.id : id, replaced, untouched };
}

/** The newest row of an earlier session's item that is in the chart or on its way there. */
const earlierRow = (
  { sessionId, key }: EarlierChartItem,
  { before }: Signature,
): EarlierChartWrite | undefined =>
  before?.[sessionId]?.findLast(one => one.itemKey === key && one.body !== null && isBoundForChart(one));

/** A signature's note also takes the place of what the version before had and this one has not, if it never left. */
function withdrawing(note: NewChartWrite, { previous, routed }: Signature): NewChartWrite {
  const gone = previous.filter(
    one => hasNotLeft(one) && !routed.some(({ item }) => item.key === one.itemKey),
  );
  return gone.length === 0
    ? note
    : { ...note, supersedes: [...(note.supersedes ?? []), ...gone.map(({ id }) => id)] };
}

function row(planned: Planned, setting: Setting, signature: Signature): NewChartWrite[] {
  const { routed, replaced, id } = planned;
  if (routed.because === 'ended-since') return rowEndedSince(planned, setting, signature);
  if (routed.route !== 'native') return [unsent(planned, signature)];
  if (routed.item.kind === 'plan-ended') return endedRow(planned, routed.item, signature);
  if (routed.item.kind === 'note') {
    const replaces = replaced && urnOf(replaced.id);
    return [queued(id, resourceOf(routed.item, { ...setting, replaces }), planned, signature)];
  }
  const resource = resourceOf(routed.item, setting);
  if (!replaced) return [queued(id, resource, planned, signature)];
  if (sameInChart(resource, replaced.body)) return [];
  if (!routed.canUpdate) return [unsent({ ...planned, routed: { ...routed, route: 'note' } }, signature)];
  const changed = { ...resource, id: urnOf(replaced.id) };
  return [queued(id, changed, planned, signature, identifiersOf(replaced.body))];
}

/** What a later talk ended stays in the chart as it ended; what an amendment says anew of it stands in the note. */
function rowEndedSince(planned: Planned, setting: Setting, signature: Signature): NewChartWrite[] {
  const { item } = planned.routed;
  const before = planned.replaced?.body;
  const isAsBefore = before && item.kind !== 'plan-ended' && sameInChart(resourceOf(item, setting), before);
  return isAsBefore ? [] : [unsent(planned, signature)];
}

function endedRow(
  planned: Planned,
  item: Extract<ChartItem, { kind: 'plan-ended' }>,
  signature: Signature,
): NewChartWrite[] {
  const before = item.part === 'plan' ? undefined : earlierRow(item.ends, signature);
  if (!before?.body) return [unsent({ ...planned, routed: { ...planned.routed, route: 'note' } }, signature)];
  const resource = endedResource(item, before.body);
  const target = planned.replaced ?? before;
  if (planned.replaced && sameInChart(resource, target.body)) return [];
  const changed = { ...resource, id: urnOf(target.id) };
  return [queued(planned.id, changed, planned, signature, identifiersOf(target.body))];
}

function queued(
  id: string,
  resource: ChartResource,
  planned: Planned,
  signature: Signature,
  kept: unknown[] = [],
): NewChartWrite {
  const body = { ...resource, identifier: [...kept, { system: systems.chartWrite, value: id }] };
  const needs = urnsIn(body);
  const lacksVisit = planned.routed.because === 'visit-needed';
  const because = lacksVisit ? 'visit-needed' : needs.length > 0 ? 'waits-for-another' : 'queued';
  const receipt: Receipt = { status: 'waiting', since: signature.now, because };
  const state = lacksVisit ? 'not-sent' : 'queued';
  return { ...basis(planned, signature), id, body, needs, state, receipt };
}

function unsent(planned: Planned, signature: Signature): NewChartWrite {
  const { route, because } = planned.routed;
  const receipt: Receipt =
    route === 'note'
      ? { status: 'note-only', noteInChart: false, ...(because === 'ended-since' && { because }) }
      : { status: 'not-accepted' };
  return { ...basis(planned, signature), needs: [], state: 'not-sent', receipt };
}

function basis({ routed, id, untouched }: Planned, { signed, practiceId, iss, now }: Signature) {
  const { item, route } = routed;
  return {
    id,
    practiceId,
    patientId: signed.patientId,
    sessionId: signed.id,
    sessionVersion: signed.version,
    iss,
    staffId: signed.coach.staffId,
    itemKey: item.key,
    kind: item.kind,
    label: labelOf(item),
    route,
    place: places[item.kind],
    queuedAt: now,
    ...(untouched ? { supersedes: [untouched.id] } : {}),
  };
}

const identifiersOf = (body: ChartResource | null): unknown[] =>
  Array.isArray(body?.identifier) ? body.identifier : [];

const places: { [kind in ChartItemKind]: number } = {
  visit: 0,
  note: 1,
  goal: 2,
  step: 3,
  'care-plan': 4,
  ruler: 5,
  stage: 5,
  'teach-back': 5,
  adherence: 5,
  'check-in': 5,
  vital: 5,
  'plan-ended': 6,
};
