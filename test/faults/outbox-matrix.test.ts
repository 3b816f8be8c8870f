import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PracticeClaim, VendorClaim } from '../../server/domain/chart/vendor-claim.ts';
import type { ChartItem } from '../../server/domain/session/signed.ts';
import { pdfText } from '../parts/pdf-text.ts';
import type { Disguise, FaultKind } from '../sandbox-emr/fhir/types.ts';
import { disguises } from '../sandbox-emr/fhir/types.ts';
import { itsForm } from '../sandbox-emr/fhir/vendor-like.ts';
import { itemsOfAFullSession } from '../server/chart/session.ts';
import { hasty, type Office, openOffice, startEmr, tooLate } from '../server/outbox/office.ts';

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
const notesAndVitals = { inChart: ['note', 'care-plan', ...vitals], otherwise: 'note-only' as const };
const openVisitsOnly = { inChart: ['note', ...vitals], otherwise: 'note-only' as const };

/** What each EMR ends up with of a full session in an open visit, and what is said of all the rest. */
const table: Record<Disguise, { inChart: string[]; otherwise: 'note-only' | 'not-accepted' }> = {
  open: everything,
  slow: everything,
  'medplum-like': everything,
  forgetful: everything,
  renaming: everything,
  hiding: everything,
  'epic-like': openVisitsOnly,
  'oracle-like': notesAndVitals,
  'veradigm-like': {
    inChart: ['note', 'care-plan', 'step-1', ...observations, ...vitals],
    otherwise: 'note-only',
  },
  'canvas-like': { inChart: [...observations, ...vitals], otherwise: 'not-accepted' },
  'read-only': nothing,
  'athena-like': nothing,
  'ecw-like': nothing,
  // Whatever its metadata says: a contract is the practice's to tell of.
  'ecw-contract-like': nothing,
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
      expect(posts('QuestionnaireResponse')).toBe(0);
    });
  },
);

const claim = (rule: VendorClaim): PracticeClaim => ({
  ...{ because: 'agreed in June', by: 'Kim Alvarez', at: '2026-06-01T10:00:00Z' },
  ...rule,
});
const agreedForm = claim({ rule: 'agreed-form', questionnaire: itsForm });
const contract = claim({
  rule: 'creates',
  types: ['QuestionnaireResponse', 'DocumentReference', 'Observation'],
});

/** What changes where the practice agreed on a form; `inForm`: what has only that way. Elsewhere nothing does. */
const withForm: Partial<Record<Disguise, { inChart: string[]; inForm: string[]; contract?: true }>> = {
  'athena-like': { inChart: ['form'], inForm: keys },
  'ecw-like': { inChart: ['form'], inForm: keys },
  'meditech-like': { inChart: ['form'], inForm: keys },
  'canvas-like': { inChart: ['form', ...observations, ...vitals], inForm: keys },
  'ecw-contract-like': {
    ...{ inChart: ['note', 'form', 'care-plan', ...vitals], inForm: observations, contract: true },
  },
};

test.each(disguises)(
  'with a form agreed on, a full session in an EMR that is %s ends with the receipt that is true of each item',
  async as => {
    await inOffice(as, async office => {
      const { inChart, inForm } = withForm[as] ?? { ...table[as], inForm: [] };
      office.claims.push(agreedForm, ...(withForm[as]?.contract ? [contract] : []));
      const id = await office.sign(itemsOfAFullSession, { visitId: visitOfRosa() });
      await office.settle();
      const rows = await office.rows(id);
      const sent = [...keys, ...(inChart.includes('form') ? ['form'] : [])].filter(key => key !== 'visit');
      expect(rows.map(row => row.itemKey).toSorted()).toEqual(sent.toSorted());
      const { otherwise } = withForm[as] ? { otherwise: 'note-only' } : table[as];
      for (const row of rows) {
        const held = inForm.includes(row.itemKey) ? 'form-only' : otherwise;
        const status = inChart.includes(row.itemKey) ? 'in-chart' : held;
        expect([row.itemKey, row.receipt.status]).toEqual([row.itemKey, status]);
        if (as !== 'forgetful') expect(office.inChart(row).length).toBe(status === 'in-chart' ? 1 : 0);
      }
      const filled = JSON.stringify(rows.find(row => row.itemKey === 'form')?.body ?? '');
      expect(filled.includes('Rosa quiere caminar')).toBe(inForm.includes('note'));
      expect(posts('QuestionnaireResponse')).toBe(inChart.includes('form') ? 1 : 0);
    });
  },
);

