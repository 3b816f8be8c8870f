import { expect, it } from 'vitest';
import { retryKeys } from '../../client/billing/retry-key.ts';

const keys = () => {
  let count = 0;
  return retryKeys(() => `key ${++count}`);
};

it('a deed whose answer was lost keeps its key when it is pressed again', () => {
  const { keyFor } = keys();
  expect(keyFor({ reason: 'CO-50', line: 'a' })).toBe('key 1');
  expect(keyFor({ reason: 'CO-50', line: 'a' })).toBe('key 1');
});

it('other words are another deed, also when the first words come back', () => {
  const { keyFor } = keys();
  expect([keyFor('CO-50'), keyFor('CO-16'), keyFor('CO-50')]).toEqual(['key 1', 'key 2', 'key 3']);
});

it('the same words after they were done are a new deed', () => {
  const { keyFor, done } = keys();
  keyFor('CO-50');
  done();
  expect(keyFor('CO-50')).toBe('key 2');
});

it('keys are as the server takes them, and no two are alike', () => {
  const { keyFor, done } = retryKeys();
  const first = keyFor('x');
  expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  done();
  expect(keyFor('x')).not.toBe(first);
});
