import { hasAccess } from '../domain/chart/emr-access.ts';
import type { Receipt } from '../domain/session/signed.ts';
import { audit } from '../storage/audit.ts';
import { dueSweeps, keepSweep } from '../storage/chart-write-turns.ts';
import type { ChartWriteRow } from '../storage/chart-writes.ts';
import { accessFor } from './access-for.ts';
import { askedOf } from './asked.ts';
import { lookFor } from './look.ts';
import type { TurnParts } from './parts.ts';
import { applied } from './verdict.ts';
import { later } from './waiting-times.ts';
import { withdrawDoubles } from './withdraw-doubles.ts';

/**
 * Looks once more for rows that were in doubt, 10 minutes, an hour and a day after: an EMR may commit a request long
 * after it seemed lost. Of several resources the oldest stays, the others are marked as entered in error.
 */
export const sweep = async (parts: TurnParts, practiceId: string): Promise<void> => {
  const due = await parts.db.withPractice(practiceId, tx => dueSweeps(tx, parts.clock().toISOString()));
  for (const row of due) await sweepOne(parts, row);
};

/** In chart, and whether more than once: where this EMR lets us mark none as entered in error, a person must know. */
function receiptWith({ receipt }: ChartWriteRow, isDoubled: boolean): Receipt {
  if (receipt.status !== 'in-chart') return receipt;
  const { twice: _, ...once } = receipt;
  return isDoubled ? { ...once, twice: true } : once;
}

async function sweepOne(parts: TurnParts, row: ChartWriteRow): Promise<void> {
  const access = await accessFor(parts, row);
  if (!hasAccess(access)) return;
  const look = await lookFor(access, askedOf(row, access), parts.timing.sendMs);
  if (look.found === 'no-answer') return;
  const hits = look.found === 'one' || look.found === 'several' ? look.resources : [];
  const marked = await withdrawDoubles(access, hits, parts.timing.sendMs);
  const [oldest] = hits;
  const now = parts.clock();
  const next = parts.timing.sweepsMs[row.looks + 1];
  await parts.db.withPractice(row.practiceId, async tx => {
    await keepSweep(tx, row.id, {
      ...(oldest ? { reference: applied(oldest).reference } : {}),
      ...(hits.length > 0 ? { receipt: receiptWith(row, hits.length - marked > 1) } : {}),
      looks: row.looks + 1,
      quietUntil: next === undefined ? null : later(now, next),
    });
    const entry = {
      ...{ actor: 'outbox', action: 'look-for-chart-write' as const, outcome: 'done' as const },
      ...{ patientId: row.patientId, entity: 'chart_write', entityId: row.id },
      detail: { found: hits.length, marked },
    };
    await audit(tx, parts.keys, entry, row.practiceId, now);
  });
}
