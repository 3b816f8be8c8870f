import { expect, test } from 'vitest';
import type { EarlierChartWrite } from '../../../server/domain/chart/chart-write.ts';
import type { ChartItem } from '../../../server/domain/session/signed.ts';
import { itemsOfAFullSession, signedSession } from './session.ts';
import { asSent, idsFrom, routedIn, takesEverything, writesOf } from './signed-writes.ts';

const first = writesOf();
const amended = signedSession({ version: 2, amendmentReason: 'The weight was wrong' });
const noteAgain = (items: ChartItem[]): ChartItem[] =>
  items.map(item => (item.kind === 'note' ? { ...item, text: `${item.text}\nAmended.` } : item));

const amend = (items: ChartItem[], canUpdate: boolean, previous = asSent(first)) =>
  writesOf({
    signed: amended,
    routed: routedIn(noteAgain(items), takesEverything(canUpdate)),
    previous,
    newId: idsFrom(100),
  });

const changedGoal = itemsOfAFullSession.map(item =>
  item.kind === 'goal' ? { ...item, words: 'Quiero bailar' } : item,
);
const idOf = (key: string): string => first.find(write => write.itemKey === key)?.id ?? '';

test('an amendment that changes only words sends a note that replaces the first, and nothing else', () => {
  const [note, ...rest] = amend(itemsOfAFullSession, true);
  expect(rest).toEqual([]);
  expect(note?.body?.relatesTo).toEqual([
    { code: 'replaces', target: { reference: `urn:uuid:${idOf('note')}` } },
  ]);
  expect(note?.needs).toContain(idOf('note'));
});

test('a changed goal is changed in place where the EMR allows it, under both its identifiers', () => {
  const goal = amend(changedGoal, true).find(write => write.kind === 'goal');
  expect(goal?.body?.id).toBe(`urn:uuid:${idOf('goal-1')}`);
  expect(goal?.body?.identifier).toEqual([
    expect.objectContaining({ value: idOf('goal-1') }),
    expect.objectContaining({ value: goal?.id }),
  ]);
  expect(goal).toMatchObject({ state: 'queued', needs: [idOf('goal-1')] });
});

test('where the EMR changes nothing, a changed goal stays as it was and the amended note tells of it', () => {
  const goal = amend(changedGoal, false).find(write => write.kind === 'goal');
  expect(goal).toMatchObject({ state: 'not-sent', route: 'note', receipt: { status: 'note-only' } });
});

test('a note that never left is superseded: nobody reads a wrong one first', () => {
  const waiting = asSent(first).map(
    (row): EarlierChartWrite => (row.itemKey === 'note' ? { ...row, state: 'queued', attempts: 0 } : row),
  );
  const note = amend(itemsOfAFullSession, true, waiting).find(write => write.kind === 'note');
  expect(note).toMatchObject({ supersedes: [idOf('note')] });
  expect(note?.body).not.toHaveProperty('relatesTo');
});

test('a third version still changes the goal of the first, though the second could not', () => {
  const second = amend(changedGoal, false);
  const goal = amend(changedGoal, true, [...asSent(first), ...asSent(second)]).find(
    write => write.kind === 'goal',
  );
  expect(goal?.body?.id).toBe(`urn:uuid:${idOf('goal-1')}`);
});

test("a patient's words that look like a name of ours are words", () => {
  const words = `urn:uuid:${idOf('goal-1')}`;
  const items = itemsOfAFullSession.map(item => (item.kind === 'goal' ? { ...item, words } : item));
  const goal = writesOf({ routed: routedIn(items, takesEverything()) }).find(write => write.kind === 'goal');
  expect(goal).toMatchObject({ needs: [], body: { description: { text: words } } });
});
