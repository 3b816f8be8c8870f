import { describe, expect, test } from 'vitest';
import { awayDuring, thereFirst } from '../../../../server/domain/panel/away.ts';
import { firstWords } from '../../../../server/domain/panel/first-words.ts';
import {
  type Colleague,
  change,
  type HandedPatient,
  type Proposal,
  propose,
} from '../../../../server/domain/panel/hand-over.ts';
import { decline, end, onDay, takeOn } from '../../../../server/domain/panel/handed.ts';
import { shareOut } from '../../../../server/domain/panel/share-out.ts';
import { isRefusal } from '../../../../server/domain/refusal.ts';

const today = '2026-11-26';
const now = '2026-11-26T15:00:00.000Z';
const dana = { staffId: 'dana', name: 'Dana Reyes', role: 'coach' };
const marcus = { staffId: 'marcus', name: 'Marcus Bell', role: 'coach' };
const lead = { staffId: 'priya', name: 'Priya Nair', role: 'lead' };
const there = { active: true, credentialed: true };
const roster = new Map<string, Colleague>([
  ['dana', { ...dana, ...there }],
  ['marcus', { ...marcus, ...there }],
  ['ines', { staffId: 'ines', name: 'Inés Vega', role: 'coach', active: true, credentialed: false }],
  ['gone', { staffId: 'gone', name: 'Gone Coach', role: 'coach', active: false, credentialed: true }],
  ['priya', { ...lead, ...there }],
]);
const asked: Proposal = {
  ...{ id: 'h', from: dana, why: 'leaving', fromDay: today, meet: false },
  patients: [
    { patientId: 'rosa', to: marcus, words: 'Loves to walk' },
    { patientId: 'walter', to: marcus },
  ],
};
const known = {
  ...{ by: dana, roster, own: new Set(['rosa', 'walter']), underWay: new Set<string>() },
  ...{ lent: new Set<string>(), today, now },
};
const made = (change: Partial<Proposal> = {}) => {
  const found = propose({ ...asked, ...change }, known);
  if (isRefusal(found)) throw new Error(found.because);
  return found;
};
const because = (found: unknown) => (isRefusal(found) ? found.because : 'done');
const nothing = new Map<string, { inSession: boolean; redFlag: boolean }>();
const statuses = (patients: HandedPatient[]) =>
  Object.fromEntries(patients.map(({ patientId, state }) => [patientId, state.status]));
const take = (patients: HandedPatient[], named: string[], more: object = {}) =>
  takeOn(patients, named, { handOver: made().handOver, by: marcus, standing: nothing, today, now, ...more });

describe('who may hand over whom, and to whom', () => {
  const to = (staffId: string) => ({ patients: [{ patientId: 'rosa', to: { staffId, name: '' } }] });
  test.each([
    ['a coach her own', {}, {}, 'done'],
    ['a program lead anybody’s', {}, { by: lead }, 'done'],
    ['no coach another one’s', {}, { by: marcus }, 'not-yours-to-hand-over'],
    ['no biller', {}, { by: { ...lead, role: 'biller' } }, 'not-yours-to-hand-over'],
    ['nobody', { patients: [] }, {}, 'nobody-handed-over'],
    ['to herself', to('dana'), {}, 'to-the-same-coach'],
    ['to who is no coach', to('priya'), {}, 'no-coach-here'],
    ['to who has left', to('gone'), {}, 'no-coach-here'],
    ['to nobody of the roster', to('nobody'), {}, 'no-coach-here'],
    ['to whose credential has ended by then', to('ines'), {}, 'credential-ended'],
    ['from a day gone by', { fromDay: '2026-11-25' }, {}, 'hand-over-day-past'],
    ['back on the day on which they go', { backOn: today }, {}, 'back-before-it-begins'],
    ['the same patient twice', { patients: [asked.patients[0], asked.patients[0]] }, {}, 'twice-handed-over'],
    ['who is not hers', {}, { own: new Set(['rosa']) }, 'not-in-panel'],
    ['who is on the way already', {}, { underWay: new Set(['walter']) }, 'on-the-way-already'],
    ['who was lent to her', {}, { lent: new Set(['rosa']) }, 'lent-to-you'],
  ])('%s', (_, change, more, expected) => {
    expect(because(propose({ ...asked, ...change } as Proposal, { ...known, ...more }))).toBe(expected);
  });
});

