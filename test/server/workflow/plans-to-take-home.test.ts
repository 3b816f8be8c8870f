import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Handout } from '../../../server/domain/session/handout.ts';
import type { SessionView } from '../../../server/http/contract/session.ts';
import { coachByWire } from '../../parts/coach-by-wire.ts';
import { fullDraft } from '../../parts/drafts.ts';
import { type PracticeDay, practiceDay } from '../../parts/practice-day.ts';

let day: PracticeDay;
beforeAll(async () => {
  day = await practiceDay();
});
afterAll(() => day.close());

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const under = (page: Handout, heading: string) =>
  page.parts
    .filter(part => part.heading.startsWith(heading))
    .flatMap(part => part.lines.map(({ words }) => words));
const spoken = (date: string) =>
  new Date(`${date}T12:00:00Z`).toLocaleDateString('en-US', {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });

describe('the page the patient takes home', () => {
  it('holds every plan that goes on, each as sure as she is by now, and the day that was agreed on last', async () => {
    const dana = await coachByWire(day, 'coach-dana', 'rosa-morales');
    const pageOf = (id: string) => dana.ask<Handout>('GET', `/api/sessions/${id}/handout?language=en`);
    const draft = { ...fullDraft(), medicines: {} };
    const walking = draft.plans?.p1;

    const first = await dana.open();
    expect((await dana.sign(first.id, (await dana.write(first, draft)).rev)).status).toBe(200);
    expect(under((await pageOf(first.id)).body, 'My goal')).toEqual([walking?.goal]);

    const second = await dana.open();
    const kept = { planId: `${first.id}.p1`, result: 'part', next: 'keep', confidence: 9 } as const;
    const next = { date: inDays(21), means: 'phone' } as const;
    const fresh = { ...walking, goal: 'Dormir mejor' };
    const { rev } = await dana.write(second, {
      ...{ ...draft, plans: { p1: fresh }, followUps: { f1: kept }, nextContact: next },
    });
    const written = await pageOf(second.id);
    expect((await dana.sign(second.id, rev)).status).toBe(200);
    const signed = await pageOf(second.id);
    for (const { status, body } of [written, signed]) {
      expect(status).toBe(200);
      expect(under(body, 'My goal')).toEqual(['Dormir mejor', walking?.goal]);
      expect(under(body, 'How sure')).toEqual(['8 out of 10', '9 out of 10']);
      expect(under(body, 'When we talk next').join()).toContain(spoken(next.date));
    }

    const third = await dana.open();
    const stopped = { planId: `${first.id}.p1`, result: 'not', next: 'stop' } as const;
    const over = { ...draft, plans: {}, nextContact: next, followUps: { f1: stopped } };
    const again = await dana.write(third, over);
    expect(under((await pageOf(third.id)).body, 'My goal')).toEqual(['Dormir mejor']);
    expect((await dana.sign(third.id, again.rev)).status).toBe(200);
    // What has ended since is on no page any more, whichever session it is printed from.
    expect(under((await pageOf(first.id)).body, 'My goal')).toEqual(['Dormir mejor']);

    // Offered exactly where it can be made: once the last plan has ended, no signed session offers it.
    const offered = async () => {
      const asks = [first, second, third].map(async ({ id }) => {
        const { body } = await dana.ask<SessionView>('GET', `/api/sessions/${id}`);
        return [body.takesHome, (await pageOf(id)).status];
      });
      return Promise.all(asks);
    };
    expect(await offered()).toEqual([1, 2, 3].map(() => [true, 200]));
    const fourth = await dana.open();
    const last = await dana.write(fourth, {
      ...{ ...over, followUps: { f1: { ...stopped, planId: `${second.id}.p1` } } },
    });
    expect((await dana.sign(fourth.id, last.rev)).status).toBe(200);
    expect(await offered()).toEqual([1, 2, 3].map(() => [false, 422]));
  });

  it('is refused where no plan is active', async () => {
    const dana = await coachByWire(day, 'coach-dana', 'harold-kim');
    const session = await dana.open();
    await dana.write(session, { agenda: { words: 'x' } });
    const { body } = await dana.ask<object>('GET', `/api/sessions/${session.id}/handout?language=en`);
    expect(body).toMatchObject({ because: 'no-active-plan' });
  });
});
