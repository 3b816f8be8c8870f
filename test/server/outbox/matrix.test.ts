import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChartItem } from '../../../server/domain/session/signed.ts';
import type { Disguise, FaultKind } from '../../sandbox-emr/fhir/types.ts';
import { disguises } from '../../sandbox-emr/fhir/types.ts';
import { itemsOfAFullSession } from '../chart/session.ts';
import { hasty, type Office, openOffice, startEmr } from './office.ts';

let emr: Awaited<ReturnType<typeof startEmr>>;
beforeAll(async () => {
  emr = await startEmr();
});
afterAll(() => emr.close());

const keys = itemsOfAFullSession.map(({ key }) => key);
const observations = ['adherence-1', 'check-in-1', 'ruler-1', 'stage-1', 'teach-back-1'];
const vitals = ['vital-bp', 'vital-weight'];
const everything = { inChart: keys, otherwise: 'note-only' as const };
const nothing = { inChart: [], otherwise: 'not-accepted' as const };
const notesAndVitals = { inChart: ['note', ...vitals], otherwise: 'note-only' as const };

/** What each EMR ends up with of a full session in an open visit, and what is said of all the rest. */
const table: Record<Disguise, { inChart: string[]; otherwise: 'note-only' | 'not-accepted' }> = {
  open: everything,
  slow: everything,
  'medplum-like': everything,
  forgetful: everything,
  renaming: everything,
  hiding: everything,
  'epic-like': notesAndVitals,
  'oracle-like': notesAndVitals,
  'veradigm-like': { inChart: ['note', 'step-1', ...observations, ...vitals], otherwise: 'note-only' },
  'canvas-like': { inChart: [...observations, ...vitals], otherwise: 'not-accepted' },
  'read-only': nothing,
  'athena-like': nothing,
  'ecw-like': nothing,
  'nextgen-like': nothing,
  'meditech-like': nothing,
  'openemr-like': nothing,
  'scopes-lie': { inChart: ['note'], otherwise: 'note-only' },
  'metadata-lies': { inChart: ['note', 'goal-1'], otherwise: 'note-only' },
};

test.each(disguises)(
  'a full session in an EMR that is %s ends with the receipt that is true of each item',
  async as => {
    await inOffice(as, async office => {
      const visitId = visitOfRosa();
      const id = await office.sign(itemsOfAFullSession, { visitId });
      await office.settle();
      const rows = await office.rows(id);
      const { inChart, otherwise } = table[as];
      const sent = keys.filter(key => key !== 'visit'); // the visit of the launch is there already
      expect(rows.map(row => row.itemKey).toSorted()).toEqual(sent.toSorted());
      for (const row of rows) {
        const status = inChart.includes(row.itemKey) ? 'in-chart' : otherwise;
        expect([row.itemKey, row.receipt.status]).toEqual([row.itemKey, status]);
        if (as !== 'forgetful') expect(office.inChart(row).length).toBe(status === 'in-chart' ? 1 : 0);
      }
    });
  },
);

test.each(['scopes-lie', 'metadata-lies'] as const)(
  'an EMR that is %s is asked once: the next session goes into the note at once, and a day later it is asked again',
  async as => {
    await inOffice(as, async office => {
      await office.sign(itemsOfAFullSession, { visitId: visitOfRosa() });
      await office.settle();
      const asked = async () => {
        emr.requests.clear();
        const id = await office.sign(itemsOfAFullSession, { visitId: visitOfRosa() });
        await office.settle();
        const { inChart } = table[as];
        const statuses = (await office.rows(id)).map(row => [row.itemKey, row.receipt.status]);
        expect(statuses.filter(([, status]) => status === 'in-chart').map(([key]) => key)).toEqual(inChart);
        return emr.requests.entries().filter(({ method, status }) => method === 'POST' && status >= 400)
          .length;
      };
      expect(await asked()).toBe(0);
      office.clock.move(25 * 3_600_000);
      expect(await asked()).toBeGreaterThan(0);
    });
  },
);

const ambiguous: FaultKind[] = ['no-answer-after', 'reset-after', '500-after-commit', 'cut-body', 'html-200'];

test.each(ambiguous)(
  'an EMR that keeps no identifier, and %s on the first try of everything: what was sent is found by what it says, once',
  async kind => {
    emr.wear('forgetful');
    const office = await openOffice(emr, { timing: hasty });
    const items = saidAnew(itemsOfAFullSession, ambiguous.indexOf(kind)).filter(one => one.kind !== 'visit');
    const before = count();
    for (const type of ['DocumentReference', 'Goal', 'CarePlan', 'ServiceRequest'])
      emr.faults.add({ kind, method: 'POST', type, times: 1, delayMs: 400 });
    emr.faults.add({ kind, method: 'POST', type: 'Observation', times: 3, delayMs: 400 });
    const id = await office.sign(items, { visitId: visitOfRosa() });
    await office.settle();
    const rows = await office.rows(id);
    expect(rows.map(row => [row.itemKey, row.receipt.status])).toEqual(
      rows.map(row => [row.itemKey, 'in-chart']),
    );
    expect(count() - before).toBe(items.length);
    expect(new Set(rows.map(row => row.reference)).size).toBe(items.length);
    await office.close();
    emr.wear('open');
  },
);

test('an EMR that keeps no identifier and lost a write: nobody sends it again, a person looks', async () => {
  emr.wear('forgetful');
  const office = await openOffice(emr, { timing: hasty });
  const goals = itemsOfAFullSession.filter(({ kind }) => kind === 'goal');
  await office.sign(goals);
  await office.settle();
  emr.faults.add({ kind: '500-before', method: 'POST', type: 'Goal', times: 1 });
  const before = count();
  const id = await office.sign(
    goals.map(goal => ({ ...goal, label: 'x', words: 'Bailar', summary: 'Dance' })),
  );
  await office.settle(30);
  const [row] = await office.rows(id);
  expect([row?.state, row?.receipt.status, count() - before]).toEqual(['needs-review', 'unclear', 0]);
  await office.close();
  emr.wear('open');
});

/** The same session with other words and at another hour: nothing that is in the chart says just this. */
const saidAnew = (items: ChartItem[], hour: number): ChartItem[] =>
  JSON.parse(
    JSON.stringify(items)
      .replaceAll('T14:', `T0${hour}:`)
      .replaceAll('20 minutes', `2${hour} minutes`)
      .replaceAll('caminar', `caminar ${hour}`),
  );

const count = (): number =>
  ['DocumentReference', 'Goal', 'CarePlan', 'ServiceRequest', 'Observation']
    .map(type => emr.store.all(type).length)
    .reduce((sum, one) => sum + one, 0);

const visitOfRosa = (): string | undefined =>
  (emr.store.all('Encounter') as fhir4.Encounter[]).find(
    one => one.subject?.reference === 'Patient/rosa-morales',
  )?.id;

async function inOffice(as: Disguise, work: (office: Office) => Promise<void>): Promise<void> {
  emr.wear(as);
  const office = await openOffice(emr);
  try {
    await work(office);
  } finally {
    await office.close();
    emr.wear('open');
  }
}