describe('what the new coach says', () => {
  test('all at once, or one by one; said twice it changes nothing', () => {
    const { patients } = made();
    const both = take(patients, ['rosa', 'walter']);
    expect(statuses(both as HandedPatient[])).toEqual({ rosa: 'taken', walter: 'taken' });
    const one = take(patients, ['rosa']) as HandedPatient[];
    expect(statuses(one)).toEqual({ rosa: 'taken' });
    expect(take(one, ['rosa'])).toEqual([]);
    expect(one[0]?.past.map(({ status, by }) => [status, by?.name])).toEqual([
      ['waiting', 'Dana Reyes'],
      ['taken', 'Marcus Bell'],
    ]);
  });

  test('a day ahead they are agreed on, and change on the day by itself', () => {
    const { handOver, patients } = made({ fromDay: '2026-12-01' });
    const [agreed] = take(patients, ['rosa'], { handOver }) as [HandedPatient];
    expect(agreed.state).toEqual({ status: 'agreed', at: now });
    const on = { handOver, now, inSession: false, fromIsThere: true };
    expect(onDay(agreed, { ...on, today: '2026-11-30' })).toBe(agreed);
    expect(onDay(agreed, { ...on, today: '2026-12-01', inSession: true })).toBe(agreed);
    expect(onDay(agreed, { ...on, today: '2026-12-02' }).state.status).toBe('taken');
  });

  test('an open red flag is taken on first, and nobody in the middle of a session', () => {
    const { patients } = made();
    const flagged = new Map([['walter', { inSession: false, redFlag: true }]]);
    expect(take(patients, ['rosa'], { standing: flagged })).toMatchObject({
      because: 'red-flag-first',
      field: 'walter',
    });
    expect(because(take(patients, ['rosa', 'walter'], { standing: flagged }))).toBe('done');
    const busy = new Map([['rosa', { inSession: true, redFlag: false }]]);
    expect(because(take(patients, ['rosa'], { standing: busy }))).toBe('in-a-session-now');
    expect(because(take(patients, ['walter'], { standing: busy }))).toBe('done');
  });

  test('who says no says why, and the patient may wait for another', () => {
    const { handOver, patients } = made();
    const no = { by: marcus, now, why: 'other' as const };
    expect(because(decline(patients, ['rosa'], no))).toBe('decline-why');
    const [declined] = decline(patients, ['rosa'], { ...no, words: 'My neighbour' }) as [HandedPatient];
    expect(declined.state).toMatchObject({ status: 'declined', why: 'other', words: 'My neighbour' });
    const all = { handOver, by: dana, roster, now };
    expect(because(change(declined, { to: { staffId: 'ines', name: '' } }, all))).toBe('credential-ended');
    const anew = change(declined, { to: marcus }, all) as HandedPatient;
    expect(anew.state.status).toBe('waiting');
    expect(anew.past).toHaveLength(3);
    expect(because(change(anew, { to: marcus }, { ...all, by: marcus }))).toBe('not-yours-to-hand-over');
    const [taken] = take([anew], ['rosa']) as [HandedPatient];
    expect(because(change(taken, { to: marcus }, all))).toBe('hand-over-moved-on');
    expect(because(take(patients, ['nobody']))).toBe('not-handed-to-you');
  });
});

describe('how it ends', () => {
  const lent = () => {
    const { handOver, patients } = made({ backOn: '2026-12-10' });
    return { handOver, taken: take(patients, ['rosa', 'walter'], { handOver }) as HandedPatient[] };
  };

  test('who was given until a day is back on it, or before by the word of either', () => {
    const { handOver, taken } = lent();
    const [rosa] = taken as [HandedPatient];
    const on = { handOver, now, inSession: false, fromIsThere: true };
    expect(onDay(rosa, { ...on, today: '2026-12-09' })).toBe(rosa);
    expect(onDay(rosa, { ...on, today: '2026-12-10' }).state).toEqual({ status: 'returned', at: now });
    expect(onDay(rosa, { ...on, today: '2026-12-10', fromIsThere: false })).toBe(rosa);
    for (const by of [dana, marcus, lead])
      expect(statuses(end(taken, ['rosa'], { handOver, by, now }) as HandedPatient[])).toEqual({
        rosa: 'returned',
      });
  });

  test('who waits is taken back by who gave them, and by the day on which they would be back', () => {
    const { handOver, patients } = made({ backOn: '2026-12-10' });
    expect(because(end(patients, ['rosa'], { handOver, by: marcus, now }))).toBe('not-yours-to-hand-over');
    const [back] = end(patients, ['rosa'], { handOver, by: dana, now }) as [HandedPatient];
    expect(back.state).toMatchObject({ status: 'taken-back', by: { name: 'Dana Reyes' } });
    expect(end([back], ['rosa'], { handOver, by: dana, now })).toEqual([]);
    const on = { handOver, now, inSession: false, fromIsThere: true, today: '2026-12-11' };
    expect(onDay(patients[1] as HandedPatient, on).state.status).toBe('taken-back');
  });

  test('what was for good is over once it was taken on', () => {
    const { handOver, patients } = made();
    const taken = take(patients, ['rosa']) as HandedPatient[];
    expect(because(end(taken, ['rosa'], { handOver, by: dana, now }))).toBe('handed-over-for-good');
    expect(because(end(taken, ['sam'], { handOver, by: dana, now }))).toBe('not-handed-to-you');
  });
});

