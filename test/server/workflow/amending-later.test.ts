import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SessionDraft } from '../../../server/domain/session/draft.ts';
import type { SessionView, WriteView } from '../../../server/http/contract/session.ts';
import { type CoachByWire, coachByWire } from '../../parts/coach-by-wire.ts';
import { fullDraft } from '../../parts/drafts.ts';
import { type PracticeDay, practiceDay } from '../../parts/practice-day.ts';

let day: PracticeDay;
beforeAll(async () => {
  day = await practiceDay();
});
afterAll(() => day.close());

const talk = async (coach: CoachByWire, more: SessionDraft) => {
  const session = await coach.open();
  const { rev } = await coach.write(session, { ...fullDraft(), medicines: {}, ...more });
  expect((await coach.sign(session.id, rev)).status).toBe(200);
  return { id: session.id, writes: await coach.receipts(session.id) };
};
const reopen = async (coach: CoachByWire, id: string): Promise<SessionView> =>
  (await coach.ask<SessionView>('POST', `/api/sessions/${id}/amendment`, { key: crypto.randomUUID() })).body;
const amend = async (
  coach: CoachByWire,
  id: string,
  edits: { path: string[]; from?: string; to?: string }[],
) => {
  const { rev } = await reopen(coach, id);
  const saved = await coach.ask<{ rev: number }>('POST', `/api/sessions/${id}/edits`, {
    ...{ key: crypto.randomUUID(), rev, edits },
  });
  const signed = await coach.sign(id, saved.body.rev, { amendmentReason: 'It was not so' });
  expect(signed.status).toBe(200);
  return { note: signed.body.note?.replaceAll(/\s+/g, ' ') ?? '', writes: await coach.receipts(id) };
};
const carried = async (coach: CoachByWire) => {
  const { body } = await coach.ask<SessionView>('POST', '/api/sessions', { key: crypto.randomUUID() });
  return body.carried;
};
const goalIn = (writes: WriteView[]) => {
  const receipt = writes.find(write => write.key === 'goal:p1')?.receipt;
  if (receipt?.status !== 'in-chart') throw new Error('the goal is not in the chart');
  return () => day.emr.store.read('Goal', receipt.reference.split('/')[1] ?? '') as fhir4.Goal;
};
const review = (planId: string, next: 'keep' | 'stop'): SessionDraft['followUps'] => ({
  f1: { planId, result: 'part', timesDone: next === 'keep' ? 3 : 0, timesPlanned: 9, next },
});

