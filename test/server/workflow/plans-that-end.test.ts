import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SessionDraft } from '../../../server/domain/session/draft.ts';
import { type CameTrue, sentenceOf } from '../../../server/domain/timeline/came-true.ts';
import type { Timeline } from '../../../server/domain/timeline/timeline.ts';
import type { SessionView, WriteView } from '../../../server/http/contract/session.ts';
import { type CoachByWire, coachByWire } from '../../parts/coach-by-wire.ts';
import { fullDraft } from '../../parts/drafts.ts';
import { type PracticeDay, practiceDay } from '../../parts/practice-day.ts';

type Plans = NonNullable<SessionDraft['plans']>;
type FollowUp = NonNullable<SessionDraft['followUps']>[string];

let day: PracticeDay;
beforeAll(async () => {
  day = await practiceDay();
});
afterAll(() => day.close());

/** A signed session with these plans; gives back its id and what became of each item. */
const signedWith = async (coach: CoachByWire, plans: Plans, followUps: SessionDraft['followUps'] = {}) => {
  const session = await coach.open();
  const { rev } = await coach.write(session, { ...fullDraft(), medicines: {}, plans, followUps });
  const preview = await coach.preview(session.id);
  const signed = await coach.sign(session.id, rev);
  expect(signed.status).toBe(200);
  const writes = await coach.receipts(session.id);
  expect(preview.items.map(item => [item.key, item.route]).sort()).toEqual(
    writes.map(write => [write.key, write.route]).sort(),
  );
  return { id: session.id, note: signed.body.note ?? '', writes };
};
const amend = async (
  coach: CoachByWire,
  id: string,
  edits: { path: string[]; from?: string; to?: string }[],
) => {
  const amending = await coach.ask<SessionView>('POST', `/api/sessions/${id}/amendment`, {
    key: crypto.randomUUID(),
  });
  const saved = await coach.ask<{ rev: number }>('POST', `/api/sessions/${id}/edits`, {
    ...{ key: crypto.randomUUID(), rev: amending.body.rev, edits },
  });
  const signed = await coach.sign(id, saved.body.rev, { amendmentReason: 'It was not so' });
  expect(signed.status).toBe(200);
  const writes = await coach.receipts(id);
  return { note: signed.body.note ?? '', writes: writes.filter(write => write.version === 2) };
};
const plan = (): Plans[string] => fullDraft().plans?.p1 ?? {};
const review = (sessionId: string, id: string, change: FollowUp): FollowUp => ({
  ...{ planId: `${sessionId}.${id}`, result: 'part', timesDone: 4, timesPlanned: 9 },
  ...change,
});
const referenceOf = (writes: WriteView[], key: string): string => {
  const receipt = writes.find(write => write.key === key)?.receipt;
  if (receipt?.status !== 'in-chart') throw new Error(`${key} is not in the chart`);
  return receipt.reference;
};
const inEmr = (reference: string) => {
  const [type = '', id = ''] = reference.split('/');
  return day.emr.store.read(type, id) as unknown as Record<string, unknown>;
};
const statusOf = (reference: string) => {
  const { lifecycleStatus, status } = inEmr(reference);
  return lifecycleStatus ?? status;
};
const ended = (writes: WriteView[]) =>
  writes
    .filter(write => write.kind === 'plan-ended')
    .map(({ label, receipt }) => [told(label), receipt.status]);
const told = (label: WriteView['label']) =>
  typeof label !== 'string' && label.is === 'plan-ended' ? `Earlier ${label.part} ${label.how}` : label;

describe('a plan that was swapped for another', () => {
  it('is ended in the chart, and the new one says whose place it took', async () => {
    const dana = await coachByWire(day, 'coach-dana', 'rosa-morales');
    const first = await signedWith(dana, { p1: plan() });
    const old = (key: string) => referenceOf(first.writes, key);
    const second = await signedWith(
      dana,
      { 'after-p1': { ...plan() } },
      { f1: review(first.id, 'p1', { next: 'swap' }) },
    );
    expect(ended(second.writes)).toEqual([
      ['Earlier care-plan revised', 'in-chart'],
      ['Earlier goal revised', 'in-chart'],
      ['Earlier step revised', 'in-chart'],
    ]);
    expect(inEmr(old('goal:p1'))).toMatchObject({
      lifecycleStatus: 'cancelled',
      statusDate: new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(new Date()),
      description: { text: 'Caminar con mi hermana después de cenar' },
    });
    expect(['step:p1', 'care-plan'].map(key => statusOf(old(key)))).toEqual(['revoked', 'revoked']);
    const step = referenceOf(second.writes, 'step:after-p1');
    expect(inEmr(step)).toMatchObject({ status: 'active', replaces: [{ reference: old('step:p1') }] });
    expect(inEmr(referenceOf(second.writes, 'care-plan'))).toMatchObject({
      status: 'active',
      replaces: [{ reference: old('care-plan') }],
    });
  });

  it('is ended once: an amendment about something else leaves it alone', async () => {
    const dana = await coachByWire(day, 'coach-dana', 'amir-haddad');
    const first = await signedWith(dana, { p1: plan() });
    const second = await signedWith(dana, {}, { f1: review(first.id, 'p1', { next: 'stop' }) });
    const goal = referenceOf(first.writes, 'goal:p1');
    const version = inEmr(goal).meta;
    const { writes } = await amend(dana, second.id, [
      { path: ['tellClinician'], to: 'Asked about a bus pass' },
    ]);
    expect(writes.map(write => write.kind)).toEqual(['note']);
    expect(inEmr(goal).meta).toEqual(version);
  });

  it('taken back by an amendment, it stays ended in the chart, the note says so, and it goes on with us', async () => {
    const dana = await coachByWire(day, 'coach-dana', 'grace-okafor');
    const first = await signedWith(dana, { p1: plan() });
    const second = await signedWith(dana, {}, { f1: review(first.id, 'p1', { next: 'stop' }) });
    const gone = await dana.open();
    expect(gone.carried.plans).toEqual([]);
    const { note, writes } = await amend(dana, second.id, [
      { path: ['followUps', 'f1', 'next'], from: 'stop', to: 'keep' },
    ]);
    expect(note.replaceAll(/\s+/g, ' ')).toContain(
      'goes on after all. The chart may still show its plan as ended.',
    );
    expect(writes.map(write => write.kind)).toEqual(['note']);
    expect(statusOf(referenceOf(first.writes, 'goal:p1'))).toBe('cancelled');
    const session = await dana.ask<SessionView>('GET', `/api/sessions/${gone.id}`);
    expect(session.body.carried.plans.map(each => each.id)).toEqual([`${first.id}.p1`]);
  });
});

