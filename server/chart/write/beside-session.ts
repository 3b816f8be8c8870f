import { systems } from '../../../fhir-profiles/codes.ts';
import {
  type ChartResource,
  type EarlierChartWrite,
  type HandoffKind,
  hasNotLeft,
  mayBeInChart,
  type NewChartWrite,
  urnOf,
} from '../../domain/chart/chart-write.ts';
import { type EmrTerms, mayUpdate, rule } from '../acceptance.ts';
import { sameInChart } from './same-in-chart.ts';
import { urnsIn } from './urns.ts';

type Kind = HandoffKind | 'consent' | 'message';

/**
 * A thing for the chart that no session is signed for. `resource` is told by which reference its companions are named.
 * `apart`: no note tells it, and what may not be changed there is said anew by a resource of its own.
 */
export type Beside = {
  kind: Kind;
  apart?: true;
  label: string;
  resource: (referenceOf: (kind: Kind) => string | undefined) => ChartResource;
};

/** Whose rows they are, and of which thing: `about` stands where a session's id does, `version` counts its changes. */
export type BesideRows = {
  about: string;
  version: number;
  practiceId: string;
  patientId: string;
  iss: string;
  /** Whose way into the EMR they go. */
  staffId: string;
  terms: EmrTerms;
  /** All rows of this thing so far, oldest first. */
  previous: readonly EarlierChartWrite[];
  newId: () => string;
  now: string;
};

/**
 * The rows that put things of one moment into the ledger: each as a resource of its own where this EMR takes it, changed in
 * place where it stands there already and may be changed; else told in the note of the next session, or nowhere where no
 * note is taken either. What says nothing new makes no row. What never left gives way to what is said now.
 */
export function besideWrites(things: readonly Beside[], of: BesideRows): NewChartWrite[] {
  const planned = things.map(thing => plan(thing, of));
  const referenceOf = (kind: Kind) => {
    const referTo = planned.find(one => one.thing.kind === kind)?.referTo;
    return referTo && urnOf(referTo);
  };
  return planned.flatMap((one, place) => row(one, of, place, referenceOf));
}

type Planned = {
  thing: Beside;
  id: string;
  isTaken: boolean;
  /** The row by which others name it; none where the chart has no record of it. */
  referTo?: string;
  replaced?: EarlierChartWrite;
  untouched?: EarlierChartWrite;
};

function plan(thing: Beside, { previous, terms, newId }: BesideRows): Planned {
  const earlier = previous.filter(one => one.itemKey === thing.kind && one.body !== null);
  const replaced = earlier.findLast(mayBeInChart);
  const untouched = earlier.findLast(hasNotLeft);
  const id = newId();
  const isTaken = rule(thing, terms, false).because === 'accepted';
  const referTo = replaced?.id ?? (isTaken ? id : undefined);
  return { thing, id, isTaken, referTo, replaced, untouched };
}

function row(
  { thing, id, isTaken, replaced, untouched }: Planned,
  of: BesideRows,
  place: number,
  referenceOf: (kind: Kind) => string | undefined,
): NewChartWrite[] {
  const resource = thing.resource(referenceOf);
  if (replaced && sameInChart(resource, replaced.body) && !untouched) return [];
  // Of what nobody knows whether it arrived nothing is made a second time.
  const mayChange = replaced?.state !== 'needs-review' && mayUpdate(thing, of.terms);
  const isAnew = replaced !== undefined && !mayChange && thing.apart === true && isTaken;
  const isSent = replaced ? mayChange || isAnew : isTaken;
  const isTold = of.previous.some(one => one.itemKey === thing.kind && one.state === 'not-sent');
  if (!isSent) return isTold && !untouched ? [] : [unsent(thing, id, of, place, untouched)];
  const changed = isAnew ? undefined : replaced;
  const known = Array.isArray(changed?.body?.identifier) ? changed.body.identifier : [];
  const identifier = [...known, { system: systems.chartWrite, value: id }];
  const body = { ...resource, identifier, ...(changed && { id: urnOf(changed.id) }) };
  const needs = urnsIn(body);
  const because = needs.length > 0 ? 'waits-for-another' : 'queued';
  return [
    {
      ...basis(thing, id, of, place, untouched),
      ...{ route: 'native', body, needs, state: 'queued' },
      receipt: { status: 'waiting', since: of.now, because },
    },
  ];
}

function unsent(
  thing: Beside,
  id: string,
  of: BesideRows,
  place: number,
  untouched?: EarlierChartWrite,
): NewChartWrite {
  const isNoted =
    thing.apart !== true &&
    ['accepted', 'visit-needed'].includes(rule({ kind: 'note' }, of.terms, true).because);
  return {
    ...basis(thing, id, of, place, untouched),
    ...{ route: isNoted ? 'note' : 'copy', needs: [], state: 'not-sent' },
    receipt: isNoted ? { status: 'note-only', noteInChart: false } : { status: 'not-accepted' },
  };
}

const basis = (
  { kind, label }: Beside,
  id: string,
  { about, version, practiceId, patientId, iss, staffId, now }: BesideRows,
  place: number,
  untouched?: EarlierChartWrite,
) => ({
  ...{ id, practiceId, patientId, iss, staffId, kind, label, place, queuedAt: now },
  ...{ sessionId: about, sessionVersion: version, itemKey: kind },
  ...(untouched ? { supersedes: [untouched.id] } : {}),
});
