import { expect, test } from 'vitest';
import { isDigit, pressedFor } from '../../client/coach/contact/pressed.ts';
import { bodyOf, lackOf, nothingWritten, type Written } from '../../client/coach/contact/written.ts';
import { contact as english } from '../../client/words/en/contact.ts';
import { contact as spanish } from '../../client/words/es/contact.ts';

const now = Date.parse('2026-11-26T15:00:00Z');
function afterKeys(keys: string, letters: typeof english.keys | typeof spanish.keys = english.keys): Written {
  let written = nothingWritten();
  let goesOn = false;
  for (const key of keys.split(' ')) {
    const pressed = pressedFor(key, letters, written, now, goesOn);
    if (pressed && 'write' in pressed) written = { ...written, ...pressed.write };
    goesOn = isDigit(key) || key === 'backspace';
  }
  return written;
}

test.each([
  ['2', '2'],
  ['1 5', '15'],
  ['1 2 0', '120'],
  ['1 5 backspace', '1'],
  ['1 5 backspace 0', '10'],
  ['5 r 3', '3'],
  ['0 7', '7'],
  ['1 2 0 4', '4'],
])('the digits that are pressed are the minutes: %s', (keys, minutes) => {
  expect(afterKeys(`c r ${keys}`).minutes).toBe(minutes);
});

test('a reached call of two minutes is opened, said and saved with five keys, in either language', () => {
  for (const [keys, letters] of [
    ['c r 2', english.keys],
    ['l r 2', spanish.keys],
  ] as const) {
    const written = afterKeys(keys, letters);
    expect(lackOf(written)).toBeUndefined();
    expect(bodyOf(written, { now, timeZone: 'America/Chicago' })).toMatchObject({
      ...{ kind: 'call', reached: 'patient', minutes: { talking: 2 } },
    });
  }
});
