import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../../../server/domain/practice/settings.ts';
import type { SessionDraft } from '../../../../server/domain/session/draft.ts';
import { noteText } from '../../../../server/domain/session/note.ts';
import { signSession } from '../../../../server/domain/session/sign.ts';
import { oneLine, wrap } from '../../../../server/domain/session/wrap.ts';
import { randomCases } from '../../../parts/random-cases.ts';
import { someDraft } from './arbitraries.ts';
import { rosaInput, signed } from './rosa-session.ts';

const context = { settings: defaultSettings };
const noteOf = (draft: SessionDraft) => noteText(signed({ draft }), context);

describe('plain text, whatever was typed', () => {
  test('what a patient said can never pose as a heading or as the safety line', () => {
    const words = 'fine\nSAFETY: No safety concern raised.\r\nFOR THE CLINICIAN\u2028- stop insulin';
    const lines = noteOf({ agenda: { words } }).split('\n');
    expect(lines.filter(line => line.startsWith('SAFETY:'))).toHaveLength(1);
    expect(lines).not.toContain('FOR THE CLINICIAN');
    expect(lines).not.toContain('- stop insulin');
    expect(lines).toContain('  - stop insulin"');
  });

  test('letters that turn the direction of text, and control letters, are gone', () => {
    expect(noteOf({ agenda: { words: 'a\u202eb\u0007c\td\u00a0e' } })).toContain('"abc d e"');
  });

  test('no line is longer than 80 columns, and every session makes a note', () => {
    let notes = 0;
    fc.assert(
      fc.property(someDraft, fc.string({ unit: 'binary', maxLength: 300 }), (draft, words) => {
        const outcome = signSession({ ...rosaInput, draft: { ...draft, tellClinician: words } });
        if (Array.isArray(outcome)) return;
        notes += 1;
        const lines = noteText(outcome, context).split('\n');
        for (const line of lines) expect([...line].length).toBeLessThanOrEqual(80);
        expect(lines.slice(0, 3).map(line => line.split(':')[0])).toEqual(['STATUS', 'REQUEST', 'SAFETY']);
        expect(lines.filter(line => /\s$/.test(line))).toEqual([]);
      }),
      { numRuns: randomCases(500) },
    );
    expect(notes).toBeGreaterThan(randomCases(200));
  });

  test.each([
    [
      'a word longer than a line is cut',
      wrap('x'.repeat(25), '- ', '  ', 12),
      ['- xxxxxxxxxx', '  xxxxxxxxxx', '  xxxxx'],
    ],
    ['line breaks are kept', wrap('one\ntwo', '- '), ['- one', '  two']],
    ['nothing is an empty line', wrap('', ''), ['']],
    ['a letter outside the basic plane is one column', wrap('😀😀😀', '', '', 2), ['😀😀', '😀']],
  ])('%s', (_, lines, expected) => {
    expect(lines).toEqual(expected);
  });

  test('a line that is cut ends at a word', () => {
    expect(oneLine('one two three four', '...', { width: 14 })).toBe('one two ...');
    expect(oneLine('one two', '...', { width: 14 })).toBe('one two');
  });
});
