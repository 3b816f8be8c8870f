import { afterAll, beforeAll, expect, test } from 'vitest';
import { readMedicines } from '../../../server/chart/read/medicines.ts';
import { readChart } from '../../../server/chart/read/read-chart.ts';
import { prepView } from '../../../server/domain/chart/prep-rules.ts';
import { defaultSettings } from '../../../server/domain/practice/settings.ts';
import { type ChartEmr, now, startEmr, today } from './emr.ts';

let emr: ChartEmr;
beforeAll(async () => {
  emr = await startEmr();
});
afterAll(() => emr.close());

const ended = (end: string) => ({ dispenseRequest: { validityPeriod: { end } } });
const dosed = (...ends: string[]) => ({
  dosageInstruction: ends.map(end => ({ timing: { repeat: { boundsPeriod: { end } } } })),
});
const cases: [string, object, string | undefined][] = [
  ['its order ended', ended('2026-09-21'), '2026-09-21'],
  ['its dosage ended before its order', { ...dosed('2026-09-01'), ...ended('2026-09-21') }, '2026-09-01'],
  ['the last of its dosages', dosed('2026-08-01', '2026-09-01'), '2026-09-01'],
  ['only the month is known', ended('2026-09'), '2026-09'],
  ['completed', { status: 'completed', ...ended('2026-09-21') }, '2026-09-21'],
  ['the end of its order is still ahead', ended('2027-03-01'), undefined],
  ['the end lies before the order', ended('2026-01-01'), undefined],
  ['cancelled: it never began', { status: 'cancelled', ...ended('2026-09-21') }, undefined],
  ['still taken', { status: 'active', ...ended('2026-09-21') }, undefined],
  ['the chart does not say', { meta: { lastUpdated: '2026-09-21T10:00:00Z' } }, undefined],
];
test.each(cases)('when a medicine was stopped: %s', (_, change, stopped) => {
  const order = {
    ...{ resourceType: 'MedicationRequest', id: 'm1', intent: 'order', status: 'stopped' },
    ...{ authoredOn: '2026-03-02T10:15:00Z', medicationCodeableConcept: { text: 'lisinopril 10 mg' } },
  };
  const [medicine] = readMedicines([{ ...order, ...change }], now).value;
  expect(medicine?.stopped).toBe(stopped);
});

test("Rosa's water pill was stopped three weeks ago, and the coach sees when", async () => {
  const snapshot = await readChart(await emr.accessFor('rosa-morales'), 'rosa-morales', now);
  const pill =
    snapshot.medicines.status === 'recorded' &&
    snapshot.medicines.value.find(one => one.name.startsWith('hydrochlorothiazide'));
  expect(pill).toMatchObject({ status: 'stopped', stopped: '2026-09-21' });
  const ours = { sessions: [], plans: [], teachBacks: [], promises: [], checkIns: [] };
  const input = { snapshot, snapshotIsStale: false, ours, today, settings: defaultSettings };
  const stopped = prepView(input).since.facts.filter(fact => fact.kind === 'medicine-stopped');
  expect(stopped).toMatchObject([{ at: '2026-09-21', source: { type: 'MedicationRequest' } }]);
  expect(stopped[0]?.found).toEqual({
    is: 'medicine-stopped',
    name: expect.stringMatching(/^hydrochlorothiazide /),
  });
});
