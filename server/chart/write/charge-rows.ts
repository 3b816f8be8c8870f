import { systems } from '../../../fhir-profiles/codes.ts';
import {
  type BesideWrite,
  type ChartResource,
  type EarlierChartWrite,
  hasNotLeft,
  mayBeInChart,
  urnOf,
} from '../../domain/chart/chart-write.ts';
import type { KeptLine } from '../../domain/desk/kept-month.ts';
import { type EmrTerms, mayUpdate, rule } from '../acceptance.ts';
import { chargeResource, usualCanonicalBase } from './charge.ts';
import { sameInChart } from './same-in-chart.ts';

/** Whose charges: of one patient's month, `about` in place of a session; `by`: who exported it, or opened it again. */
export type ChargesOf = {
  about: string;
  practiceId: string;
  patientId: string;
  iss: string;
  by: { id: string; name: string; fhirUser: string };
  terms: EmrTerms;
  /** All rows of this month so far, oldest first, locked. */
  previous: readonly (EarlierChartWrite & { sessionVersion: number; reference?: string | null })[];
  newId: () => string;
  now: string;
};

/** Rows for the ledger, and those that never left and now never will. */
export type ChargeRows = { writes: BesideWrite[]; supersedes: string[] };

/**
 * The charges of a month that was exported, a row each, in the name of who exported it. A line that stands in the chart as
 * it left makes none. Where one stands there otherwise, or may, and cannot be taken back, nothing of the month is sent: two
 * charges for the same minutes would be billed twice. What is still being taken back goes first.
 */
export function exportedCharges(lines: readonly KeptLine[], of: ChargesOf): ChargeRows {
  if (rule({ kind: 'charge' }, of.terms, false).because !== 'accepted') return none;
  const isLasting = (row: Row) => row.state !== 'not-sent' && lines.some(line => saysTheSame(line, row, of));
  const rows = standing(of.previous);
  const stands = rows.filter(isLasting);
  const first = takenBack(
    rows.filter(row => !isLasting(row)),
    of,
  );
  const isStuck = first.stuck.length > 0;
  const needs = [...first.writes.map(({ id }) => id), ...pendingWithdrawals(of.previous)];
  const version = nextVersion(of);
  const writes = lines
    .filter(({ key }) => !stands.some(row => row.itemKey === key))
    .map((line): BesideWrite => {
      const id = of.newId();
      const body = { ...bodyOf(line, of), identifier: namedBy(line, id, of) };
      const row = { ...basis(line.key, id, of, version), route: 'native' as const, body, needs };
      if (isStuck)
        return { ...row, state: 'not-sent', receipt: { status: 'refused', at: of.now, because: 'conflict' } };
      const because = needs.length > 0 ? 'waits-for-another' : 'queued';
      return { ...row, state: 'queued', receipt: { status: 'waiting', since: of.now, because } };
    });
  return { writes: [...first.writes, ...writes], supersedes: first.supersedes };
}

/** What of a month's charges is taken back because it was opened again: marked there as entered in error. */
export const withdrawnCharges = (of: ChargesOf): ChargeRows => {
  const { writes, supersedes } = takenBack(standing(of.previous), of);
  return { writes, supersedes };
};

/** The smallest whole charge, that nobody bills: for a trial on a test patient. */
export function sampleCharge(
  of: { patientId: string; name: string; fhirUser: string; at: string },
  words: string,
): ChartResource {
  const day = of.at.slice(0, 10);
  const line: KeptLine = {
    ...{ key: 'test', code: 'G0019', programme: 'chi', units: 1, day, minutes: 0, month: day.slice(0, 7) },
    ...{ label: { en: words, es: words }, used: [], place: 'not-known', modifiers: [], why: [] },
    ...{ practitionerId: 'not-known', staffIds: [], source: 'none', mark: 'V1', unverified: [] },
    ...{ payer: 'medicare', performers: [{ name: of.name, credential: '', reference: of.fhirUser }] },
  };
  const charge = chargeResource(line, {
    ...{ patientReference: `Patient/${of.patientId}`, canonicalBase: usualCanonicalBase, enteredAt: of.at },
  });
  return { ...charge, status: 'not-billable', note: [{ text: words }] };
}

type Row = ChargesOf['previous'][number];
const none: ChargeRows = { writes: [], supersedes: [] };

