import { chartWritesFor } from '../chart/write/chart-writes.ts';
import type { NewChartWrite, RoutedItem } from '../domain/chart/chart-write.ts';
import type { PracticeTx } from '../storage/database.ts';
import type { Composed } from './compose-session.ts';
import type { Actor, WorkflowParts } from './parts.ts';
import { sheetsFor } from './sheets.ts';

type Parts = Pick<WorkflowParts, 'keys'>;

/** The rows that signing what was composed puts into the ledger. */
export const rowsOf = async (
  tx: PracticeTx,
  parts: Parts,
  actor: Actor,
  composed: Composed,
  now: Date,
): Promise<NewChartWrite[]> => {
  const { signed, routed, earlier } = composed;
  return chartWritesFor({
    sheets: await sheetsFor(tx, parts, actor, composed),
    ...{ signed, routed, practiceId: actor.practiceId, iss: actor.iss, settings: actor.settings },
    ...{ previous: earlier.previous, before: earlier.before },
    newId: () => crypto.randomUUID(),
    now: now.toISOString(),
  });
};

/**
 * Of what was composed, what a signature would really send or write anew, each by the way it would go, and how many parts
 * stand in the chart unchanged. A first signature sends all of it.
 */
export const goingOf = async (
  tx: PracticeTx,
  parts: Parts,
  actor: Actor,
  composed: Composed,
  now: Date,
): Promise<{ going: RoutedItem[]; unchanged: number }> => {
  const { routed, signed } = composed;
  if (signed.version === 1) return { going: routed, unchanged: 0 };
  const rows = await rowsOf(tx, parts, actor, composed, now);
  const going = routed.flatMap(one => {
    const row = rows.find(({ itemKey }) => itemKey === one.item.key);
    if (row === undefined) return [];
    // A change this EMR does not take as one is told in the note.
    return row.route === one.route
      ? one
      : { ...one, route: row.route, because: 'not-accepted-here' as const };
  });
  return { going, unchanged: routed.length - going.length };
};
