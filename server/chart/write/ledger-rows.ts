import { systems } from '../../../fhir-profiles/codes.ts';
import type {
  ChartResource,
  EarlierChartWrite,
  NewChartWrite,
  RoutedItem,
} from '../../domain/chart/chart-write.ts';
import type { ChartItemKind, Receipt, SignedSession } from '../../domain/session/signed.ts';
import { labelOf } from '../../domain/session/write-label.ts';
import { urnsIn } from './urns.ts';

/**
 * What becomes of one item: `referTo` is the row by which other resources name it, `replaced` the row that made (or may
 * have made) its resource before, `untouched` one of an earlier version that never left.
 */
export type Planned = {
  routed: RoutedItem;
  id: string;
  referTo?: string;
  replaced?: EarlierChartWrite;
  untouched?: EarlierChartWrite;
};

/** Whose rows they are, and of when. */
export type RowsOf = { signed: SignedSession; practiceId: string; iss: string; now: string };

/** A row that goes to the chart; `kept`: identifiers the resource has already. */
export function queued(
  id: string,
  resource: ChartResource,
  planned: Planned,
  of: RowsOf,
  kept: unknown[] = [],
): NewChartWrite {
  const name = { system: systems.chartWrite, value: id };
  // The only type of ours that R4 gives one identifier and no list.
  const identifier = resource.resourceType === 'QuestionnaireResponse' ? name : [...kept, name];
  const body = { ...resource, identifier };
  const needs = urnsIn(body);
  const lacksVisit = planned.routed.because === 'visit-needed';
  const because = lacksVisit ? 'visit-needed' : needs.length > 0 ? 'waits-for-another' : 'queued';
  const receipt: Receipt = { status: 'waiting', since: of.now, because };
  const state = lacksVisit ? 'not-sent' : 'queued';
  return { ...basis(planned, of), id, body, needs, state, receipt };
}

/** A row of what stands in another: in the note, in the form, or only on paper. */
export function unsent(planned: Planned, of: RowsOf): NewChartWrite {
  return { ...basis(planned, of), needs: [], state: 'not-sent', receipt: receiptOf(planned.routed) };
}

/** The same in the note, whatever way was meant for it. */
export const inNoteOnly = (planned: Planned, of: RowsOf): NewChartWrite =>
  unsent({ ...planned, routed: { ...planned.routed, route: 'note' } }, of);

function receiptOf({ route, because }: RoutedItem): Receipt {
  if (route === 'form') return { status: 'form-only', formInChart: false };
  return route === 'note'
    ? { status: 'note-only', noteInChart: false, ...(because === 'ended-since' && { because }) }
    : { status: 'not-accepted' };
}

function basis({ routed, id, untouched }: Planned, { signed, practiceId, iss, now }: RowsOf) {
  const { item, route, as } = routed;
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
    label: labelOf(item, as),
    route,
    place: places[item.kind],
    queuedAt: now,
    ...(untouched ? { supersedes: [untouched.id] } : {}),
  };
}

const places: { [kind in ChartItemKind]: number } = {
  visit: 0,
  note: 1,
  form: 2,
  goal: 2,
  step: 3,
  'care-plan': 4,
  ruler: 5,
  stage: 5,
  'teach-back': 5,
  adherence: 5,
  'check-in': 5,
  vital: 5,
  message: 5,
  'medicine-taken': 5,
  'plan-ended': 6,
};
