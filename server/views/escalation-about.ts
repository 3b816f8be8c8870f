import type { EscalationView, HappenedView, SharedFlag } from '../domain/escalation/on-watch.ts';
import { raisedFor } from '../domain/escalation/raised-for.ts';
import { besideWritesOf } from '../storage/beside-writes.ts';
import type { PracticeTx } from '../storage/database.ts';
import { type EscalationRow, eventsOf, reportOf, stateOf } from '../storage/escalations.ts';
import type { KeyRing } from '../storage/keys.ts';
import { reportsByIds } from '../storage/reports.ts';
import { rosterOf } from '../storage/rosters.ts';
import { patientsToReach } from './patient-names.ts';

type About = NonNullable<EscalationView['about']>;

/** Of each escalation that may be told, by its id: whose it is, how to reach them, what made it, and what happened since. */
export const aboutEach = async (
  tx: PracticeTx,
  keys: KeyRing,
  practiceId: string,
  found: readonly EscalationRow[],
  mayTell: (row: EscalationRow) => boolean,
): Promise<Map<string, About>> => {
  const told = found.filter(mayTell);
  const ids = told.map(({ id }) => id);
  const [roster, events, writes, patients, reports] = await Promise.all([
    rosterOf(tx),
    eventsOf(tx, ids),
    besideWritesOf(tx, ids),
    patientsToReach(tx, keys, practiceId, [...new Set(told.map(({ patientId }) => patientId))]),
    reportsByIds(tx, [...new Set(told.flatMap(row => reportOf(row) ?? []))]),
  ]);
  const aboutOf = (row: EscalationRow): About => {
    const patient = patients.get(row.patientId);
    const happenedToIt = events.filter(one => one.escalationId === row.id).map(happened);
    const shortly = raisedFor(row.kind, row.because, happenedToIt);
    const report = reports.find(({ id }) => id === reportOf(row));
    return {
      ...{ patientId: row.patientId, words: row.words, because: row.because },
      ...(shortly && { raisedFor: shortly }),
      ...(patient && { patient }),
      coachReach: roster.find(({ id }) => id === row.staffId)?.reach ?? '',
      ...(row.told && { told: row.told }),
      ...(report && { report: { toldBy: report.toldBy, at: report.at } }),
      shared: report ? told.filter(other => isBeside(other, row)).map(sharedFlag) : [],
      happened: happenedToIt,
      chart: newestReceipts(writes.filter(one => one.sessionId === row.id)),
    };
  };
  return new Map(told.map(row => [row.id, aboutOf(row)]));
};

const isBeside = (other: EscalationRow, row: EscalationRow): boolean =>
  other.id !== row.id && reportOf(other) === reportOf(row);

const sharedFlag = (row: EscalationRow): SharedFlag => ({
  ...{ id: row.id, kind: row.kind, status: stateOf(row).status },
});

const happened = (one: Awaited<ReturnType<typeof eventsOf>>[number]): HappenedView => ({
  ...{ what: one.what, at: one.at },
  ...(one.by !== null && { by: one.by }),
  ...(one.rung !== null && { rung: one.rung }),
  ...(one.words !== null && { words: one.words }),
});

/** `unchanged`: it is in the chart as it first was, and this EMR lets nothing be changed there. */
const newestReceipts = (rows: Awaited<ReturnType<typeof besideWritesOf>>) =>
  (['red-flag', 'escalation'] as const).flatMap(what => {
    const ofIt = rows.filter(row => row.kind === what && row.state !== 'superseded');
    const receipt = ofIt.at(-1)?.receipt;
    const there = ofIt.findLast(row => row.receipt.status === 'in-chart')?.receipt;
    if (receipt === undefined) return [];
    return receipt.status === 'not-accepted' && there
      ? [{ what, receipt: there, unchanged: true as const }]
      : [{ what, receipt }];
  });
