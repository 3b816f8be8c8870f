import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ExportFlags, exportByCommand } from '../../../server/commands/export-claims.ts';
import { auditRow, exportBatch } from '../../../server/storage/schema.ts';
import { type FreshDatabase, freshDatabase } from '../../parts/database.ts';
import { practiceWithStaff, type TestPractice, testKeys } from '../../parts/practice.ts';
import { aLine } from '../desk/a-line.ts';
import { lockedMonths } from '../desk/locked-months.ts';

const now = new Date('2026-11-02T15:00:00Z');
let fresh: FreshDatabase;
let home: TestPractice;
let folder: string;
beforeAll(async () => {
  fresh = await freshDatabase();
  home = await practiceWithStaff(fresh.db);
  folder = mkdtempSync(join(tmpdir(), 'export-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await fresh.close();
});

const locked = (month: string) =>
  lockedMonths(fresh.db, home, month, [
    { patientId: 'rosa', who: { name: 'Rosa' }, lines: [aLine({ month })] },
  ]);
async function command(flags: ExportFlags): Promise<{ said: string; out: string }> {
  const out = new PassThrough();
  const read = text(out);
  const said = await exportByCommand({ db: fresh.db, keys: testKeys }, flags, out, now);
  out.end();
  return { said, out: await read };
}
const batches = () => fresh.db.withPractice(home.practiceId, tx => tx.select().from(exportBatch));

describe('a month exported by command', () => {
  test('is a new batch of what is locked, in a file that nobody else can read; told in one line', async () => {
    await locked('2026-08');
    const path = join(folder, 'august.csv');
    const { said } = await command({ month: '2026-08', out: path });
    const [batch] = await batches();
    const bytes = readFileSync(path);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(batch?.checksum);
    expect(said).toBe(
      `New batch ${batch?.id} of 2026-08: 1 line of 1 patient as csv, ${bytes.length} bytes, SHA-256 ${batch?.checksum}, into ${path}. In the name of ${home.staff.biller.name}.`,
    );
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('is written down as the operator’s deed, in that biller’s name', async () => {
    const rows = await fresh.db.withPractice(home.practiceId, tx =>
      tx.select().from(auditRow).where(eq(auditRow.entity, 'export_batch')).orderBy(desc(auditRow.seq)),
    );
    expect(
      rows.map(({ actor, action, loginId, detail }) => [actor, action, loginId, detail?.inNameOf]),
    ).toEqual([
      ['operator', 'export', null, home.staff.biller.id],
      ['operator', 'make-export', null, home.staff.biller.id],
    ]);
  });

  test.each(['csv', '837p', 'fhir', 'pdf'])(
    'is read again as %s to standard output, the same bytes',
    async kind => {
      const [batch] = await batches();
      const flags = { batch: batch?.id, kind, out: '-' };
      const first = await command(flags);
      expect(first.said).toMatch(/^Batch .* to standard output\./);
      expect(first.out.length).toBeGreaterThan(100);
      expect((await command({ ...flags, month: '2026-08', by: 'Practitioner/biller' })).out).toBe(first.out);
    },
  );

  test.each<[string, ExportFlags, RegExp]>([
    ['no month', {}, /^Which month\? --month 2026-10/],
    ['a month that is none', { month: '2026-13' }, /Write it like 2026-10/],
    ['a kind that is none', { month: '2026-08', kind: 'xls' }, /--kind is one of csv, 837p, fhir, pdf/],
    [
      'nothing locked',
      { month: '2026-07' },
      /^Nothing is locked in 2026-07: lock .* No batch of it was made/,
    ],
    [
      'all of it exported',
      { month: '2026-08' },
      /Batches of it, to be read again with --batch: [0-9a-f-]{36}/,
    ],
    ['a batch that is none', { batch: 'x' }, /is no id of a batch/],
    ['a batch of nobody', { batch: randomUUID() }, /There is no batch/],
    ['a practice of nobody', { month: '2026-08', practice: 'Elm' }, /There are: Willow Creek \(/],
    ['a biller of nobody', { month: '2026-08', by: 'Eve' }, /There are: Bill Grant \(Practitioner\/biller\)/],
    ['a claim where there is none', { month: '2026-08', 'with-claim': true }, /belongs to --kind fhir/],
  ])('is refused with what to do: %s', async (_, flags, says) => {
    const before = (await batches()).length;
    await expect(command({ ...flags, out: join(folder, 'refused') })).rejects.toThrow(says);
    expect((await batches()).length).toBe(before);
    expect(readdirSync(folder)).toEqual(['august.csv']);
  });

  test('a file that is there is left alone, and no batch is made for it', async () => {
    await locked('2026-09');
    const there = join(folder, 'august.csv');
    await expect(command({ month: '2026-09', out: there })).rejects.toThrow(/is there already/);
    expect((await batches()).map(({ month }) => month)).toEqual(['2026-08']);
    expect(readFileSync(there, 'utf8')).toContain('2026-08');
  });

  test('as a program: the file alone on standard output, the line on standard error, and 1 when it was refused', async () => {
    const env = {
      ...{ ...process.env, DATABASE_URL: fresh.appUrl, ALONGSIDE_DATA: join(folder, 'data') },
      ALONGSIDE_KEYS: JSON.stringify({
        active: testKeys.active,
        keys: Object.fromEntries([...testKeys.master].map(([id, key]) => [id, key.toString('base64')])),
      }),
    };
    const ran = (...flags: string[]) =>
      promisify(execFile)(process.execPath, ['server/commands/billing-export.ts', ...flags], { env }).then(
        ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
        ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
      );
    const [done, refused] = await Promise.all([
      ran('--month', '2026-09', '--out', '-'),
      ran('--month', '2026-02', '--out', '-'),
    ]);
    expect(done.code).toBe(0);
    expect(done.stdout).toMatch(/^\uFEFFclaim_number,.*\r\n2026-09\/rosa,1,1,rosa,Rosa,.*\r\n$/s);
    expect(done.stderr).toMatch(/^New batch .* to standard output\. In the name of Bill Grant\.\n$/);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toMatch(/^Nothing was written\. Nothing is locked in 2026-02/);
  });
});
