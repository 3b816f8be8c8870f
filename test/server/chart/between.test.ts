import { expect, test } from 'vitest';
import { betweenWritesOf, takesMessages } from './between-writes.ts';

test('what is said between two talks goes to the chart where the EMR takes it, each by itself', () => {
  const rows = betweenWritesOf().map(({ row }) => row);
  expect(rows.map(row => [row?.kind, row?.state, row?.route])).toEqual([
    ['message', 'queued', 'native'],
    ['message', 'queued', 'native'],
    ['message', 'queued', 'native'],
    ['medicine-taken', 'queued', 'native'],
    ['medicine-taken', 'queued', 'native'],
  ]);
  expect(new Set(rows.map(row => row?.sessionId)).size).toBe(5);
});

test('an answer waits for the question it names', () => {
  const [question, answer] = betweenWritesOf().map(({ row }) => row);
  expect(answer?.needs).toEqual([question?.id]);
  expect(answer?.receipt).toMatchObject({ status: 'waiting', because: 'waits-for-another' });
});

test('an EMR that takes no messages, or whose metadata names none, gets none: the next note tells it', () => {
  const noMessages = {
    ...takesMessages,
    writes: { MedicationStatement: { create: true, update: false, conditionalCreate: false } },
  };
  expect(betweenWritesOf(noMessages).map(({ row }) => row?.kind)).toEqual([
    ...[undefined, undefined, undefined, 'medicine-taken', 'medicine-taken'],
  ]);
  expect(betweenWritesOf({ ...takesMessages, writes: {} }).every(({ row }) => row === undefined)).toBe(true);
});

test('nothing of it changes the list: no order is written, and a medicine as taken only names its order', () => {
  const bodies = betweenWritesOf().flatMap(({ row }) => row?.body ?? []);
  expect(new Set(bodies.map(body => body.resourceType))).toEqual(
    new Set(['Communication', 'MedicationStatement']),
  );
  expect(bodies.every(body => body.id === undefined)).toBe(true);
});
