import { careTeamOf } from '../../domain/handoff/care-team.ts';
import type { HandedPatient, HandOver, Person } from '../../domain/panel/hand-over.ts';
import { moves } from '../../domain/panel/handed.ts';
import { instantIn } from '../../domain/time-zone.ts';
import { joinCareTeam, leaveCareTeam, saidMembers, talksSigned } from '../../storage/care-team.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { saveHanded } from '../../storage/hand-overs.ts';
import { handoffFrom, handoffToChange, saveHandoff } from '../../storage/handoffs.ts';
import {
  bookedHandoffIds,
  type Move,
  moveBookings,
  moveQuestions,
  moveSnooze,
} from '../../storage/panels.ts';
import { fileCareTeam, fileHandoff } from '../handoff/file-handoff.ts';

type Of = { practiceId: string; iss: string; timeZone: string; handOver: HandOver };

/** Keeps what became of one patient of a hand-over; where that changes who coaches them, all that belongs to it changes with it. */
export async function keepStep(
  tx: PracticeTx,
  { practiceId, iss, timeZone, handOver }: Of,
  before: HandedPatient,
  after: HandedPatient,
  now: Date,
): Promise<void> {
  const { patientId, state, to } = after;
  const way = moves(before.state.status, state.status);
  const at = now.toISOString();
  if (way === undefined) return saveHanded(tx, handOver.id, after, at);
  const of = { practiceId, iss, patientId };
  const team = careTeamOf(await saidMembers(tx, patientId), await talksSigned(tx, patientId));
  const still = (staffId: string) => team.find(one => one.staffId === staffId && one.until === undefined);
  if (way === 'over') {
    const until = handOver.backOn && instantIn(handOver.backOn, '00:00', timeZone);
    const already = still(to.staffId) !== undefined && state.status === 'taken';
    await saveHanded(tx, handOver.id, already ? { ...after, state: { ...state, already } } : after, at);
    return movePatient(tx, of, { from: handOver.from, to, left: still(handOver.from.staffId), until }, now);
  }
  await saveHanded(tx, handOver.id, after, at);
  const stays = before.state.status === 'taken' && before.state.already;
  const left = stays ? undefined : still(to.staffId);
  return movePatient(tx, of, { from: to, to: handOver.from, left }, now);
}

/**
 * From now on this coach coaches the patient and the other one, who `left`, no longer. What was put off, what was asked and is
 * not taken up, and what was booked goes along; promises and dates are the patient's already. The chart is told who coaches.
 */
async function movePatient(
  tx: PracticeTx,
  { practiceId, iss, patientId }: { practiceId: string; iss: string; patientId: string },
  { from, to, left, until }: { from: Person; to: Person; left?: { since: string }; until?: string },
  now: Date,
): Promise<void> {
  const at = now.toISOString();
  const move: Move = { practiceId, patientId, from: from.staffId, to: to.staffId };
  const row = { practiceId, patientId };
  if (left) await leaveCareTeam(tx, { ...row, staffId: from.staffId, since: left.since, until: at });
  await joinCareTeam(tx, { ...row, staffId: to.staffId, because: 'panel', since: at });
  await moveSnooze(tx, move);
  await moveQuestions(tx, move);
  await moveBookings(tx, move, { at, ...(until !== undefined && { until }) });
  const filer = { practiceId, staff: { id: to.staffId } };
  for (const id of await bookedHandoffIds(tx, move)) {
    const booked = await handoffToChange(tx, id);
    if (booked === undefined) continue;
    const handoff = handoffFrom(booked);
    if (handoff.state.status !== 'booked') continue;
    const moved = { ...handoff, state: { ...handoff.state, by: to } };
    await saveHandoff(tx, moved, at);
    const { visitId } = booked;
    const filed = { handoff: moved, iss: booked.iss, changedAt: at, ...(visitId !== null && { visitId }) };
    await fileHandoff(tx, filer, filed, now);
  }
  await fileCareTeam(tx, filer, { iss, patientId }, now);
}