/** The newest row of each line that is in the chart as a charge, may be, or is on its way there. */
function standing(previous: ChargesOf['previous']): Row[] {
  const newest = new Map<string, Row>();
  for (const row of previous)
    if (row.body !== null && !isWithdrawal(row) && (mayBeInChart(row) || hasNotLeft(row)))
      newest.set(row.itemKey, row);
  const isGoing = (row: Row) => isWithdrawal(row) && row.state !== 'refused' && row.state !== 'needs-review';
  const gone = new Set(previous.filter(isGoing).flatMap(target));
  return [...newest.values()].filter(({ id }) => !gone.has(id));
}

const isWithdrawal = ({ body, state }: Row): boolean =>
  body?.status === 'entered-in-error' && state !== 'not-sent' && state !== 'superseded';

const target = ({ body }: Row): string[] =>
  typeof body?.id === 'string' ? [body.id.replace('urn:uuid:', '')] : [];

/** A charge whose taking back is on its way goes before what follows it. */
const pendingWithdrawals = (previous: ChargesOf['previous']): string[] =>
  previous
    .filter(row => isWithdrawal(row) && ['queued', 'sending', 'unknown'].includes(row.state))
    .map(({ id }) => id);

function takenBack(rows: Row[], of: ChargesOf): ChargeRows & { stuck: Row[] } {
  const unsent = rows.filter(hasNotLeft);
  const there = rows.filter(row => !hasNotLeft(row));
  // Of what nobody knows whether it arrived, or where, nothing can be changed; a person has to look.
  const isKnown = ({ state, reference }: Row) => state !== 'needs-review' && reference !== '';
  const mayGo = (row: Row) => isKnown(row) && mayUpdate({ kind: 'charge' }, of.terms);
  const version = nextVersion(of);
  const writes = there.filter(mayGo).map((row): BesideWrite => {
    const id = of.newId();
    const kept = Array.isArray(row.body?.identifier) ? row.body.identifier : [];
    const identifier = [...kept, { system: systems.chartWrite, value: id }];
    const body = { ...row.body, id: urnOf(row.id), identifier, status: 'entered-in-error' } as ChartResource;
    return {
      ...basis(`${row.itemKey} taken back`, id, of, version),
      ...{ route: 'native', state: 'queued', body, needs: [row.id] },
      receipt: { status: 'waiting', since: of.now, because: 'waits-for-another' },
    };
  });
  return { writes, supersedes: unsent.map(({ id }) => id), stuck: there.filter(row => !mayGo(row)) };
}

const bodyOf = (line: KeptLine, { patientId, by, now }: ChargesOf): ChartResource => ({
  ...chargeResource(line, {
    ...(visitOf(line) && { encounterReference: `Encounter/${visitOf(line)}` }),
    ...{ patientReference: `Patient/${patientId}`, canonicalBase: usualCanonicalBase, enteredAt: now },
  }),
  enterer: { reference: by.fhirUser, display: by.name },
});

/** The EMR's own visit that all of a line was held in; a line of several has none. */
function visitOf({ contacts = [] }: KeptLine): string | undefined {
  const [visit, ...more] = new Set(contacts.map(contact => contact.visit));
  return more.length === 0 ? visit : undefined;
}

const namedBy = (line: KeptLine, id: string, of: ChargesOf): unknown[] => {
  const { identifier } = bodyOf(line, of);
  return [...(Array.isArray(identifier) ? identifier : []), { system: systems.chartWrite, value: id }];
};

/** Who entered it, and when, is of the row that made it. */
function saysTheSame(line: KeptLine, row: Row, of: ChargesOf): boolean {
  if (line.key !== row.itemKey || row.body === null) return false;
  const { enterer, enteredDate } = row.body;
  return sameInChart({ ...bodyOf(line, of), enterer, enteredDate }, row.body);
}

const nextVersion = ({ previous }: ChargesOf): number =>
  1 + Math.max(0, ...previous.map(({ sessionVersion }) => sessionVersion));

/** After all that is care, whoever waits longest. */
const afterCare = 9;

const basis = (itemKey: string, id: string, of: ChargesOf, version: number) => ({
  ...{ id, practiceId: of.practiceId, patientId: of.patientId, iss: of.iss, staffId: of.by.id },
  ...{ sessionId: of.about, sessionVersion: version, itemKey, kind: 'charge' as const, label: 'Charge' },
  ...{ place: afterCare, queuedAt: of.now },
});