describe('a plan that a talk did not ask about', () => {
  it('goes on, and the note says which it is', async () => {
    const dana = await coachByWire(day, 'coach-dana', 'walter-greene');
    await signedWith(dana, { p1: plan() });
    const second = await signedWith(dana, {});
    const [status = ''] = second.note.split('\n');
    expect(status).toMatch(/Goes on, not asked about: .*\.$/);
    expect(second.note).not.toContain('No plan this time');
  });
});

describe('of two plans', () => {
  it('only the one that was done is completed; the coaching plan of both ends with the second', async () => {
    const dana = await coachByWire(day, 'coach-dana', 'edith-larsen');
    const first = await signedWith(dana, { p1: plan(), p2: { ...plan(), goal: 'Comer menos pan' } });
    const keys = ['goal:p1', 'step:p1', 'goal:p2', 'step:p2', 'care-plan'];
    const statuses = () => keys.map(key => statusOf(referenceOf(first.writes, key)));
    const done = review(first.id, 'p1', { next: 'stop', result: 'all' });
    await signedWith(dana, {}, { f1: done });
    expect(statuses()).toEqual(['completed', 'completed', 'active', 'active', 'active']);
    await signedWith(dana, {}, { f2: { ...done, planId: `${first.id}.p2` } });
    expect(statuses()).toEqual(['completed', 'completed', 'completed', 'completed', 'completed']);
  });
});

it('an EMR that keeps no plans reads of it in the note alone', async () => {
  const epic = await practiceDay({ disguise: 'epic-like' });
  try {
    const visit = 'today-rosa-morales-coach-dana';
    const dana = await coachByWire(epic, 'coach-dana', 'rosa-morales', visit);
    const first = await signedWith(dana, { p1: plan() });
    const again = await coachByWire(epic, 'coach-dana', 'rosa-morales', visit);
    const second = await signedWith(
      again,
      { 'after-p1': plan() },
      { f1: review(first.id, 'p1', { next: 'shrink' }) },
    );
    expect(ended(second.writes)).toEqual([['Earlier plan revised', 'note-only']]);
    expect(second.note).toContain('Makes it smaller.');
    expect(second.writes.find(write => write.kind === 'plan-ended')?.receipt).toEqual({
      status: 'note-only',
      noteInChart: true,
    });
  } finally {
    await epic.close();
  }
});

describe('a patient whose plans were looked back on three times', () => {
  it('has each change on the timeline, and the coach is told what being sure came to', async () => {
    const dana = await coachByWire(day, 'coach-dana', 'harold-kim');
    const looked = { timesDone: 2, timesPlanned: 6, next: 'shrink' as const };
    let last = await signedWith(dana, { p1: plan() });
    for (const id of ['p1', 'after-p1', 'after-after-p1'])
      last = await signedWith(dana, { [`after-${id}`]: plan() }, { f1: review(last.id, id, looked) });

    const { body: came } = await dana.ask<CameTrue>('GET', '/api/confidence');
    expect(came.byValue).toEqual({ 8: { done: 6, of: 18, plans: 3 } });
    expect(sentenceOf(came)).toMatchObject({ about: { value: 8 }, inTen: 3, next: 'smaller' });

    const tried = {
      key: crypto.randomUUID(),
      kind: 'voicemail',
      direction: 'out',
      reached: 'nobody',
      minutes: {},
    };
    const logged = await dana.ask('POST', '/api/contacts', {
      ...tried,
      when: { ended: new Date().toISOString() },
    });
    expect(logged.status).toBe(200);
    const { body: timeline } = await dana.ask<Timeline>('GET', '/api/timeline');
    const lane = (is: string) =>
      timeline.lanes.find(one => one.is === is)?.marks.map(({ fact }) => fact) ?? [];
    expect(lane('changes').map(fact => fact.is === 'change' && [fact.how, fact.sure])).toEqual([
      ['begun', 8],
      ...Array.from({ length: 3 }, () => ['smaller', 8]),
    ]);
    const coaching = lane('coaching');
    expect(coaching.map(fact => fact.is)).toEqual(['session', 'session', 'session', 'session', 'contact']);
    expect(coaching.at(-1)).toMatchObject({ kind: 'voicemail', reached: 'nobody', minutes: 0 });
    expect(timeline.who).toMatchObject({ status: 'recorded', value: { id: 'harold-kim' } });
    expect(timeline.unread).toEqual([]);

    const physician = await coachByWire(day, 'dr-osei', 'harold-kim');
    expect((await physician.ask('GET', '/api/timeline')).status).toBe(200);
    expect((await physician.ask('GET', '/api/confidence')).status).toBe(403);
  });
});
