import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAnchors, startAnchoring } from '../../server/storage/audit-anchor.ts';
import { verifyAudit } from '../../server/storage/audit-verify.ts';
import { type Restored, restoreBackup } from '../../server/storage/backup/restore.ts';
import { takeBackup } from '../../server/storage/backup/take-backup.ts';
import type { ChartWriteRow } from '../../server/storage/chart-writes.ts';
import { openDatabase } from '../../server/storage/database.ts';
import type { ChartEmr } from '../server/chart/emr.ts';
import { itemsOfAFullSession } from '../server/chart/session.ts';
import { type Office, openOffice } from '../server/outbox/office.ts';
import { bareDatabase } from './database.ts';
import { ownCluster } from './own-cluster.ts';
import { testKeys } from './practice.ts';

/** How many sessions are signed: sent before the backup, waiting in it, and after it sent or not. */
export type DrillSize = { sent: number; waiting: number; sentAfter: number; waitingAfter: number };

export type Drilled = {
  restored: Restored;
  /** How often each resource that ever left stands in the chart, and each that never left. */
  left: number[];
  neverLeft: number[];
  /** Receipts of everything the restored ledger holds, after it went on. */
  receipts: string[];
  audit: Awaited<ReturnType<typeof verifyAudit>>;
  /** Sessions of the ledger, before the loss and after the restore. */
  sessions: { before: number; after: number };
};

/** The day a practice loses its data folder an hour after its backup, restores, and goes on. */
export async function restoreDrill(emr: ChartEmr, conditional: boolean, size: DrillSize): Promise<Drilled> {
  const outside = mkdtempSync(join(tmpdir(), 'outside-'));
  const file = join(outside, 'audit-anchors.ndjson');
  const [before, after] = await Promise.all([ownCluster(), bareDatabase()]);
  try {
    const office = await openOffice(emr, {}, { database: before });
    office.way.conditional = conditional;
    const { practiceId } = office.practice;
    const anchoring = startAnchoring({ db: before.db, keys: testKeys, file, clock: () => office.clock.at });
    await signMany(office, size.sent);
    await office.settle();
    office.way.in = { unavailable: 'emr-down' };
    const waiting = await signMany(office, size.waiting);
    await anchoring.now();
    const { anchors } = readAnchors(testKeys, file);
    const taken = await takeBackup({
      ...{ appUrl: before.appUrl, keys: testKeys, folder: join(outside, 'backups') },
      ...{ anchors, now: office.clock.at },
    });
    office.clock.move(3_600_000);
    office.way.in = undefined;
    const sentAfter = await signMany(office, size.sentAfter);
    await office.settle();
    office.way.in = { unavailable: 'emr-down' };
    const neverSent = await signMany(office, size.waitingAfter);
    await anchoring.stop();
    const count = await Promise.all(neverSent.map(office.rows));
    const rows = await Promise.all([...waiting, ...sentAfter].map(office.rows));
    await office.outbox.stop();
    await before.lose();

    const restored = await restoreBackup({
      ...{ appUrl: after.appUrl, ownerUrl: after.ownerUrl, keys: testKeys, file: taken.file },
      ...{ anchors: readAnchors(testKeys, file).anchors, now: new Date(office.clock.at.getTime() + 600_000) },
    });
    const db = await openDatabase({ url: after.appUrl });
    const moved = { database: { ...after, db, close: () => db.close() }, practice: office.practice };
    const resumed = await openOffice(emr, {}, moved);
    resumed.way.conditional = conditional;
    resumed.clock.at = new Date(office.clock.at.getTime() + 900_000);
    await resumed.settle(30);
    const receipts = (await Promise.all(waiting.map(resumed.rows))).flat().map(row => row.receipt.status);
    const audit = await verifyAudit(db, testKeys, practiceId, readAnchors(testKeys, file).anchors);
    const sessions = {
      before: size.sent + size.waiting + size.sentAfter + size.waitingAfter,
      after: await sessionsIn(resumed),
    };
    await resumed.close();
    const inChart = (all: ChartWriteRow[][]) => all.flat().map(row => office.everMade(row).length);
    return { restored, left: inChart(rows), neverLeft: inChart(count), receipts, audit, sessions };
  } finally {
    await after.close();
    rmSync(outside, { recursive: true, force: true });
  }
}

async function signMany(office: Office, count: number): Promise<string[]> {
  const signed: string[] = [];
  for (let at = 0; at < count; at += 1) signed.push(await office.sign(itemsOfAFullSession.slice(0, 3)));
  return signed;
}

const sessionsIn = async ({ database, practice }: Office): Promise<number> => {
  const found = await database.db.withPractice(practice.practiceId, tx =>
    tx.execute<{ n: number }>('select count(distinct session_id)::int as n from chart_write'),
  );
  return found.rows[0]?.n ?? 0;
};
