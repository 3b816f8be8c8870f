import { type Reached, reachedAt } from '../domain/escalation/climbing.ts';
import { protocolOf, type Rung, rungs } from '../domain/escalation/protocol.ts';
import type { PracticeSettings, Staff } from '../domain/practice/settings.ts';
import type { EscalationRow } from '../storage/escalations.ts';
import type { StaffRow } from '../storage/rosters.ts';

/** Whom an escalation has reached by now: as was written down, or further where its time has come; and its supervisor, while on the roster. */
export const reachOf = (
  row: EscalationRow,
  roster: readonly StaffRow[],
  { protocols }: Pick<PracticeSettings, 'protocols'>,
  now: Date,
): { rung: Rung; next?: Reached['next']; supervisor?: StaffRow } => {
  const supervisor = roster.find(
    ({ id, active, role }) => id === row.supervisorId && active && role === 'physician',
  );
  const { raisedAt, seenAt, closedAt } = row;
  const climber = {
    ...{ raisedAt, seenAt: seenAt ?? undefined, closedAt: closedAt ?? undefined },
    hasSupervisor: supervisor !== undefined,
  };
  const reached = reachedAt(climber, protocolOf(row.kind, protocols), now.toISOString());
  const rung = rungs.indexOf(reached.rung) > rungs.indexOf(row.rung) ? reached.rung : row.rung;
  return { rung, ...(reached.next && { next: reached.next }), ...(supervisor && { supervisor }) };
};

/** Whether it has come to somebody: as the supervising clinician, or by the rung it reached. */
export const hasComeTo = (
  { id, role }: Pick<Staff, 'id' | 'role'>,
  rung: Rung,
  supervisorId: string | undefined,
): boolean =>
  role === 'physician' ? rung !== 'supervisor' || supervisorId === id : role === 'lead' && rung === 'lead';
