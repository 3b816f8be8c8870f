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
import type { ChartItem, EarlierChartItem, SignedSession } from '../../domain/session/signed.ts';
import { typeOf } from '../acceptance.ts';
import { endedResource } from './ended.ts';
import { inNoteOnly, type Planned, queued, unsent } from './ledger-rows.ts';
import { planDocumentResource } from './note.ts';
import { resourceOf } from './resource-of.ts';
import { sameAnswers, sameInChart, sameWords } from './same-in-chart.ts';
import type { Setting } from './setting.ts';

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
  /** What is filed as PDF, in base64, by the key of its item. */
  sheets?: { [itemKey: string]: string };
  newId: () => string;
  /** ISO 8601. */
  now: string;
};

/**
 * The rows a signature puts into the ledger, in the order they have to reach the chart: visit, note, form, goals, steps,
 * care plan, observations, and what ended of earlier sessions. An amendment replaces the note, changes what changed where
 * the EMR allows that, and leaves the rest as it is in the chart: then the amended note says what is new. What never left
 * is superseded, and sent anew if it still stands.
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
  const referenceOfEarlier = (item: EarlierChartItem, type: string) => {
    const row = earlierRow(item, signature);
    return row?.state === 'sent' && row.body?.resourceType === type ? urnOf(row.id) : undefined;
  };
  const { signed, settings, sheets } = signature;
  const setting = { signed, settings, sheets, visit, referenceOf, referenceOfEarlier };
  const form = planned.find(one => one.routed.item.kind === 'form');
  const stands = form !== undefined && row(form, setting, signature).length === 0;
  return (
    planned
      // What an unchanged form holds stands where it stood.
      .filter(one => !(stands && one.routed.route === 'form'))
      .flatMap(one => row(one, setting, signature))
      .map(one => (one.kind === 'note' ? withdrawing(one, signature) : one))
      .sort((one, other) => one.place - other.place)
  );
};

function plan(routed: RoutedItem, { previous, newId }: Signature): Planned {
  const earlier = previous.filter(one => one.itemKey === routed.item.key && one.body !== null);
  const replaced = earlier.findLast(mayBeInChart);
  const untouched = earlier.findLast(hasNotLeft);
  const id = newId();
  if (routed.because === 'ended-since') return { routed, id, referTo: replaced?.id, replaced, untouched };
  if (routed.route !== 'native' && routed.route !== 'document') return { routed, id, untouched };
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
  const { item, as } = routed;
  if (routed.because === 'ended-since') return rowEndedSince(planned, setting, signature);
  if (routed.route === 'document' && item.kind === 'care-plan')
    return planDocumentRow(planned, item, setting, signature);
  if (routed.route !== 'native') return [unsent(planned, signature)];
  if (item.kind === 'plan-ended') return endedRow(planned, item, signature);
  if (item.kind === 'note') {
    const replaces = isOfType(replaced, 'DocumentReference') ? urnOf(replaced.id) : undefined;
    return [queued(id, resourceOf(item, { ...setting, replaces }, as), planned, signature)];
  }
  const resource = resourceOf(item, setting);
  if (!replaced) return [queued(id, resource, planned, signature)];
  const isSame = item.kind === 'form' ? sameAnswers : sameInChart;
  if (isSame(resource, replaced.body)) return [];
  // A form that may not be changed is filled in once more; its words say that they are the later ones.
  if (item.kind === 'form' && !routed.canUpdate) return [queued(id, resource, planned, signature)];
  if (!routed.canUpdate || !isOfType(replaced, resource.resourceType))
    return [inNoteOnly(planned, signature)];
  const changed = { ...resource, id: urnOf(replaced.id) };
  return [queued(id, changed, planned, signature, identifiersOf(replaced.body))];
}

/** A plan that is a document is replaced when it says something else; one that was a care plan before stays that. */
function planDocumentRow(
  planned: Planned,
  item: Extract<ChartItem, { kind: 'care-plan' }>,
  setting: Setting,
  signature: Signature,
): NewChartWrite[] {
  const { replaced, routed, id } = planned;
  if (replaced && !isOfType(replaced, 'DocumentReference')) return [inNoteOnly(planned, signature)];
  const replaces = replaced && urnOf(replaced.id);
  const resource = planDocumentResource(item, { ...setting, replaces }, routed.as);
  return sameWords(resource, replaced?.body ?? null) ? [] : [queued(id, resource, planned, signature)];
}

const isOfType = (row: EarlierChartWrite | undefined, type: string): row is EarlierChartWrite =>
  row?.body?.resourceType === type;

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
  if (!before?.body || !isOfType(before, typeOf(item))) return [inNoteOnly(planned, signature)];
  const resource = endedResource(item, before.body);
  const target = planned.replaced ?? before;
  if (planned.replaced && sameInChart(resource, target.body)) return [];
  const changed = { ...resource, id: urnOf(target.id) };
  return [queued(planned.id, changed, planned, signature, identifiersOf(target.body))];
}

const identifiersOf = (body: ChartResource | null): unknown[] =>
  Array.isArray(body?.identifier) ? body.identifier : [];