describe('who of several might take whom', () => {
  const taker = { patients: 20, needMinutes: 120, haveMinutes: 600, languages: {} };
  const ana = { ...taker, staffId: 'ana', name: 'Ana', languages: { es: 3 } };
  const bo = { ...taker, staffId: 'bo', name: 'Bo', needMinutes: 60 };
  const of = (patientId: string, minutes = 30, language?: string) => ({
    ...{ patientId, minutes },
    ...(language && { language }),
  });

  test('the language first, then who has the most room, each counted in', () => {
    const shares = shareOut([of('a', 60), of('b', 60), of('c', 60), of('d', 10, 'es-MX')], [ana, bo]);
    expect(Object.fromEntries(shares.map(({ patientId, staffId }) => [patientId, staffId]))).toEqual({
      ...{ a: 'bo', b: 'ana', c: 'bo', d: 'ana' },
    });
    expect(shares.find(({ patientId }) => patientId === 'd')?.because).toBe('language');
  });

  test('a language nobody has decides nothing, nor does the usual one; in whatever order they come', () => {
    const all = [of('a', 30, 'vi'), of('b', 20, 'en'), of('c', 10)];
    const shares = shareOut(all, [ana, bo]);
    expect(shares.every(({ because }) => because === 'room')).toBe(true);
    expect(shareOut(all.toReversed(), [bo, ana])).toEqual(shares);
  });

  test('who said no hours is weighed by how many patients there are; a full panel gets none while another has room', () => {
    const full = { ...taker, staffId: 'full', name: 'Full', patients: 100, needMinutes: 0 };
    const { haveMinutes: _, ...silent } = { ...bo, patients: 90 };
    expect(shareOut([of('a'), of('b')], [full, silent]).map(({ staffId }) => staffId)).toEqual(['bo', 'bo']);
    expect(shareOut([of('a')], [full])).toEqual([{ patientId: 'a', staffId: 'full', because: 'only-one' }]);
    expect(shareOut([of('a')], [])).toEqual([]);
  });
});

test.each([
  [
    { meet: false, hasLeft: false },
    'Dana asked me to walk with you from here.',
    'Dana me pidió que le acompañe',
  ],
  [
    { meet: true, hasLeft: false, backOn: '2026-12-10' },
    'until 10 Dec. Shall we talk with Dana too',
    'hasta el 10 de diciembre. ¿Le parece',
  ],
  [{ meet: false, hasLeft: true }, 'Dana has moved on from our practice', 'Dana ya no trabaja con nosotros'],
])('a first line to say: %j', (of, en, es) => {
  const said = firstWords({ name: 'Rosa', from: 'Dana Reyes', ...of });
  expect(said.en).toMatch(/^Hello, Rosa\. /);
  expect(said.en).toContain(en);
  expect(said.es).toContain(es);
});

describe('who is offered', () => {
  const marcus = { name: 'Marcus', away: [{ from: '2026-11-26', backOn: '2026-12-10' }] };
  const lena = { name: 'Lena', away: [{ from: '2027-01-02', backOn: '2027-01-09' }] };
  const named = (fromDay: string, backOn?: string) =>
    thereFirst([marcus, lena], fromDay, backOn).map(({ name }) => name);

  test('whoever is there on those days stands first, and of who is away it is said when', () => {
    expect(named('2026-11-28', '2026-12-05')).toEqual(['Lena', 'Marcus']);
    expect(awayDuring(marcus.away, '2026-11-28', '2026-12-05')).toEqual(marcus.away[0]);
  });

  test('who is back on the first of those days is there, and who leaves on the last of them too', () => {
    expect(named('2026-12-10', '2026-12-20')).toEqual(['Marcus', 'Lena']);
    expect(awayDuring(marcus.away, '2026-12-10', '2026-12-20')).toBeUndefined();
    expect(awayDuring(lena.away, '2026-12-10', '2027-01-02')).toBeUndefined();
  });

  test('for good there is no last day', () => {
    expect(named('2026-12-10')).toEqual(['Marcus', 'Lena']);
    expect(awayDuring(lena.away, '2026-12-10')).toEqual(lena.away[0]);
  });
});
