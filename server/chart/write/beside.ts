import { isDeepStrictEqual } from 'node:util';
import { systems } from '../../../fhir-profiles/codes.ts';
import {
  type BesideWrite,
  type ChartResource,
  type EarlierChartWrite,
  hasNotLeft,
  isBoundForChart,
  rowOfUrn,
  urnOf,
} from '../../domain/chart/chart-write.ts';
import type { BesideKind, Receipt, Route } from '../../domain/session/signed.ts';
import { type EmrTerms, mayUpdate, rule } from '../acceptance.ts';
import { type EscalationForChart, escalationResource, redFlagResource } from './escalation.ts';
import { urnsIn } from './urns.ts';

/** Whose rows these are: of which practice, EMR and author, about whom; `of`: the escalation, or the session. */
export type Beside = {
  of: string;
  version: number;
  practiceId: string;
  patientId: string;
  iss: string;
  staffId: string;
  newId: () => string;
  now: string;
};

/** Before everything else of a patient. */
const headOfTheQueue = -1;
const withTheNote = 1;

/**
 * What an escalation puts into the ledger when it is raised: a Flag and a Task, each where this EMR takes it. Where it does
 * not, the row says so: `inNote` when the note of a session tells it instead.
 */
export function raisedWrites(
  one: EscalationForChart,
  terms: EmrTerms,
  beside: Beside,
  inNote: boolean,
): BesideWrite[] {
  const label = redFlagResource(one).code.text;
  const elsewhere = (kind: BesideKind): BesideWrite => ({
    ...basis(kind, label, inNote ? 'note' : 'copy', beside),
    id: beside.newId(),
    state: 'not-sent',
    receipt: inNote ? { status: 'note-only', noteInChart: false } : { status: 'not-accepted' },
  });
  const takes = (kind: 'red-flag' | 'escalation') => rule({ kind }, terms, true).because === 'accepted';
  const flag = takes('red-flag')
    ? queued('red-flag', label, redFlagResource(one), beside)
    : elsewhere('red-flag');
  const reference = flag.body ? urnOf(flag.id) : undefined;
  const task = takes('escalation')
    ? queued('escalation', label, escalationResource(one, reference), beside)
    : elsewhere('escalation');
  return [flag, task];
}

/**
 * What closing it puts there: each resource that went to the chart is changed where this EMR lets it, and what never left
 * goes as it now is. `before`: its rows, as they stand. `supersedes`: rows that never left and now never will.
 */
export const closedWrites = (
  one: EscalationForChart,
  before: readonly EarlierChartWrite[],
  terms: EmrTerms,
  beside: Beside,
): Changed => changedWrites(one, before, terms, beside, () => true);

/** The same of one that is still open and whose number or kind was corrected: only what reads otherwise than it went. */
export const correctedWrites = (
  one: EscalationForChart,
  before: readonly EarlierChartWrite[],
  terms: EmrTerms,
  beside: Beside,
): Changed =>
  changedWrites(one, before, terms, beside, (row, resource) => !isDeepStrictEqual(plain(row), resource));

type Changed = { writes: BesideWrite[]; supersedes: string[] };

