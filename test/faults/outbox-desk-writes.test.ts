import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { exportedCharges, withdrawnCharges } from '../../server/chart/write/charge-rows.ts';
import { chargeWritesOf, insertCharges } from '../../server/storage/charge-writes.ts';
import { insertChartWrites } from '../../server/storage/chart-writes.ts';
import type { FaultKind } from '../sandbox-emr/fhir/types.ts';
import type { ChartEmr } from '../server/chart/emr.ts';
import { aLine } from '../server/desk/a-line.ts';
import { chargesOf, consentRows, rosaSaid } from '../server/desk/written.ts';
import { type Office, openOffice, startEmr } from '../server/outbox/office.ts';

let emr: ChartEmr;
let office: Office;

beforeAll(async () => {
  const people = ['osei', 'dana'].map(id => ({ resourceType: 'Practitioner', id, name: [{ family: id }] }));
  emr = await startEmr({ seed: people as never });
  office = await openOffice(emr);
});
afterEach(() => emr.faults.clear());
afterAll(async () => {
  await office.close();
  await emr.close();
});

const faults: FaultKind[] = [
  ...(['expire-tokens', '429', '503', '500-after-commit', 'reset-after', 'cut-body', 'empty-201'] as const),
];
const inside: Office['database']['db']['withPractice'] = (id, work) =>
  office.database.db.withPractice(id, work);

/** The month of one patient in this office, as it stands. */
async function monthOf(about: string) {
  const { practiceId, iss, staff } = office.practice;
  const previous = await inside(practiceId, tx => chargeWritesOf(tx, [about]));
  const { accepts } = await emr.accessFor('rosa-morales');
  const given = chargesOf(previous);
  return {
    ...{ ...given, practiceId, iss, about, newId: randomUUID, now: office.clock.at.toISOString() },
    by: { ...staff.coach, fhirUser: 'Practitioner/coach-dana' },
    terms: { ...given.terms, accepts },
  };
}
const lines = [aLine(), aLine({ key: '99439 2026-10', code: '99439', minutes: 40 })];

async function exported(about: string, left = lines): Promise<void> {
  const { writes, supersedes } = exportedCharges(left, await monthOf(about));
  const { practiceId } = office.practice;
  await inside(practiceId, tx => insertCharges(tx, writes, supersedes, office.clock.at.toISOString()));
}
async function openedAgain(about: string): Promise<void> {
  const { writes, supersedes } = withdrawnCharges(await monthOf(about));
  const { practiceId } = office.practice;
  await inside(practiceId, tx => insertCharges(tx, writes, supersedes, office.clock.at.toISOString()));
}
async function saidYes(about: string): Promise<void> {
  const { practiceId, iss, staff } = office.practice;
  const rows = consentRows(rosaSaid()).map(row => {
    const id = randomUUID();
    const [name] = (row.body?.identifier ?? []) as { system: string }[];
    return {
      ...{ ...row, practiceId, iss, staffId: staff.coach.id, id, sessionId: about },
      ...{ body: row.body && { ...row.body, identifier: [{ ...name, value: id }] } },
      queuedAt: office.clock.at.toISOString(),
    };
  });
  await inside(practiceId, tx => insertChartWrites(tx, rows));
}
const standing = async (about: string) =>
  (await office.rows(about))
    .filter(row => typeof row.body?.id !== 'string')
    .flatMap(row => office.inChart(row));

describe.each([
  { name: 'an EMR that knows If-None-Exist', conditional: true },
  { name: 'an EMR that only searches', conditional: false },
])('$name', ({ conditional }) => {
  beforeEach(() => {
    office.way.conditional = conditional;
  });

  test.each(faults)('%s on the first try: no charge and no consent is lost, none is doubled', async kind => {
    const [month, consent] = [randomUUID(), randomUUID()];
    for (const type of ['ChargeItem', 'Consent']) emr.faults.add({ kind, method: 'POST', type, times: 1 });
    await exported(month);
    await saidYes(consent);
    await office.settle(2);
    expect([await standing(month), await standing(consent)].map(one => one.length)).toEqual([2, 1]);
    emr.faults.clear();
    emr.faults.add({ kind, method: 'PUT', type: 'ChargeItem', times: 1 });
    await openedAgain(month);
    await exported(month);
    await office.settle(2);
    expect((await standing(month)).map(({ status }) => status)).toEqual(['billable', 'billable']);
    const made = (await office.rows(month)).filter(row => typeof row.body?.id !== 'string');
    expect(made.map(row => office.everMade(row).length)).toEqual([1, 1, 1, 1]);
  });
});

test('a note never waits behind a charge of the same patient', async () => {
  const many = Array.from({ length: 20 }, (_, n) => aLine({ key: `99490 ${n}` }));
  await office.restart({ peopleAtWork: () => true });
  await exported(randomUUID(), many);
  office.clock.move(1_000);
  const talk = { start: '2026-10-12T14:00:00Z', end: '2026-10-12T14:20:00Z' };
  await office.sign([{ key: 'note', kind: 'note', title: 'Note', text: 'Words', ...talk, language: 'en' }]);
  emr.requests.clear();
  await office.settle(1);
  const posted = emr.requests.entries().filter(({ method }) => method === 'POST');
  const types = posted.map(({ path }) => path.split('/').at(-1));
  expect(types).toHaveLength(21);
  expect(types.indexOf('DocumentReference')).toBeLessThan(3);
});
