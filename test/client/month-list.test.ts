import { expect, test } from 'vitest';
import { choicesIn, inOrder, unitsByCode } from '../../client/billing/in-order.ts';
import {
  everybody,
  fragmentOf,
  lacking,
  monthFrom,
  monthToClose,
  placeInFragment,
} from '../../client/billing/looked.ts';
import { staysOpen } from '../../client/billing/stays-open.tsx';
import type { LackRow, MonthPatient } from '../../server/http/contract/billing.ts';

const consent: LackRow = {
  ...{
    key: 'lacks-consent to ccm',
    what: 'Consent for chronic care management.',
    fix: 'Ask.',
    fixer: 'coach',
  },
  ...{ codes: ['99490'], canAsk: true },
};
const plan: LackRow = { ...consent, key: 'lacks-care-plan', what: 'A care plan.', fixer: 'physician' };
const one = (id: string, more: Partial<MonthPatient> = {}): MonthPatient => ({
  ...{ id, name: id, state: 'ready', lines: '', minutes: 0, notUsed: 0, unverified: false, lacks: [] },
  ...{ coaches: [], print: '[]', ...more },
});
const gomez = one('g', {
  ...{ name: 'Luz Gómez', state: 'missing', lacks: [consent, plan], coaches: ['Ruth Adler'], notUsed: 26 },
});
const kim = one('k', {
  ...{ name: 'Harold Kim', state: 'not-billable', short: { code: '99490', minutes: 7, by: '2026-10-31' } },
});
const rosa = one('r', {
  name: 'Rosa Morales',
  lines: '99490 · 99439×2',
  minutes: 60,
  coaches: ['Inés Vega'],
});
const walter = one('w', {
  ...{ name: 'Walter Greene', state: 'missing', lacks: [{ ...consent, asked: { at: '2026-10-20' } }] },
  short: { code: '99439', minutes: 3, by: '2026-10-31' },
});
const all = [rosa, kim, walter, gomez];
const found = (looked: Partial<typeof everybody> & object) =>
  inOrder(all, { ...everybody, ...looked }).map(({ id }) => id);

test('who is looked for is found by any word of the row, without accents and capitals', () => {
  expect(found({ find: 'gomez' })).toEqual(['g']);
  expect(found({ find: 'CONSENT chronic' })).toEqual(['g', 'w']);
  expect(found({ find: '99439' })).toEqual(['r']);
  expect(found({ find: 'ines' })).toEqual(['r']);
  expect(found({ find: 'nobody' })).toEqual([]);
});

test('what is missing, who can fix it, the code and the coach each choose, and all together', () => {
  expect(found({ lack: consent.key })).toEqual(['g', 'w']);
  expect(found({ fixer: 'physician' })).toEqual(['g']);
  expect(found({ code: '99490' })).toEqual(['g', 'w', 'r']);
  expect(found({ coach: 'Ruth Adler' })).toEqual(['g']);
  expect(found({ state: 'missing', code: '99490', coach: 'Inés Vega' })).toEqual([]);
});

test('all who lack something, or one thing, are shown whatever was looked at before', () => {
  const narrow = { find: 'ines', fixer: 'physician', code: '99439', coach: 'Ruth Adler' } as const;
  const looked = { ...everybody, ...narrow, lack: 'lacks-care-plan' };
  const shown = (lack?: string) => found({ ...looked, ...lacking(looked, lack) });
  expect(found(looked)).toEqual([]);
  expect(shown()).toEqual(['g', 'w']);
  expect(shown(consent.key)).toEqual(['g', 'w']);
  expect(shown('lacks-care-plan')).toEqual(['g']);
});

test('the order is by need, by name, by minutes, or by what some minutes more would still reach', () => {
  expect(found({})).toEqual(['g', 'w', 'r', 'k']);
  expect(found({ sort: 'name' })).toEqual(['k', 'g', 'r', 'w']);
  expect(found({ sort: 'minutes' })[0]).toBe('r');
  expect(found({ sort: 'days' })).toEqual(['w', 'k', 'g', 'r']);
});

test('who said no is not asked with all the others, and can still be asked alone', () => {
  const refused = { ...consent, refused: 'They said no on 12 Oct 2026.' };
  const [kind] = choicesIn([gomez, one('n', { state: 'missing', lacks: [refused] })]).lacks;
  expect(kind).toMatchObject({ key: consent.key, patients: 2, toAsk: ['g'], asked: 0 });
});

test('kinds of lack are counted, with whom nobody asked for yet, and how many were asked', () => {
  const { lacks, coaches } = choicesIn(all);
  expect(lacks.map(({ key, patients, toAsk, asked }) => [key, patients, toAsk, asked])).toEqual([
    ['lacks-consent to ccm', 2, ['g'], 1],
    ['lacks-care-plan', 1, ['g'], 0],
  ]);
  expect(coaches).toEqual([
    ['Inés Vega', 1],
    ['Ruth Adler', 1],
  ]);
  expect(unitsByCode(all)).toEqual([
    { code: '99439', units: 2 },
    { code: '99490', units: 1 },
  ]);
});

test('the place is in the address: month, choices, order and the open claim; a name that was typed is not', () => {
  const place = {
    ...{ ...everybody, month: '2026-10', state: 'missing' as const, sort: 'days' as const, find: 'gomez' },
    ...{ lack: consent.key, fixer: 'coach' as const, code: '99490', coach: 'Inés Vega', claim: 'a/b?c#d' },
  };
  const fragment = fragmentOf(place);
  expect(fragment).not.toContain('gomez');
  expect(placeInFragment(fragment, '2026-11')).toEqual({ ...place, find: '' });
  expect(placeInFragment('#state=bent&sort=&month=2026-13&fixer=me', '2026-11')).toEqual({
    ...{ ...everybody, month: '2026-11' },
  });
});

test('until the tenth the month before is closed; months go on over the year', () => {
  expect(monthToClose('2026-01-10')).toBe('2025-12');
  expect(monthToClose('2026-01-11')).toBe('2026-01');
  expect(monthFrom('2026-12', 1)).toBe('2027-01');
});

test('what has something to claim or to take back and lacks something stays out of a lock of what is ready', () => {
  const lacks = [plan];
  const without = one('without', { state: 'missing', lacks });
  const claims = one('claims', { state: 'missing', lines: '99490', lacks });
  const takesBack = one('takes-back', { state: 'missing', voids: '99490', lacks });
  expect(staysOpen([rosa, kim, without, claims, takesBack]).map(({ id }) => id)).toEqual([
    'claims',
    'takes-back',
  ]);
});