describe('a session amended after later ones', () => {
  it('does not bring back its plan that ended since: neither with us, nor in the chart; the note says how it ended', async () => {
    const dana = await coachByWire(day, 'coach-dana', 'rosa-morales');
    const one = await talk(dana, {});
    const goal = goalIn(one.writes);
    await talk(dana, { plans: {}, followUps: review(`${one.id}.p1`, 'stop') });
    expect(goal().lifecycleStatus).toBe('cancelled');
    const { note, writes } = await amend(dana, one.id, [
      {
        path: ['plans', 'p1', 'goal'],
        from: 'Caminar con mi hermana después de cenar',
        to: 'Caminar con mi prima después de cenar',
      },
    ]);
    expect(note).toContain('Caminar con mi prima');
    expect(note).toContain('Since this talk: the patient stopped it.');
    expect(goal()).toMatchObject({
      lifecycleStatus: 'cancelled',
      description: { text: 'Caminar con mi hermana después de cenar' },
    });
    const second = writes.filter(write => write.version === 2);
    expect(second.find(write => write.key === 'goal:p1')?.receipt).toEqual({
      ...{ status: 'note-only', noteInChart: true, because: 'ended-since' },
    });
    // What did not change stays as it ended, and says nothing.
    expect(second.find(write => write.key === 'step:p1')).toBeUndefined();
    expect((await carried(dana)).plans).toEqual([]);
  });

  it('does not undo what a later talk said of the plan it looked back on', async () => {
    const dana = await coachByWire(day, 'coach-dana', 'amir-haddad');
    const one = await talk(dana, {});
    const goal = goalIn(one.writes);
    const two = await talk(dana, { plans: {}, followUps: review(`${one.id}.p1`, 'keep') });
    await talk(dana, { plans: {}, followUps: review(`${one.id}.p1`, 'stop') });
    await amend(dana, two.id, [{ path: ['followUps', 'f1', 'helped'], to: 'My cousin came' }]);
    expect(goal().lifecycleStatus).toBe('cancelled');
    const again = await amend(dana, two.id, [
      { path: ['followUps', 'f1', 'next'], from: 'keep', to: 'stop' },
    ]);
    expect(again.writes.filter(write => write.kind === 'plan-ended')).toEqual([]);
    expect((await carried(dana)).plans).toEqual([]);
  });

  it('keeps a promise kept and a topic closed since, and takes back what its own earlier version said', async () => {
    const dana = await coachByWire(day, 'coach-dana', 'grace-okafor');
    const open = {
      t1: { topic: 'Inhaler first', attempts: { a: { words: '?', result: 'not-yet' as const } } },
    };
    const one = await talk(dana, { teachBacks: open });
    const before = await carried(dana);
    expect([before.promises.length, before.teachBacks.length]).toEqual([1, 1]);
    const two = await talk(dana, {
      plans: {},
      promises: { k: { what: 'Call', openBeforeId: `${one.id}.pr1`, keptOn: '2026-01-02' } },
      teachBacks: {
        t: {
          ...{ topic: 'Inhaler first', from: 'open-before', openBeforeId: `${one.id}.t1` },
          attempts: { a: { words: 'First the blue one', result: 'correct' } },
          ...{ agrees: 'yes', canDo: 'yes' },
        },
      },
    });
    await amend(dana, one.id, [{ path: ['tellClinician'], to: 'Coughs at night' }]);
    const after = await carried(dana);
    expect([after.promises, after.teachBacks]).toEqual([[], []]);
    await amend(dana, two.id, [
      { path: ['promises', 'k', 'keptOn'], from: '2026-01-02' },
      { path: ['teachBacks', 't', 'canDo'], from: 'yes', to: 'no' },
    ]);
    const takenBack = await carried(dana);
    expect(takenBack.promises.map(each => each.id)).toEqual([`${one.id}.pr1`]);
    expect(takenBack.teachBacks.map(each => each.id)).toEqual([`${one.id}.t1`]);
  });

  it('shows the last plan it spoke of, though that has ended, and nothing that was chosen after it', async () => {
    const dana = await coachByWire(day, 'coach-dana', 'sam-rivera');
    const one = await talk(dana, {});
    const two = await talk(dana, { plans: {}, followUps: review(`${one.id}.p1`, 'stop') });
    await talk(dana, {});
    const amending = await reopen(dana, two.id);
    expect(amending.carried.plans.map(each => each.id)).toEqual([`${one.id}.p1`]);
    expect(amending.draft).toMatchObject({ followUps: { f1: { timesDone: 0, next: 'stop' } } });
    const { note } = await amend(dana, two.id, [{ path: ['followUps', 'f1', 'barrier'], to: 'pain' }]);
    expect(note).toContain('Got in the way: pain.');
  });

  it('is as long as it was at the first signature: nothing that did not change is listed, sent, or counted again', async () => {
    const dana = await coachByWire(day, 'coach-dana', 'walter-greene');
    const { id, writes } = await talk(dana, {});
    const inChart = writes.filter(({ receipt }) => receipt.status === 'in-chart');
    const span = /HEALTH COACHING NOTE(?:, version 2)?, (.*)/;
    const first = (await dana.ask<SessionView>('GET', `/api/sessions/${id}`)).body.note ?? '';
    const { rev } = await reopen(dana, id);
    const [from, to] = [Date.now() - 600_000, Date.now()].map(at => new Date(at).toISOString());
    const saved = await dana.ask<{ rev: number }>('POST', `/api/sessions/${id}/edits`, {
      ...{ key: crypto.randomUUID(), rev },
      edits: [
        { path: ['measured', 'diastolic'], from: 82, to: 84 },
        ...Object.entries({ activity: 'agenda', from, to }).map(([field, at]) => ({
          path: ['time', 'later', field],
          to: at,
        })),
      ],
    });
    const { items, unchanged } = await dana.preview(id);
    expect(items.map(({ key, route }) => [key, route])).toEqual([
      ['note', 'native'],
      ['vital:blood-pressure', 'native'],
    ]);
    expect(unchanged).toBe(inChart.length - 2);
    const { body } = await dana.sign(id, saved.body.rev, { amendmentReason: 'It was not so' });
    expect(body.note).toContain('Coached in person, 22 min.');
    expect(body.note?.match(span)?.[1]).toBe(first.match(span)?.[1]);
    const second = (await dana.receipts(id)).filter(({ version }) => version === 2);
    expect(second.map(({ key }) => key)).toEqual(items.map(({ key }) => key));
  });
});
