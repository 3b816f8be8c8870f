import { expect, test } from 'vitest';
import { defaultSettings } from '../../../../server/domain/practice/settings.ts';
import { noteText } from '../../../../server/domain/session/note.ts';
import { linesForPaper } from '../../../../server/domain/session/note-on-paper.ts';
import { wrap } from '../../../../server/domain/session/wrap.ts';
import { signed } from './rosa-session.ts';

const long =
  'Walked with her sister on three evenings and felt better each time, slept well after, and wants to go on as it is.';

test('what was broken for the columns of an EMR is one line on paper', () => {
  expect(wrap(long, '- ').length).toBeGreaterThan(1);
  expect(linesForPaper(wrap(long, '- ').join('\n'))).toEqual([`- ${long}`]);
});

test('a break that somebody wrote stays', () => {
  const said = `"Bread\nmilk\n${long}\neggs"`;
  expect(linesForPaper(wrap(said, '- ').join('\n'))).toEqual(['- "Bread', '  milk', `  ${long}`, '  eggs"']);
});

test('nothing but an entry is joined: the three lines of the physician, headings and the signature stand as they are', () => {
  const note = noteText(signed({ draft: { agenda: { words: long } } }), { settings: defaultSettings });
  const lines = linesForPaper(note);
  const unbroken = (text: string) => text.split('\n').filter(line => !/^( {2}|- )/.test(line));
  expect(unbroken(lines.join('\n'))).toEqual(unbroken(note));
  expect(lines.join(' ').replace(/\s+/g, ' ')).toBe(note.replace(/\s+/g, ' '));
  expect(lines).toContain(`- "${long}"`);
});
