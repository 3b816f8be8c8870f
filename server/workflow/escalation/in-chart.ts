import type { EmrTerms } from '../../chart/acceptance.ts';
import { type Beside, closedWrites, correctedWrites, raisedWrites } from '../../chart/write/beside.ts';
import type { EscalationForChart } from '../../chart/write/escalation.ts';
import type { Escalation } from '../../domain/escalation/escalation.ts';
import { tellFact } from '../../domain/escalation/facts-words.ts';
import type { Staff } from '../../domain/practice/settings.ts';
import { besideWritesOf, insertBeside } from '../../storage/beside-writes.ts';
import type { PracticeTx } from '../../storage/database.ts';
import type { EscalationRow } from '../../storage/escalations.ts';
import { rosterOf, type StaffRow } from '../../storage/rosters.ts';
import { emrMet } from '../compose-session.ts';
import type { OnWatch } from './clinician.ts';

type Raised = Pick<
  EscalationRow,
  'id' | 'patientId' | 'iss' | 'kind' | 'words' | 'because' | 'from' | 'raisedAt' | 'staffId' | 'supervisorId'
>;

/** Puts a red flag just raised on its way to the chart; nothing where the practice has no physician whom it could be for. */
export const putRaised = async (tx: PracticeTx, who: OnWatch, row: Raised, now: Date): Promise<void> => {
  const told = await forChart(tx, row);
  if (told === undefined) return;
  const terms = await termsOf(tx, who, now);
  await insertBeside(tx, raisedWrites(told, terms, besideOf(who, row, 1, now), row.from.is === 'session'));
};

/** Changes what is in the chart, now that it is closed; in the name of whoever closed it. */
export const putClosed = async (
  tx: PracticeTx,
  who: OnWatch,
  row: EscalationRow,
  closed: { at: string; seenAt: string; words: string },
  now: Date,
): Promise<void> => {
  const told = await forChart(tx, row);
  if (told === undefined) return;
  const before = await besideWritesOf(tx, [row.id], true);
  const terms = await termsOf(tx, who, now);
  const ended = { ...told, closed: { ...closed, by: who.staff } };
  const { writes, supersedes } = closedWrites(ended, before, terms, besideOf(who, row, after(before), now));
  await insertBeside(tx, writes, supersedes);
};

/**
 * What the chart is told of one that is open, now that its number or its kind was corrected in the talk: the Task says the
 * number as it now is where this EMR lets it be changed; elsewhere a receipt says that it stands there as it first was.
 */
export const putCorrected = async (
  tx: PracticeTx,
  who: OnWatch,
  row: EscalationRow,
  now: Date,
): Promise<void> => {
  const told = await forChart(tx, row);
  if (told === undefined) return;
  const before = await besideWritesOf(tx, [row.id], true);
  const terms = await termsOf(tx, who, now);
  const beside = besideOf(who, row, after(before), now);
  const { writes, supersedes } = correctedWrites(told, before, terms, beside);
  await insertBeside(tx, writes, supersedes);
};

/** Each time something is told of it anew, its rows are of the next version. */
const after = (before: readonly { sessionVersion: number }[]): number =>
  1 + Math.max(1, ...before.map(({ sessionVersion }) => sessionVersion));

/** A launch without a chart was granted nothing of it: what the launch that will send this is granted counts. */
export const termsOf = async (tx: PracticeTx, who: OnWatch, now: Date): Promise<EmrTerms> => {
  const { emr, experience } = await emrMet(tx, who.iss);
  const ofCharts = (emr.scopes.any ?? '').split(' ').filter(Boolean);
  const scopes = who.patientId === undefined ? ofCharts : who.scopes;
  return {
    ...{ accepts: emr.pinned.accepts, scopes, vendor: emr.vendor, claims: emr.claims },
    ...{ experience, now: now.toISOString() },
  };
};

export const besideOf = (
  who: OnWatch,
  { id, patientId }: Pick<Escalation, 'id' | 'patientId'>,
  version: number,
  now: Date,
): Beside => ({
  ...{ of: id, version, practiceId: who.practiceId, patientId, iss: who.iss, staffId: who.staff.id },
  newId: () => crypto.randomUUID(),
  now: now.toISOString(),
});

/** It is for the supervising clinician, or else for the first of the physicians. */
async function forChart(tx: PracticeTx, row: Raised): Promise<EscalationForChart | undefined> {
  const roster = await rosterOf(tx);
  const here = roster.filter(({ active, iss, role }) => active && iss === row.iss && role === 'physician');
  const owner = here.find(({ id }) => id === row.supervisorId) ?? here[0];
  const raisedBy = roster.find(({ id }) => id === row.staffId);
  if (owner === undefined || raisedBy === undefined) return undefined;
  const { patientId, kind, raisedAt } = row;
  const said = row.words.trim();
  const facts = row.because
    .filter(({ is }) => is !== 'words' || said === '') // what was heard in words stands in them
    .map(because => tellFact(because, 'en'));
  const words = [...facts, said].filter(part => part !== '').join('; ');
  return { patientId, kind, words, raisedAt, raisedBy: person(raisedBy), owner: person(owner) };
}

const person = ({
  name,
  credential,
  fhirUser,
}: StaffRow): Pick<Staff, 'name' | 'credential' | 'fhirUser'> => ({
  name,
  credential,
  fhirUser,
});
