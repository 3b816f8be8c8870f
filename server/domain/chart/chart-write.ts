import type {
  BesideKind,
  ChartItem,
  ChartItemKind,
  DocumentForm,
  Receipt,
  Route,
} from '../session/signed.ts';
import type { WriteLabel } from '../session/write-label.ts';

/** Why an item goes where it goes, in this EMR. */
export type RouteBecause =
  | 'accepted'
  | 'not-accepted-here'
  | 'not-granted'
  | 'refused-lately'
  | 'visit-needed'
  | 'visit-already-there'
  /** Its plan ended in a later talk: the chart keeps it as it ended, an amendment says its words in the note. */
  | 'ended-since';
/**
 * `canUpdate`: a resource this item became earlier may be changed here. `as`: of what is filed as a document, the forms this
 * EMR keeps, best first.
 */
export type RoutedItem = {
  item: ChartItem;
  route: Route;
  because: RouteBecause;
  canUpdate: boolean;
  as?: DocumentForm[];
};

/** What goes into a chart without a session being signed for it: a handoff and what became of it, who coaches. */
export type HandoffKind = 'handoff' | 'handoff-task' | 'care-team';

/** What goes there from the answers and months of the biller's desk: a consent, and a line that was exported. */
export type DeskKind = 'consent' | 'charge';

export type ChartWriteState =
  | 'queued'
  | 'sending'
  | 'sent'
  | 'unknown'
  | 'refused'
  | 'needs-review'
  | 'not-sent'
  | 'superseded';

/** A FHIR resource as plain JSON. */
export type ChartResource = { resourceType: string } & Record<string, unknown>;

/**
 * One row of the ledger as it is first written. `body` is absent for what is not sent as a resource of its own. A
 * reference to another row stands as `urn:uuid:<its id>`; a body whose own `id` is such a urn updates that row's
 * resource. `supersedes`: rows of the version before that never left and now never will.
 */
export type NewChartWrite = {
  id: string;
  practiceId: string;
  patientId: string;
  sessionId: string;
  sessionVersion: number;
  iss: string;
  staffId: string;
  itemKey: string;
  kind: ChartItemKind | BesideKind;
  /** Of what no session is signed for, its name in English. */
  label: WriteLabel | string;
  route: Route;
  place: number;
  body?: ChartResource;
  needs: string[];
  state: ChartWriteState;
  receipt: Receipt;
  queuedAt: string;
  supersedes?: string[];
};

/** The same of what goes to the chart beside a session; it is called by an English name, and waits for no visit. */
export type BesideWrite = Omit<NewChartWrite, 'kind' | 'label' | 'supersedes'> & {
  kind: BesideKind;
  label: string;
};

/** What an amendment must know of a row of the version before. */
export type EarlierChartWrite = {
  id: string;
  itemKey: string;
  state: ChartWriteState;
  attempts: number;
  body: ChartResource | null;
};

/** Whether a row has reached the chart, or may have. */
export const mayBeInChart = ({ state, attempts }: Pick<EarlierChartWrite, 'state' | 'attempts'>): boolean =>
  ['sending', 'sent', 'unknown', 'needs-review'].includes(state) || (state === 'queued' && attempts > 0);

/** Whether a row was made to be sent and has not left yet: it waits for its turn, or for a visit to be chosen. */
export const hasNotLeft = ({ state, attempts, body }: EarlierChartWrite): boolean =>
  body !== null && attempts === 0 && (state === 'queued' || state === 'not-sent');

/** Whether a row has reached the chart, may have, or is on its way there. */
export const isBoundForChart = (row: Pick<EarlierChartWrite, 'state' | 'attempts'>): boolean =>
  row.state === 'queued' || mayBeInChart(row);

/** Names a resource that another row of the ledger will make or has made. */
export const urnOf = (rowId: string): string => `urn:uuid:${rowId}`;

/** The row a urn names, or nothing when it is a reference of another kind. */
export const rowOfUrn = (reference: string): string | undefined =>
  reference.startsWith('urn:uuid:') ? reference.slice('urn:uuid:'.length) : undefined;
