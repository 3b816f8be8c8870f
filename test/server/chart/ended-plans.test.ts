import { describe, expect, test } from 'vitest';
import type { EarlierChartWrite, NewChartWrite } from '../../../server/domain/chart/chart-write.ts';
import type { ChartItem } from '../../../server/domain/session/signed.ts';
import { itemsOfTheNextSession, nextSession, signedSession } from './session.ts';
import { asSent, idsFrom, nextWritesOf, routedIn, takesEverything, writesOf } from './signed-writes.ts';

const first = signedSession().id;
const idOf = (key: string): string => writesOf().find(write => write.itemKey === key)?.id ?? '';
const rowsBefore = (change: { [key: string]: Partial<EarlierChartWrite> } = {}) => ({
  [first]: asSent(writesOf()).map(row => ({ ...row, ...change[row.itemKey] })),
});
const of = (writes: NewChartWrite[], key: string) => writes.find(write => write.itemKey === key);
const endingAs = (how: 'revised' | 'stopped' | 'completed'): ChartItem[] =>
  itemsOfTheNextSession().map(item => (item.kind === 'plan-ended' ? { ...item, how } : item));

test.each([
  ['revised', 'cancelled', 'revoked', 'Another step was chosen with the patient.'],
  ['stopped', 'cancelled', 'revoked', 'The patient chose to stop.'],
  ['completed', 'completed', 'completed', 'Done as planned.'],
] as const)('a plan that was %s: goal %s, step and care plan %s', (how, goal, others, why) => {
  const writes = nextWritesOf({ routed: routedIn(endingAs(how), takesEverything()) });
  expect(of(writes, 'ended-goal')?.body).toMatchObject({ lifecycleStatus: goal, statusReason: why });
  expect(of(writes, 'ended-step')?.body).toMatchObject({ status: others });
  expect(of(writes, 'ended-care-plan')?.body).toMatchObject({
    status: others,
    period: { start: '2026-10-12', end: '2026-10-26' },
  });
});

describe('an end in the chart', () => {
  test('changes the resource of the earlier row, under both identifiers, and waits for that row', () => {
    const goal = of(nextWritesOf(), 'ended-goal');
    expect(goal?.body).toMatchObject({
      id: `urn:uuid:${idOf('goal-1')}`,
      identifier: [{ value: idOf('goal-1') }, { value: goal?.id }],
    });
    expect(goal).toMatchObject({ state: 'queued', needs: [idOf('goal-1')] });
  });

  test('of a plan before its first day does not run backwards', () => {
    const period = { period: { start: '2026-11-01' } };
    const carePlan = asSent(writesOf()).find(row => row.itemKey === 'care-plan')?.body;
    const before = rowsBefore({
      'care-plan': { body: { resourceType: 'CarePlan', ...carePlan, ...period } },
    });
    expect(of(nextWritesOf({ before }), 'ended-care-plan')?.body).toMatchObject(period);
    expect(of(nextWritesOf({ before }), 'ended-care-plan')?.body?.period).not.toHaveProperty('end');
  });

  test('is an item of the note where the EMR changes nothing', () => {
    const writes = nextWritesOf({ routed: routedIn(itemsOfTheNextSession(), takesEverything(false)) });
    expect(['ended-goal', 'ended-step', 'ended-care-plan'].map(key => of(writes, key)?.state)).toEqual([
      ...['not-sent', 'not-sent', 'not-sent'],
    ]);
    expect(of(writes, 'next-step')?.body).toHaveProperty('replaces');
  });

  test('is an item of the note where the chart refused what it would end', () => {
    const writes = nextWritesOf({ before: rowsBefore({ 'goal-1': { state: 'refused' } }) });
    expect(of(writes, 'ended-goal')).toMatchObject({ state: 'not-sent', route: 'note' });
  });

  test('ends what an amendment made of the goal, not what stood before', () => {
    const amended = asSent(writesOf({ newId: idsFrom(60) })).filter(row => row.itemKey === 'goal-1');
    const before = { [first]: [...asSent(writesOf()), ...amended] };
    expect(of(nextWritesOf({ before }), 'ended-goal')?.body?.id).toBe(`urn:uuid:${amended[0]?.id}`);
  });
});

test('a new step names the old one only once the chart has that: it waits for nobody else', () => {
  const waiting: Partial<EarlierChartWrite> = { state: 'queued', attempts: 0 };
  const step = of(nextWritesOf({ before: rowsBefore({ 'step-1': waiting }) }), 'next-step');
  expect(step?.body).not.toHaveProperty('replaces');
  expect(step?.needs).toEqual([]);
});

describe('an amendment of the session that ended a plan', () => {
  const again = (items: ChartItem[], previous: EarlierChartWrite[]) =>
    nextWritesOf({
      signed: nextSession({ version: 2, amendmentReason: 'It was not so' }),
      routed: routedIn(
        [{ ...noteOf(items.length), kind: 'note' }, ...items] as ChartItem[],
        takesEverything(),
      ),
      previous,
      newId: idsFrom(80),
    });
  const noteOf = (count: number) => ({
    ...{ key: 'note', title: 'Note', text: `${count}`, language: 'en' },
    ...{ start: '2026-10-26T14:00:00Z', end: '2026-10-26T14:20:00Z' },
  });
  const kindsOf = (writes: NewChartWrite[]) => writes.map(write => write.itemKey);

  test('ends it no second time', () => {
    const writes = again(itemsOfTheNextSession(), asSent(nextWritesOf()));
    expect(kindsOf(writes)).toEqual(['note']);
  });

  test('that says otherwise how it ended changes what the version before made', () => {
    const writes = again(endingAs('stopped'), asSent(nextWritesOf()));
    expect(kindsOf(writes)).toEqual(['note', 'ended-goal']);
    expect(of(writes, 'ended-goal')?.body?.id).toBe(`urn:uuid:${of(nextWritesOf(), 'ended-goal')?.id}`);
  });

  test('that takes the end back before it left keeps it from leaving', () => {
    const waiting = nextWritesOf().map(
      (write): EarlierChartWrite => ({ ...write, body: write.body ?? null, attempts: 0 }),
    );
    const writes = again(itemsOfTheNextSession().slice(0, 2), waiting);
    const ended = waiting.filter(row => row.itemKey.startsWith('ended')).map(row => row.id);
    expect(of(writes, 'note')?.supersedes).toEqual(ended);
  });

  test('that takes the end back afterwards leaves the chart as it is', () => {
    const writes = again(itemsOfTheNextSession().slice(0, 2), asSent(nextWritesOf()));
    expect(kindsOf(writes)).toEqual(['note']);
    expect(of(writes, 'note')).not.toHaveProperty('supersedes');
  });
});
