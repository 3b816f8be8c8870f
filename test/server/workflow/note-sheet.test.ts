import { expect, test } from 'vitest';
import { defaultSettings } from '../../../server/domain/practice/settings.ts';
import { noteText } from '../../../server/domain/session/note.ts';
import { noteSheet } from '../../../server/workflow/sheets.ts';
import { signed as signedWith } from '../domain/session/rosa-session.ts';

const signed = signedWith({});
const { timeZone } = defaultSettings;
const head = { practice: 'Linden Street', patient: undefined, timeZone };

test.each([
  ['as it was written', noteText(signed, { settings: defaultSettings }), /^Linden Street · version 1$/],
  [
    'in the coach’s own words',
    'Rosa walks.',
    /^Linden Street · signed by Dana Reyes, Mar 2, 2026, .+ · version 1$/,
  ],
])('who signed a note stands on its sheet once: %s', (_, note, foot) => {
  expect(noteSheet({ signed, note }, head).foot).toMatch(foot);
});
