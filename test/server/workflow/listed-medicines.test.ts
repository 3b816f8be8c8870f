import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Edit } from '../../../server/domain/session/edits.ts';
import type { SessionView, savedAnswer } from '../../../server/http/contract/session.ts';
import { type CoachByWire, coachByWire } from '../../parts/coach-by-wire.ts';
import { type PracticeDay, practiceDay } from '../../parts/practice-day.ts';

type SaveAnswer = z.infer<typeof savedAnswer>;

let day: PracticeDay;
let dana: CoachByWire;
let session: SessionView;
beforeAll(async () => {
  day = await practiceDay();
  dana = await coachByWire(day, 'coach-dana', 'rosa-morales');
  await readAgain();
  session = await dana.open();
});
afterEach(() => day.emr.faults.clear());
afterAll(() => day.close());

const readAgain = () => dana.ask('GET', '/api/prep?chart=now');
const draft = async () => (await dana.ask<SessionView>('GET', `/api/sessions/${session.id}`)).body.draft;
/** What is kept of one line of the medicines. */
const kept = async (line: string) => (await draft()).medicines?.[line as never] as object | undefined;
const save = async (edits: Edit[]) => {
  const { rev } = (await dana.ask<SessionView>('GET', `/api/sessions/${session.id}`)).body;
  const { body } = await dana.ask<SaveAnswer>('POST', `/api/sessions/${session.id}/edits`, {
    ...{ key: crypto.randomUUID(), rev, edits },
  });
  return body;
};
/** What pressing "yes" of a medicine on the list sends. */
const taking = (line: string, chartId: string, name: string): Edit[] => [
  { path: ['medicines', line, 'name'], to: name },
  { path: ['medicines', line, 'chartId'], to: chartId },
  { path: ['medicines', line, 'taking'], to: 'yes' },
];
const listed = (at: number) => {
  const medicine = session.carried.medicines[at];
  if (medicine === undefined) throw new Error(`Rosa takes fewer than ${at + 1} medicines`);
  return medicine;
};

describe('a medicine in a session', () => {
  it('of this chart’s list is kept as that one, and one named by hand as none of it', async () => {
    const { id, name } = listed(0);
    const byHand: Edit = { path: ['medicines', 'b', 'name'], to: 'Nopal capsules' };
    expect((await save([...taking('a', id, name), byHand])).refused).toEqual([]);
    expect((await draft()).medicines).toEqual({
      a: { name, chartId: id, taking: 'yes' },
      b: { name: 'Nopal capsules' },
    });
  });

  it('of another patient’s chart is refused as one of the list; what was said of it stays', async () => {
    const [theirs] = day.emr.store
      .all('MedicationRequest')
      .filter(one => JSON.stringify(one).includes('Patient/walter-greene'));
    const { refused } = await save(taking('c', theirs?.id ?? '', 'Furosemide'));
    expect(refused).toEqual([{ path: ['medicines', 'c', 'chartId'], because: 'not-in-this-chart' }]);
    expect(await kept('c')).toEqual({ name: 'Furosemide', taking: 'yes' });
  });

  it('that left the list when the chart was read anew stays where it was said; it is not linked anew', async () => {
    const [said, gone] = [listed(0), listed(1)];
    for (const { id } of [said, gone]) day.emr.store.remove('MedicationRequest', id);
    await readAgain();
    expect((await save([{ path: ['medicines', 'a', 'daysOfLast7'], to: 6 }])).refused).toEqual([]);
    expect(await kept('a')).toMatchObject({ chartId: said.id, daysOfLast7: 6 });
    const { refused } = await save(taking('d', gone.id, gone.name));
    expect(refused.map(({ because }) => because)).toEqual(['not-in-this-chart']);
  });

  it('is believed while the list cannot be read: nothing speaks against it', async () => {
    const { id, name } = listed(2);
    day.emr.faults.add({
      kind: 'refuse-type',
      type: 'MedicationRequest',
      status: 500,
      method: 'GET',
      times: 0,
    });
    await readAgain();
    expect((await save(taking('e', id, name))).refused).toEqual([]);
    expect(await kept('e')).toEqual({ name, chartId: id, taking: 'yes' });
  });

  it('of a chart that was never read is refused: nothing was listed', async () => {
    day.emr.faults.add({ kind: '500-before', method: 'GET', times: 0 });
    const marcus = await coachByWire(day, 'coach-marcus', 'eli-novak');
    const own = await marcus.open();
    const edits = taking('a', listed(2).id, 'Aspirin');
    const { body } = await marcus.ask<SaveAnswer>('POST', `/api/sessions/${own.id}/edits`, {
      ...{ key: crypto.randomUUID(), rev: own.rev, edits },
    });
    expect(body.refused).toEqual([{ path: ['medicines', 'a', 'chartId'], because: 'not-in-this-chart' }]);
  });
});
