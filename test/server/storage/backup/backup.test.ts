import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditor } from '../../../../server/storage/audit.ts';
import { readAnchors } from '../../../../server/storage/audit-anchor.ts';
import { verifyAudit } from '../../../../server/storage/audit-verify.ts';
import { checkBackup } from '../../../../server/storage/backup/check-backup.ts';
import { linesOf, written } from '../../../../server/storage/backup/lines.ts';
import { restoreBackup } from '../../../../server/storage/backup/restore.ts';
import { openedFile, sealedFile } from '../../../../server/storage/backup/sealed-file.ts';
import { type TakenBackup, takeBackup } from '../../../../server/storage/backup/take-backup.ts';
import { openDatabase } from '../../../../server/storage/database.ts';
import type { KeyRing } from '../../../../server/storage/keys.ts';
import { bareDatabase, type FreshDatabase, freshDatabase } from '../../../parts/database.ts';
import { testKeys } from '../../../parts/practice.ts';
import { at, auditedMorning, type Morning } from '../audited-morning.ts';
import { rowOfEachTable, tablesOf } from '../row-of-each-table.ts';

let fresh: FreshDatabase;
let morning: Morning;
let folder: string;
let taken: TakenBackup;
const take = (minute: number, more: Partial<Parameters<typeof takeBackup>[0]> = {}) =>
  takeBackup({
    ...{ appUrl: fresh.appUrl, keys: testKeys, folder, now: at(minute) },
    ...{ anchors: readAnchors(testKeys, morning.file).anchors, ...more },
  });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'backups-'));
  fresh = await freshDatabase();
  morning = await auditedMorning(fresh);
  for (const practice of [morning.willow, morning.oak]) await rowOfEachTable(fresh.db, practice);
  taken = await take(40);
});
afterAll(async () => {
  await fresh.close();
  morning.close();
  rmSync(folder, { recursive: true });
});

describe('a backup', () => {
  it('holds every row of every table of every practice, but no launch, no login and no token', async () => {
    const practices = [morning.willow.practiceId, morning.oak.practiceId].toSorted();
    expect(Object.keys(taken.end.rows)).toEqual(practices);
    const tables = Object.keys(taken.end.rows[morning.willow.practiceId] ?? {}).toSorted();
    const passing = ['login', 'launch', 'attestation_opening', 'cds_token'];
    passing.push('evaluated_month', 'evaluated_patient', 'billing_change'); // worked out anew
    passing.push('queue_kept', 'queue_row', 'queue_chart', 'queue_change');
    expect(tables).toEqual(tablesOf.filter(name => !passing.includes(name)));
    const counts = Object.values(taken.end.rows[morning.willow.practiceId] ?? {});
    expect(counts.every(count => count > 0)).toBe(true);
  });
  it('holds no key, and nothing that can be read without one', () => {
    const bytes = readFileSync(taken.file);
    for (const key of testKeys.master.values()) expect(bytes.includes(key)).toBe(false);
    expect(bytes.includes('Willow')).toBe(false);
  });
  it('is one moment: what is saved together is in it together, however busy the day', async () => {
    const { practiceId } = morning.oak;
    const write = auditor(fresh.db, testKeys);
    let busy = true;
    const savers = [1, 2, 3].map(async n => {
      while (busy)
        await write(practiceId, { actor: `s${n}`, action: 'save-session', outcome: 'done' }, at(41));
    });
    const backups = [await take(42), await take(43), await take(44)];
    busy = false;
    await Promise.all(savers);
    const lengths = backups.map(backup => backup.end.heads[practiceId]?.seq ?? 0);
    expect(lengths[2]).toBeGreaterThan(lengths[0] ?? 0);
  });
  it('does not count as one when the audit is behind its anchors, and leaves no file', async () => {
    const head = taken.end.heads[morning.willow.practiceId] ?? { seq: 0, hash: '' };
    const ahead = {
      practiceId: morning.willow.practiceId,
      seq: head.seq + 5,
      hash: 'x',
      at: '',
      keyId: 'k1',
    };
    await expect(take(50, { anchors: [ahead] })).rejects.toThrow(/audit of practice .* \(behind-anchor\)/);
    expect(readdirSync(folder).filter(name => name.includes('10-50'))).toEqual([]);
  });
});

describe('a backup file that was touched is refused', () => {
  const touched = (change: (bytes: Buffer) => Buffer) => {
    const copy = join(folder, 'touched');
    writeFileSync(copy, change(readFileSync(taken.file)));
    return checkBackup(testKeys, copy);
  };
  it.each([0.002, 0.2, 0.5, 0.9, 0.9999])('a bit flipped at %d of its length', async share => {
    const flipped = touched(bytes => {
      const place = Math.floor(bytes.length * share);
      bytes.writeUInt8(bytes.readUInt8(place) ^ 1, place);
      return bytes;
    });
    await expect(flipped).rejects.toMatchObject({ code: 'backup-unfit' });
  });
  it('its end is cut off, or something follows it', async () => {
    await expect(touched(bytes => bytes.subarray(0, -100))).rejects.toMatchObject({ fault: 'cut-off' });
    await expect(touched(bytes => Buffer.concat([bytes, bytes]))).rejects.toMatchObject({ fault: 'changed' });
  });
  it('it is something else', async () => {
    await expect(touched(() => Buffer.from('{"a":1}\n'))).rejects.toMatchObject({ fault: 'not-a-backup' });
  });
});

