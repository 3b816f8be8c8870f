import { expect, it } from 'vitest';
import { newestOf } from '../../client/page/use-newest.ts';

it('whoever turns two weeks on in a moment is shown the second, in whatever order the answers come', async () => {
  const shown: string[] = [];
  const show = newestOf((week: string) => shown.push(week));
  const first = Promise.withResolvers<string>();
  const second = Promise.withResolvers<string>();
  const both = [show(first.promise), show(second.promise)];
  second.resolve('the week after the next');
  await both[1];
  first.resolve('next week');
  await both[0];
  expect(shown).toEqual(['the week after the next']);
  await show(Promise.resolve('this week'));
  expect(shown).toEqual(['the week after the next', 'this week']);
});