const bothForms = claim({ rule: 'note-as', mediaTypes: ['text/plain', 'application/pdf'] });
const asText = ['text/plain'];
const asPdf = ['application/pdf'];

test.each<[Disguise, PracticeClaim[], string[]]>([
  ['open', [], asText],
  ['open', [bothForms], [...asText, ...asPdf]],
  ['epic-like', [], asText],
  ['epic-like', [bothForms], asText],
  ['oracle-like', [], asText],
  ['oracle-like', [claim({ rule: 'note-as', mediaTypes: asPdf })], asPdf],
  ['medplum-like', [], [...asText, ...asPdf]],
  ['veradigm-like', [], asText],
  ['ecw-contract-like', [contract], asPdf],
])(
  'in an EMR that is %s the note stands as it keeps notes, in the same words in every form',
  async (as, claims, forms) => {
    await inOffice(as, async office => {
      office.claims.push(...claims);
      const id = await office.sign(itemsOfAFullSession, { visitId: visitOfRosa() });
      await office.settle();
      const rows = (await office.rows(id)).filter(row => row.body?.resourceType === 'DocumentReference');
      for (const row of rows) {
        const [filed] = office.inChart(row) as unknown as fhir4.DocumentReference[];
        expect([row.itemKey, filed?.content.map(each => each.attachment.contentType)]).toEqual([
          row.itemKey,
          forms,
        ]);
        for (const { attachment } of filed?.content ?? [])
          expect(wordsIn(attachment)).toContain(
            row.itemKey === 'note' ? 'Plan: walk 20 minutes.' : 'COACHING PLAN',
          );
      }
      expect(rows.map(row => row.itemKey)).toContain('note');
    });
  },
);

const wordsIn = ({ contentType, data = '' }: fhir4.Attachment): string => {
  const held = Buffer.from(data, 'base64');
  return contentType === 'application/pdf' ? pdfText(held) : held.toString('utf8');
};

test.each(['scopes-lie', 'metadata-lies'] as const)(
  'an EMR that is %s is asked once: the next session goes into the note at once, and a day later it is asked again',
  async as => {
    await inOffice(as, async office => {
      await office.sign(itemsOfAFullSession, { visitId: visitOfRosa() });
      await office.settle();
      let inChart: string[] = [];
      const asked = async () => {
        emr.requests.clear();
        const id = await office.sign(itemsOfAFullSession, { visitId: visitOfRosa() });
        await office.settle();
        const rows = await office.rows(id);
        inChart = rows.filter(row => row.receipt.status === 'in-chart').map(row => row.itemKey);
        return emr.requests.entries().filter(({ method, status }) => method === 'POST' && status >= 400)
          .length;
      };
      expect(await asked()).toBe(0);
      // It is known now that it takes no care plan: the plan goes as a document.
      expect(inChart).toEqual([...table[as].inChart, 'care-plan']);
      office.clock.move(25 * 3_600_000);
      expect(await asked()).toBeGreaterThan(0);
      expect(inChart).toEqual(table[as].inChart);
    });
  },
);

const ambiguous: FaultKind[] = ['no-answer-after', 'reset-after', '500-after-commit', 'cut-body', 'html-200'];

test.each(ambiguous)(
  'an EMR that keeps no identifier, and %s on the first try of everything: what was sent is found by what it says, once',
  async kind => {
    emr.wear('forgetful');
    const office = await openOffice(emr, { timing: hasty });
    office.claims.push(bothForms);
    const items = saidAnew(itemsOfAFullSession, ambiguous.indexOf(kind)).filter(one => one.kind !== 'visit');
    const before = count();
    for (const type of ['DocumentReference', 'Goal', 'CarePlan', 'ServiceRequest'])
      emr.faults.add({ kind, method: 'POST', type, times: 1, delayMs: tooLate });
    emr.faults.add({ kind, method: 'POST', type: 'Observation', times: 3, delayMs: tooLate });
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

const posts = (type: string): number =>
  emr.requests.entries().filter(({ method, path }) => method === 'POST' && path.endsWith(type)).length;

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
  emr.requests.clear();
  const office = await openOffice(emr);
  try {
    await work(office);
  } finally {
    await office.close();
    emr.wear('open');
  }
}