function changedWrites(
  one: EscalationForChart,
  before: readonly EarlierChartWrite[],
  terms: EmrTerms,
  beside: Beside,
  isToChange: (row: EarlierChartWrite, resource: ChartResource) => boolean,
): Changed {
  const label = redFlagResource(one).code.text;
  const flag = newest(before, 'red-flag');
  const flagged = changed('red-flag', flag, redFlagResource(one));
  // A flag that never left is made by the row that takes its place.
  const made = flagged?.body && flagged.body.id === undefined ? flagged.id : flag && firstOf(flag);
  const task = newest(before, 'escalation');
  const tasked = changed('escalation', task, escalationResource(one, made && urnOf(made)));
  const changes = [
    { row: flag, write: flagged },
    { row: task, write: tasked },
  ].flatMap(({ row, write }) => (row && write ? [{ row, write }] : []));
  return {
    writes: changes.map(({ write }) => write),
    supersedes: changes.flatMap(({ row }) => (hasNotLeft(row) ? [row.id] : [])),
  };

  function changed(
    kind: 'red-flag' | 'escalation',
    row: EarlierChartWrite | undefined,
    resource: ChartResource,
  ): BesideWrite | undefined {
    if (row === undefined || !isToChange(row, resource)) return undefined;
    const target = firstOf(row);
    if (hasNotLeft(row) && target === row.id) return queued(kind, label, resource, beside);
    if (!mayUpdate({ kind }, terms))
      return {
        ...basis(kind, label, 'copy', beside),
        id: beside.newId(),
        state: 'not-sent',
        receipt: { status: 'not-accepted' },
      };
    // Of a change that never left, its own identifier is nowhere; what it was to change has the ones before.
    const kept = identifiersOf(row.body).slice(0, hasNotLeft(row) ? -1 : undefined);
    return queued(kind, label, { ...resource, id: urnOf(target) }, beside, kept);
  }
}

/** The supervising signature under a note that is in the chart: its authenticator, where this EMR lets a note be changed. */
export function attestedWrite(
  note: EarlierChartWrite | undefined,
  by: { name: string; credential: string; fhirUser: string },
  terms: EmrTerms,
  beside: Beside,
): BesideWrite {
  const label = `Supervising signature, ${by.name}`;
  const isDocument = note?.body?.resourceType === 'DocumentReference' && isBoundForChart(note);
  if (!isDocument || !mayUpdate({ kind: 'note' }, terms))
    return {
      ...basis('attestation', label, 'copy', beside),
      id: beside.newId(),
      state: 'not-sent',
      receipt: { status: 'not-accepted' },
    };
  const display = by.credential ? `${by.name}, ${by.credential}` : by.name;
  const resource = {
    ...(note.body as ChartResource),
    id: urnOf(note.id),
    docStatus: 'final',
    authenticator: { reference: by.fhirUser, display },
  };
  return queued('attestation', label, resource, beside, identifiersOf(note.body));
}

function queued(
  kind: BesideKind,
  label: string,
  resource: ChartResource,
  beside: Beside,
  kept: unknown[] = [],
): BesideWrite {
  const id = beside.newId();
  const body = { ...resource, identifier: [...kept, { system: systems.chartWrite, value: id }] };
  const needs = urnsIn(body);
  const because = needs.length > 0 ? 'waits-for-another' : 'queued';
  const receipt: Receipt = { status: 'waiting', since: beside.now, because };
  return { ...basis(kind, label, 'native', beside), id, body, needs, state: 'queued', receipt };
}

function basis(kind: BesideKind, label: string, route: Route, beside: Beside) {
  const { of: sessionId, version: sessionVersion, practiceId, patientId, iss, staffId, now } = beside;
  return {
    ...{ practiceId, patientId, sessionId, sessionVersion, iss, staffId, itemKey: kind, kind, label, route },
    place: kind === 'attestation' ? withTheNote : headOfTheQueue,
    needs: [] as string[],
    queuedAt: now,
  };
}

const newest = (rows: readonly EarlierChartWrite[], itemKey: string): EarlierChartWrite | undefined =>
  rows.findLast(
    row => row.itemKey === itemKey && row.body !== null && (isBoundForChart(row) || hasNotLeft(row)),
  );

const identifiersOf = (body: ChartResource | null): unknown[] =>
  Array.isArray(body?.identifier) ? body.identifier : [];

/** The row that made what this row is of: its own, unless it changes what another made. */
const firstOf = (row: EarlierChartWrite): string =>
  (typeof row.body?.id === 'string' ? rowOfUrn(row.body.id) : undefined) ?? row.id;

/** The resource of a row without what the row gave it. */
const plain = ({ body }: EarlierChartWrite): Partial<ChartResource> => {
  const { id: _id, identifier: _identifier, ...resource }: Partial<ChartResource> = body ?? {};
  return resource;
};
