import { reachedAt } from '../../domain/escalation/climbing.ts';
import { protocolOf, type Rung, rungs } from '../../domain/escalation/protocol.ts';
import type { PracticeSettings } from '../../domain/practice/settings.ts';
import { audit } from '../../storage/audit.ts';
import type { Database, PracticeTx } from '../../storage/database.ts';
import { addEvent, type EscalationRow, escalationsToClimb, saveRung } from '../../storage/escalations.ts';
import type { KeyRing } from '../../storage/keys.ts';
import { thePractice } from '../../storage/practices.ts';
import { activePhysicians } from '../../storage/rosters.ts';
import { startRounds } from '../rounds.ts';

type Parts = { db: Database; keys: KeyRing };

/**
 * Lets every open escalation of a practice climb as far as it has to have climbed by now, and writes each rung down once.
 * Any number of servers may do it at the same moment: a row is climbed by one of them, and a rung is written down once
 * by its name. What came due while no server was up comes due at the next look. Gives back how many rungs were climbed.
 */
export const climbAll = (parts: Parts, practiceId: string, now: Date): Promise<number> =>
  parts.db.withPractice(practiceId, async tx => {
    const open = await escalationsToClimb(tx);
    if (open.length === 0) return 0;
    const settings = (await thePractice(tx))?.settings;
    const physicians = await activePhysicians(tx);
    let climbed = 0;
    for (const row of open) climbed += await climb(tx, parts, row, { settings, physicians }, now);
    return climbed;
  });

async function climb(
  tx: PracticeTx,
  { keys }: Parts,
  row: EscalationRow,
  of: { settings?: PracticeSettings; physicians: readonly string[] },
  now: Date,
): Promise<number> {
  const { practiceId, id: escalationId, patientId, kind, raisedAt, supervisorId } = row;
  const hasSupervisor = supervisorId !== null && of.physicians.includes(supervisorId);
  const climber = { raisedAt, seenAt: row.seenAt ?? undefined, hasSupervisor };
  const protocol = protocolOf(kind, of.settings?.protocols);
  const { rung } = reachedAt(climber, protocol, now.toISOString());
  const passed = rungs.slice(rungs.indexOf(row.rung) + 1, rungs.indexOf(rung) + 1);
  const climbed = passed.filter(one => isOnWay(one, protocol.climbsTo));
  for (const one of climbed) {
    const event = { practiceId, escalationId, at: now.toISOString(), rung: one };
    await addEvent(tx, { ...event, once: `climbed:${one}`, what: 'climbed' });
    const detail = { rung: one };
    const entry = { actor: 'climb', action: 'climb-escalation', outcome: 'done', patientId } as const;
    await audit(
      tx,
      keys,
      { ...entry, entity: 'escalation', entityId: escalationId, detail },
      practiceId,
      now,
    );
  }
  if (climbed.length > 0) await saveRung(tx, escalationId, rung);
  return climbed.length;
}

const isOnWay = (rung: Rung, climbsTo: readonly Rung[]): boolean =>
  rung === 'physicians' || climbsTo.includes(rung);

/** Looks at every practice every so often, from the start of a server until it is stopped. */
export const startClimbing = (
  parts: Parts & { clock: () => Date; failed: () => void },
  everyMs = 15_000,
): { stop(): Promise<void> } =>
  startRounds(parts, (practiceId, now) => climbAll(parts, practiceId, now), everyMs);
