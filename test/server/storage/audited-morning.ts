import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { auditor } from '../../../server/storage/audit.ts';
import { readAnchors, startAnchoring } from '../../../server/storage/audit-anchor.ts';
import { verifyAudit } from '../../../server/storage/audit-verify.ts';
import type { FreshDatabase } from '../../parts/database.ts';
import { practiceWithStaff, type TestPractice, testKeys } from '../../parts/practice.ts';

export type Morning = {
  willow: TestPractice;
  oak: TestPractice;
  /** The anchors, kept outside the database. */
  file: string;
  verify(who: TestPractice, anchored?: boolean): ReturnType<typeof verifyAudit>;
  close(): void;
};

/** Minutes after ten of one morning. */
export const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 10, minute));

/** A morning at two practices: twelve entries each, anchored after the tenth and at the end. */
export async function auditedMorning(fresh: FreshDatabase): Promise<Morning> {
  const folder = mkdtempSync(join(tmpdir(), 'anchors-'));
  const file = join(folder, 'audit-anchors.ndjson');
  const [willow, oak] = [await practiceWithStaff(fresh.db), await practiceWithStaff(fresh.db)];
  const write = auditor(fresh.db, testKeys);
  const anchoring = startAnchoring({ db: fresh.db, keys: testKeys, file, clock: () => at(30) });
  for (let n = 1; n <= 12; n++) {
    for (const { practiceId, staff } of [willow, oak]) {
      const entry = {
        actor: staff.coach.id,
        action: 'save-session',
        patientId: 'p1',
        outcome: 'done',
      } as const;
      await write(practiceId, { ...entry, detail: { rev: n, b: true, a: 'x' } }, at(n));
    }
    if (n === 10) await anchoring.now();
  }
  await anchoring.stop();
  return {
    willow,
    oak,
    file,
    verify: (who, anchored = true) =>
      verifyAudit(fresh.db, testKeys, who.practiceId, anchored ? readAnchors(testKeys, file).anchors : []),
    close: () => rmSync(folder, { recursive: true }),
  };
}
