import { expect, test } from 'vitest';
import { changeLines } from '../../../../server/domain/physician/change-words.ts';

// The words beside a vertical of a run chart: what they say in one line, in two, and cut.
test.each([
  ['Walk 20 minutes', ['Walk 20 minutes']],
  ['Drink water 10 glasses', ['Drink water', '10 glasses']],
  ['Drink my coffee outside', ['Drink my coffee', 'outside']],
  ['Walk to the park with Chela', ['Walk to the park', 'with Chela']],
  ['Walk around the block with my sister', ['Walk around', 'the block…']],
  ['Weigh myself and write it on the calendar', ['Weigh myself', 'and write it…']],
  ['Leave the morning cigarette until after breakfast', ['Leave the morning', 'cigarette…']],
  ['Apagar la televisión a las nueve', ['Apagar', 'la televisión…']],
  ['Electroencephalographically', ['Electroencephalographically']],
  ['', ['']],
])('%s', (words, lines) => {
  expect(changeLines(words)).toEqual(lines);
});
