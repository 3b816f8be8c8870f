import { expect, it } from 'vitest';
import { inAscii } from '../../../../server/commands/build/ascii.ts';

it.each([
  ['a string', "'él dijo “sí” → 3 × 4'"],
  ['a letter beyond sixteen bits', "'🙂'.length + '🙂'"],
  ['a letter after a backslash', "'\\“' + '\\\\“' + '\\\\\\“'"],
  ['a template', '`–\\n…`'],
  ['a pattern', "['a–b…c'.split(/[–…]/).join(), /^\\p{Ll}ñ$/u.test('éñ'), /[🙂-🙃]/u.test('🙂')].join()"],
  ['a name', '(año => año.señal)({ señal: 7 })'],
  ['what is ASCII already', String.raw`'\\\n\'\u201c' + /\\\//.source`],
])('%s says the same in ASCII', (_, script) => {
  const plain = inAscii(script);
  expect(plain).toMatch(/^[\0-\x7f]*$/);
  // biome-ignore lint/security/noGlobalEval: what a script says is known by running it
  expect(globalThis.eval(plain)).toEqual(globalThis.eval(script));
});
