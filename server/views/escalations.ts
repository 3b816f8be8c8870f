import { reachedAt } from '../domain/escalation/climbing.ts';
import type { EscalationView, HappenedView, WatchView } from '../domain/escalation/on-watch.ts';
import { protocolOf, rungs } from '../domain/escalation/protocol.ts';
import type { PracticeSettings, Staff } from '../domain/practice/settings.ts';
import { whatToDoNow } from '../domain/session/red-flags.ts';
import { besideWritesOf } from '../storage/beside-writes.ts';
import type { PracticeTx } from '../storage/database.ts';
import { type EscalationRow, escalationsSince, eventsOf, stateOf } from '../storage/escalations.ts';
import type { KeyRing } from '../storage/keys.ts';
import { rosterOf, type StaffRow } from '../storage/rosters.ts';
import { namesOf, type PatientName } from './patient-names.ts';

/** Who reads: on a page of `patientId`, or on one without a patient. */
export type Watcher = {
  practiceId: string;
  staff: Pick<Staff, 'id' | 'role'>;
  patientId?: string;
  settings: Pick<PracticeSettings, 'protocols' | 'urgentLine'>;
};

const closedForMs = 7 * 24 * 60 * 60_000;

/**
 * All open escalations of the practice, oldest first, then those closed in the last seven days, newest first. `onlyHere`:
 * of the patient of the page alone. What is told of another patient is that there is one.
 */
export const escalationsFor = async (
  tx: PracticeTx,
  keys: KeyRing,
  watcher: Watcher,
  now: Date,
  onlyHere = false,
): Promise<WatchView> => {
  const since = new Date(now.getTime() - closedForMs).toISOString();
  const found = await escalationsSince(tx, since, onlyHere ? watcher.patientId : undefined);
  const told = found.filter(row => mayTell(row, watcher));
  const ids = told.map(({ id }) => id);
  const [roster, events, writes, names] = await Promise.all([
    rosterOf(tx),
    eventsOf(tx, ids),
    besideWritesOf(tx, ids),
    namesOf(tx, keys, watcher.practiceId, [...new Set(told.map(({ patientId }) => patientId))]),
  ]);
  const views = found.map(row => {
    const about = mayTell(row, watcher)
      ? {
          ...{ words: row.words, because: row.because },
          ...(names.get(row.patientId) && { patient: names.get(row.patientId) }),
          ...(row.told && { told: row.told }),
          happened: events.filter(one => one.escalationId === row.id).map(happened),
          chart: newestReceipts(writes.filter(one => one.sessionId === row.id)),
        }
      : undefined;
    return { ...headOf(row, roster, watcher, now), ...(about && { about }) };
  });
  const open = views.filter(({ status }) => status !== 'closed');
  const closed = views.filter(({ status }) => status === 'closed').reverse();
  const { urgentLine } = watcher.settings;
  return { at: now.toISOString(), urgentLine, escalations: [...open, ...closed] };
};

export type { PatientName };

const mayTell = (row: EscalationRow, { patientId }: Watcher): boolean =>
  patientId === undefined || row.patientId === patientId;

function headOf(row: EscalationRow, roster: StaffRow[], watcher: Watcher, now: Date): EscalationView {
  const nameOf = (id: string) => roster.find(person => person.id === id)?.name ?? '';
  const state = stateOf(row);
  const supervisor = roster.find(
    ({ id, active, role }) => id === row.supervisorId && active && role === 'physician',
  );
  const { raisedAt, seenAt, closedAt } = row;
  const climber = {
    ...{ raisedAt, seenAt: seenAt ?? undefined, closedAt: closedAt ?? undefined },
    hasSupervisor: supervisor !== undefined,
  };
  const reached = reachedAt(climber, protocolOf(row.kind, watcher.settings.protocols), now.toISOString());
  const rung = rungs.indexOf(reached.rung) > rungs.indexOf(row.rung) ? reached.rung : row.rung;
  return {
    ...{ id: row.id, kind: row.kind, within: whatToDoNow(row.kind).within },
    here: row.patientId === watcher.patientId,
    ...{ raisedAt, raisedBy: nameOf(row.staffId), from: row.from.is, rung },
    ...(row.from.is === 'session' && { flagId: row.from.flagId }),
    ...(reached.next && { next: reached.next }),
    ...(supervisor && { supervisor: supervisor.name }),
    forYou: isFor(watcher, rung, supervisor?.id),
    ...(watcher.settings.protocols?.[row.kind] && { own: watcher.settings.protocols[row.kind] }),
    status: state.status,
    ...(state.status !== 'open' && { seen: { at: state.seenAt, by: nameOf(state.seenBy) } }),
    ...(state.status === 'closed' && {
      closed: { at: state.closedAt, by: nameOf(state.closedBy), done: state.done, words: state.doneWords },
    }),
  };
}

const isFor = ({ staff }: Watcher, rung: EscalationView['rung'], supervisor: string | undefined): boolean =>
  staff.role === 'physician'
    ? rung !== 'supervisor' || supervisor === staff.id
    : staff.role === 'lead' && rung === 'lead';

const happened = (one: Awaited<ReturnType<typeof eventsOf>>[number]): HappenedView => ({
  ...{ what: one.what, at: one.at },
  ...(one.by !== null && { by: one.by }),
  ...(one.rung !== null && { rung: one.rung }),
  ...(one.words !== null && { words: one.words }),
});

const newestReceipts = (rows: Awaited<ReturnType<typeof besideWritesOf>>) =>
  (['red-flag', 'escalation'] as const).flatMap(what => {
    const receipt = rows.findLast(row => row.kind === what && row.state !== 'superseded')?.receipt;
    return receipt ? [{ what, receipt }] : [];
  });
