import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Disguise } from '../../sandbox-emr/fhir/types.ts';
import { disguises } from '../../sandbox-emr/fhir/types.ts';
import { itemsOfAFullSession } from '../chart/session.ts';
import { type Office, openOffice, startEmr } from './office.ts';

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
