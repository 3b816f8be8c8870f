import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resolveUrns } from '../../server/chart/write/urns.ts';
import type { SignedView, WriteView } from '../../server/http/contract/session.ts';
import { writesOfSession } from '../../server/storage/chart-writes.ts';
import { type CoachByWire, coachByWire } from '../parts/coach-by-wire.ts';
import { fullDraft } from '../parts/drafts.ts';
import { type PracticeDay, practiceDay } from '../parts/practice-day.ts';
import type { Resource } from '../sandbox-emr/fhir/types.ts';
import { ask, base, everyOne } from './hapi.ts';
import { smartFront } from './smart-front.ts';
import { twins } from './start/contents.ts';

let day: PracticeDay;
beforeAll(async () => {
  day = await practiceDay({ fhirServer: smartFront(base()), resources: twins() as Resource[] });
});
afterAll(() => day.close());

/** The resources of ours in a patient's chart, whatever session made them. */
const ours = async (patient: string) => {
  const types = ['Encounter', 'DocumentReference', 'Goal', 'ServiceRequest', 'CarePlan', 'Observation'];
  const found = await Promise.all(types.map(type => everyOne(`${type}?patient=${patient}&_count=200`)));
  return found.flat().filter(one => JSON.stringify(one).includes('identifier/chart-write'));
};

async function signed(coach: CoachByWire): Promise<SignedView> {
  const session = await coach.open();
  const { rev } = await coach.write(session, fullDraft());
  const answer = await coach.sign(session.id, rev);
  expect(answer.status).toBe(200);
  return answer.body;
}

const statuses = (writes: WriteView[]) => writes.map(write => [write.kind, write.receipt.status]);
const allInChart = (writes: WriteView[]) => writes.map(write => [write.kind, 'in-chart']);

describe('a whole coaching session in a practice whose EMR is HAPI', () => {
  test('is signed once, and HAPI holds exactly what was signed', async () => {
    const dana = await coachByWire(
      day,
      'coach-dana',
      'rosa-morales-twin',
      'today-rosa-morales-twin-coach-dana',
    );
    const session = await signed(dana);
    const writes = await dana.receipts(session.id);
    expect(statuses(writes)).toEqual(allInChart(writes));
    expect(writes.map(write => write.kind)).toEqual(
      expect.arrayContaining([
        ...['note', 'goal', 'step', 'care-plan', 'ruler'],
        ...['stage', 'teach-back', 'adherence', 'vital'],
      ]),
    );
    const rows = await day.database.db.withPractice(day.practiceId, tx => writesOfSession(tx, session.id));
    const references = new Map(rows.map(row => [row.id, row.reference ?? undefined]));
    for (const row of rows) {
      const { id: _id, meta: _meta, ...held } = (await ask('GET', row.reference ?? '')).body;
      expect(held).toEqual(resolveUrns(row.body ?? {}, id => references.get(id)));
    }
    expect(await ours('rosa-morales-twin')).toHaveLength(rows.length);
    const note = rows.find(row => row.kind === 'note');
    const { body } = await ask('GET', note?.reference ?? '');
    const [content] = (body as unknown as fhir4.DocumentReference).content;
    expect(Buffer.from(content?.attachment.data ?? '', 'base64').toString()).toBe(session.note);
  });

  test('signed again, and by three at once, makes no double', async () => {
    const dana = await coachByWire(day, 'coach-dana', 'sam-rivera-twin');
    const session = await dana.open();
    const { rev } = await dana.write(session, fullDraft());
    const key = crypto.randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => dana.sign(session.id, rev, { key })));
    expect(answers.map(answer => answer.status)).toEqual([200, 200, 200]);
    const writes = await dana.receipts(session.id);
    expect(statuses(writes)).toEqual(allInChart(writes));
    expect((await dana.sign(session.id, rev)).status).toBe(409);
    expect(await ours('sam-rivera-twin')).toHaveLength(writes.length);
  });

  test('is in the chart though every access token ended before the signature', async () => {
    const dana = await coachByWire(day, 'coach-dana', 'edith-larsen-twin');
    const session = await dana.open();
    const { rev } = await dana.write(session, fullDraft());
    expect(day.emr.expireAccessTokens()).toBeGreaterThan(0);
    await dana.sign(session.id, rev);
    const writes = await dana.receipts(session.id);
    expect(statuses(writes)).toEqual(allInChart(writes));
    expect(await ours('edith-larsen-twin')).toHaveLength(writes.length);
  });
});

test('the front before HAPI lets nobody in without a good token', async () => {
  const answer = await fetch(`${day.emr.fhirBase}/Goal?patient=rosa-morales`, {
    headers: { authorization: 'Bearer forged' },
  });
  expect(answer.status).toBe(401);
});