describe('the keys', () => {
  const next: KeyRing = { active: 'k2', master: new Map([...testKeys.master, ['k2', Buffer.alloc(32, 7)]]) };
  it('a retired key still opens the backups that were sealed with it', async () => {
    expect((await checkBackup(next, taken.file)).id).toBe(taken.id);
  });
  it('a missing key is told by its name', async () => {
    const without = { active: 'k2', master: new Map([['k2', Buffer.alloc(32, 7)]]) };
    await expect(checkBackup(without, taken.file)).rejects.toThrow('key k1, which is not in the ring');
  });
});

describe('restoring', () => {
  let bare: Awaited<ReturnType<typeof bareDatabase>>;
  beforeEach(async () => {
    bare = await bareDatabase();
    return () => bare.close();
  });
  const restore = (file: string) =>
    restoreBackup({
      ...{ appUrl: bare.appUrl, ownerUrl: bare.ownerUrl, keys: testKeys, file, now: at(60) },
      anchors: readAnchors(testKeys, morning.file).anchors,
    });
  it('brings back every row as it was, and signs everybody out', async () => {
    await restore(taken.file);
    const again = await takeBackup({
      ...{ appUrl: bare.appUrl, keys: testKeys, folder: join(folder, 'again'), now: at(61), anchors: [] },
    });
    expect(await rowsIn(again.file)).toEqual(await rowsIn(taken.file));
    const db = await openDatabase({ url: bare.appUrl });
    const logins = await db.withPractice(morning.oak.practiceId, tx => tx.execute(sql`select from login`));
    expect(logins.rowCount).toBe(0);
    const { anchors } = readAnchors(testKeys, morning.file);
    expect(await verifyAudit(db, testKeys, morning.oak.practiceId, anchors)).toMatchObject({
      status: 'sound',
    });
    await db.close();
  });
  it('is refused where a practice lives already', async () => {
    await restore(taken.file);
    await expect(restore(taken.file)).rejects.toMatchObject({ code: 'database-not-empty' });
  });
  it('takes a backup of an older version, and brings it to this one', async () => {
    const older = join(folder, 'older');
    await rewritten(older, row => {
      const { claims: _, proven: __, ...emr } = JSON.parse(row);
      return JSON.stringify(emr);
    });
    await restore(older);
    const db = await openDatabase({ url: bare.appUrl });
    const emrs = await db.withPractice(morning.willow.practiceId, tx =>
      tx.execute<{ claims: unknown }>(sql`select claims from emr`),
    );
    expect(emrs.rows).toEqual([{ claims: [] }]);
    await db.close();
  });
  it('leaves the database empty when the file turns out to be cut off', async () => {
    const cut = join(folder, 'cut');
    copyFileSync(taken.file, cut);
    writeFileSync(cut, readFileSync(cut).subarray(0, -1));
    await expect(restore(cut)).rejects.toMatchObject({ fault: 'cut-off' });
    await restore(taken.file);
  });
});

/** All rows of a backup but the audit, whose chain has grown by the restore, and folded writes, which it unfolds. */
async function rowsIn(file: string): Promise<string[]> {
  const rows: string[] = [];
  let table = '';
  for await (const line of linesOf(testKeys, file)) {
    if (line.is === 'table') table = line.table;
    if (line.is === 'row' && !table.startsWith('audit_') && table !== 'folded_writes')
      rows.push(`${table} ${settled(table, line.json)}`);
  }
  return rows;
}

/** What a restore changes by intent is left out of the comparison: the wait of a refused chart write. */
const settled = (table: string, json: string): string =>
  table === 'chart_write' ? JSON.stringify({ ...JSON.parse(json), quiet_until: null }) : json;

/** Tables that the version before `emr_experience` did not have. */
const later = [
  ...['emr_experience', 'emr_canary', 'folded_writes'],
  ...['patient_report', 'escalation', 'escalation_event', 'attestation'],
  ...['card_shown', 'cds_client', 'physician_card', 'handoff', 'care_team_member'],
  ...['question', 'medicine_answer', 'hope_page'],
  ...[
    'patient_consent',
    'billing_fact',
    'billing_month',
    'billing_ask',
    'export_batch',
    'export_line',
    'denial',
    'remittance',
    'remittance_line',
  ],
  ...['group_session', 'group_attendee', 'group_version', 'group_draft'],
  ...['snooze', 'coach_date', 'coach_week', 'queue_weights'],
  'contact_version',
  ...['coach_hours', 'booking', 'calendar_feed'],
  ...['panel_hand_over', 'handed_patient'],
  ...['message', 'message_draft', 'snippet'],
  ...['find_run', 'find_person', 'find_decline'],
];

/** The backup as that version would have written it. */
async function rewritten(to: string, emrRow: (json: string) => string): Promise<void> {
  const lines: string[] = [];
  let table = '';
  for await (const line of linesOf(testKeys, taken.file)) {
    if (line.is === 'table') table = line.table;
    if (line.is === 'start') lines.push(written({ ...line, migration: 1795352509985 }));
    else if (line.is === 'end') {
      for (const counts of Object.values(line.rows)) for (const name of later) delete counts[name];
      lines.push(written(line));
    } else if (later.includes(table)) continue;
    else if (table === 'emr' && line.is === 'row')
      lines.push(written({ is: 'row', json: emrRow(line.json) }));
    else lines.push(written(line));
  }
  await writeFile(to, Readable.from(sealedFile(testKeys, only(gzipSync(lines.join(''))))));
  const opened = openedFile(testKeys, to);
  await opened.next();
  await opened.return(undefined);
}

async function* only(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
