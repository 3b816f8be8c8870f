import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { auditor } from '../../../server/storage/audit.ts';
import { verifyAudit } from '../../../server/storage/audit-verify.ts';
import type { Database } from '../../../server/storage/database.ts';
import { auditRow } from '../../../server/storage/schema.ts';
import { practiceWithStaff, testKeys } from '../../parts/practice.ts';

/**
 * Writers that save into one practice's chained audit as fast as they are answered. The chain is the strictest witness
 * of a database: a row lost, doubled or torn breaks it.
 */
export type Writers = {
  /** What was acknowledged so far. */
  kept: string[];
  /** Codes of what was refused. */
  refused: string[];
  stop(): Promise<void>;
};

export async function startWriters(db: Database, choice: { count?: number; bytes?: number } = {}) {
  const { practiceId } = await practiceWithStaff(db);
  return { practiceId, ...writersOf(db, practiceId, choice) };
}

/** Writers of a practice that is there. `bytes`: of each entry. */
export function writersOf(
  db: Database,
  practiceId: string,
  { count = 6, bytes = 40 }: { count?: number; bytes?: number } = {},
): Writers {
  const write = auditor(db, testKeys);
  const [kept, refused]: [string[], string[]] = [[], []];
  let stopped = false;
  const one = async () => {
    while (!stopped) {
      const entityId = randomUUID();
      const detail = { text: randomBytes(bytes).toString('base64') };
      const entry = { actor: 'nobody', action: 'save-session', outcome: 'done', entityId, detail } as const;
      await write(practiceId, entry, new Date()).then(
        () => kept.push(entityId),
        async error => {
          refused.push(`${(error as { code?: unknown }).code ?? error}`);
          await new Promise(resolve => setTimeout(resolve, 20));
        },
      );
    }
  };
  const working = Promise.all(Array.from({ length: count }, one));
  return {
    kept,
    refused,
    stop: async () => {
      stopped = true;
      await working;
    },
  };
}

/** Waits until so many more were acknowledged, half a minute at most; gives back how many were. */
export async function moreKept({ kept }: Pick<Writers, 'kept'>, count: number): Promise<number> {
  const before = kept.length;
  for (let waited = 0; waited < 30_000 && kept.length < before + count; waited += 20) await wait(20);
  return kept.length - before;
}

/** Acknowledged entries that are not there, or there more than once, and whether the chain holds. */
export async function reckonKept(db: Database, practiceId: string, kept: string[]) {
  const found = await db.withPractice(practiceId, tx => tx.select({ id: auditRow.entityId }).from(auditRow));
  const counts = new Map<string | null, number>();
  for (const { id } of found) counts.set(id, (counts.get(id) ?? 0) + 1);
  const lost = kept.filter(id => !counts.has(id)).length;
  const doubled = [...counts.values()].filter(count => count > 1).length;
  return { lost, doubled, chain: (await verifyAudit(db, testKeys, practiceId)).status };
}
