import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PracticeClaim } from '../../../server/domain/chart/vendor-claim.ts';
import type { ChartItem } from '../../../server/domain/session/signed.ts';
import type { OutboxParts } from '../../../server/outbox/outbox.ts';
import type { ChartWriteRow } from '../../../server/storage/chart-writes.ts';
import type { Disguise } from '../../sandbox-emr/fhir/types.ts';
import { itsForm } from '../../sandbox-emr/fhir/vendor-like.ts';
import { itemsOfAFullSession } from '../chart/session.ts';
import { hasty, type Office, openOffice, startEmr } from './office.ts';

let emr: Awaited<ReturnType<typeof startEmr>>;
beforeAll(async () => {
  emr = await startEmr();
});
afterAll(() => emr.close());

const agreed: PracticeClaim = {
  ...{ rule: 'agreed-form', questionnaire: itsForm, because: 'agreed in June' },
  ...{ by: 'Kim Alvarez', at: '2026-06-01T10:00:00Z' },
};
const amended = itemsOfAFullSession.map(
  (item): ChartItem => (item.kind === 'note' ? { ...item, text: `${item.text}\nAmended.` } : item),
);
const noteAndPlan = itemsOfAFullSession.filter(({ kind }) => kind === 'note' || kind === 'care-plan');

async function inOffice(
  as: Disguise,
  work: (office: Office) => Promise<void>,
  change: Partial<OutboxParts> = {},
): Promise<void> {
  emr.wear(as);
  const office = await openOffice(emr, { timing: hasty, ...change });
  try {
    await work(office);
  } finally {
    await office.close();
    emr.faults.clear();
    emr.wear('open');
  }
}

const told = (rows: ChartWriteRow[]) => rows.map(row => [row.itemKey, row.receipt.status]);
const forms = () =>
  (emr.store.all('QuestionnaireResponse') as fhir4.QuestionnaireResponse[]).map(({ id, status }) => ({
    id,
    status,
  }));

describe('a form that was agreed on', () => {
  test('is changed in its place by an amendment, where the EMR lets us', async () => {
    await inOffice('meditech-like', async office => {
      office.claims.push(agreed);
      const id = await office.sign(itemsOfAFullSession);
      await office.settle();
      const before = forms();
      await office.sign(amended, { id, version: 2 });
      await office.settle();
      expect(forms()).toEqual(before.map(one => ({ ...one, status: 'amended' })));
      const rows = (await office.rows(id)).filter(row => row.kind === 'form');
      expect(rows.map(row => row.receipt.status)).toEqual(['in-chart', 'in-chart']);
      expect(rows[1]?.reference).toBe(rows[0]?.reference);
    });
  });

  test('is filled in a second time where it does not, and the later one says that it is amended', async () => {
    await inOffice('athena-like', async office => {
      office.claims.push(agreed);
      const before = forms().length;
      const id = await office.sign(itemsOfAFullSession);
      await office.settle();
      await office.sign(amended, { id, version: 2 });
      await office.settle();
      const made = forms().slice(before);
      expect(made.map(({ status }) => status)).toEqual(['completed', 'amended']);
    });
  });

  test('whose answer was lost is found by its identifier, and is in the chart once', async () => {
    await inOffice('athena-like', async office => {
      office.claims.push(agreed);
      emr.faults.add({ kind: 'reset-after', method: 'POST', type: 'QuestionnaireResponse' });
      const id = await office.sign(itemsOfAFullSession);
      await office.settle();
      const form = (await office.rows(id)).find(row => row.kind === 'form');
      expect([form?.receipt.status, form && office.everMade(form).length]).toEqual(['in-chart', 1]);
    });
  });

  test('that is refused is told as refused: nothing else holds the session there', async () => {
    await inOffice('athena-like', async office => {
      office.claims.push(agreed);
      emr.faults.add({ kind: 'refuse-type', method: 'POST', type: 'QuestionnaireResponse' });
      const id = await office.sign(itemsOfAFullSession);
      await office.settle();
      const form = (await office.rows(id)).find(row => row.kind === 'form');
      expect(form?.receipt).toMatchObject({ status: 'refused', because: 'not-allowed' });
    });
  });
});

describe('a plan as a document', () => {
  test('that an EMR finds invalid stands in the note, and is not tried again for a day; notes go as ever', async () => {
    let isNoteThere = false;
    const pause: OutboxParts['pause'] = async stage => {
      if (stage !== 'marked' || isNoteThere) return;
      isNoteThere = true;
      emr.faults.add({ kind: 'refuse-type', method: 'POST', type: 'DocumentReference', status: 422 });
    };
    const work = async (office: Office) => {
      const signed = async () => {
        const id = await office.sign(noteAndPlan);
        await office.settle();
        return told(await office.rows(id));
      };
      const inNote = [
        ['note', 'in-chart'],
        ['care-plan', 'note-only'],
      ];
      expect(await signed()).toEqual(inNote);
      emr.requests.clear();
      expect(await signed()).toEqual(inNote);
      const posted = emr.requests.entries().filter(({ method }) => method === 'POST');
      expect(posted.map(({ status }) => status)).toEqual([201]);
      office.clock.move(25 * 3_600_000);
      expect(await signed()).toEqual([
        ['note', 'in-chart'],
        ['care-plan', 'in-chart'],
      ]);
    };
    await inOffice('oracle-like', work, { pause });
  });

  test('arrives as the practice lets notes arrive: as a draft, for the clinician to sign', async () => {
    await inOffice('oracle-like', async office => {
      office.practice.settings = { ...office.practice.settings, noteArrives: 'draft' };
      const id = await office.sign(noteAndPlan);
      await office.settle();
      const rows = await office.rows(id);
      expect(rows.map(row => [row.itemKey, row.body?.docStatus, row.receipt])).toEqual(
        ['note', 'care-plan'].map(key => [
          key,
          'preliminary',
          expect.objectContaining({ status: 'in-chart', awaitingSignature: true }),
        ]),
      );
    });
  });
});
