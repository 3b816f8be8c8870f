import { describe, expect, it, test } from 'vitest';
import { evaluateMonth } from '../../../../server/domain/billing/evaluate-month.ts';
import { usualBilling } from '../../../../server/domain/desk/billing-settings.ts';
import { monthFactsOf } from '../../../../server/domain/desk/month-facts.ts';
import { type GroupWritten, groupFrom } from '../../../../server/domain/group/as-written.ts';
import {
  corrected,
  type Group,
  mostInGroup,
  partOf,
  refusalOfGroup,
  sizeOf,
} from '../../../../server/domain/group/group.ts';
import type { GroupTopic } from '../../../../server/domain/group/in-group.ts';
import { nameOfAnother } from '../../../../server/domain/group/names-of-others.ts';
import { defaultSettings } from '../../../../server/domain/practice/settings.ts';
import type { SessionDraft } from '../../../../server/domain/session/draft.ts';
import { noteText } from '../../../../server/domain/session/note.ts';
import { wouldSign } from '../../../../server/domain/session/sign.ts';
import { instantIn } from '../../../../server/domain/time-zone.ts';
import { aMonth, rulesOf } from '../billing/a-month.ts';
import { rosaInput } from '../session/rosa-session.ts';

const newYork = 'America/New_York';
const names = new Map([
  ['rosa', 'Rosa Morales'],
  ['walter', 'Walter Greene'],
  ['grace', 'Grace Okafor'],
  ['luis', 'Luis Morales'],
]);
const now = '2026-10-20T20:00:00.000Z';
const written: GroupWritten = {
  ...{ topic: 'Cooking for two', about: 'food', means: 'in-person', day: '2026-10-20', start: '10:00' },
  ...{ minutes: 60, shared: 'Read labels together' },
  attendees: [
    { patient: 'rosa', came: true, own: 'Asked about salt' },
    { patient: 'walter', came: true, arrived: '10:15', minutes: 25 },
    { patient: 'grace', came: false },
  ],
};
const groupOf = (change: Partial<GroupWritten> = {}): Group =>
  groupFrom('0198c0de-0000-4000-8000-000000000001', { ...written, ...change }, newYork);
const refused = (change: Partial<GroupWritten>) => refusalOfGroup(groupOf(change), { now, names });

describe('a group as it is written down', () => {
  it('is kept in instants: who came late and left early has times of their own', () => {
    expect(groupOf()).toMatchObject({
      ...{ from: '2026-10-20T14:00:00.000Z', to: '2026-10-20T15:00:00.000Z', others: 0 },
      attendees: [
        { patientId: 'rosa', from: '2026-10-20T14:00:00.000Z', to: '2026-10-20T15:00:00.000Z' },
        { patientId: 'walter', from: '2026-10-20T14:15:00.000Z', to: '2026-10-20T14:40:00.000Z' },
        { patientId: 'grace', came: false },
      ],
    });
    expect(refused({})).toBeUndefined();
  });

  it.each<[string, Partial<GroupWritten>, string, string | undefined]>([
    ['nobody was there', { attendees: [{ patient: 'rosa', came: false }] }, 'nobody-came', undefined],
    [
      'somebody is in it twice',
      { attendees: [...written.attendees, { patient: 'rosa', came: false }] },
      ...(['twice-in-group', 'rosa'] as const),
    ],
    [
      'somebody is no patient of this coach',
      { attendees: [{ patient: 'eli', came: true }] },
      ...(['not-your-patient', 'eli'] as const),
    ],
    [
      'somebody stayed longer than the group',
      { attendees: [{ patient: 'rosa', came: true, minutes: 61 }] },
      ...(['longer-than-group', 'rosa'] as const),
    ],
    [
      'somebody came late and is said to have stayed the whole time all the same',
      { attendees: [{ patient: 'rosa', came: true, arrived: '10:20', minutes: 60 }] },
      ...(['longer-than-group', 'rosa'] as const),
    ],
    [
      'somebody came when it was over',
      { attendees: [{ patient: 'rosa', came: true, arrived: '11:00' }] },
      ...(['longer-than-group', 'rosa'] as const),
    ],
    ['it is still ahead', { day: '2026-10-21' }, 'group-ahead', 'start'],
    ['it is not over yet', { start: '15:30' }, 'group-ahead', 'start'],
    ['it was more than a year ago', { day: '2025-10-18' }, 'group-too-old', 'day'],
    ['it took the whole day', { day: '2026-10-19', minutes: 481 }, 'group-length', 'minutes'],
    ['what all share names one of them', { shared: 'Walter brought bread' }, 'names-another', 'shared'],
    ['the topic names one of them', { topic: 'Cooking with Okafor' }, 'names-another', 'topic'],
    [
      'a note names another, absent or not',
      { attendees: [...written.attendees.slice(1), { patient: 'rosa', came: true, own: 'Sat by Grace' }] },
      ...(['names-another', 'rosa'] as const),
    ],
  ])('is refused where %s', (_, change, because, field) => {
    expect(refused(change)).toMatchObject({ because, ...(field && { field }) });
  });

  it('names nobody by a word that is not theirs, nor by a name the reader has too', () => {
    const others = ['Grace Okafor', 'Luis Morales', 'Jo Li'];
    expect(nameOfAnother('By the grace of God, went to Li’s', others)).toBeUndefined();
    expect(nameOfAnother('The Morales family cooks', others, 'Rosa Morales')).toBeUndefined();
    expect(nameOfAnother('The Morales family cooks', others, 'Rosa Vega')).toBe('Luis Morales');
    expect(nameOfAnother("GRACE's soup", others)).toBe('Grace Okafor');
    expect(nameOfAnother('Con Lúis', others)).toBe('Luis Morales');
  });

  it.each([
    ['Will they eat more vegetables?', false],
    ['Will walk three times a week', false],
    ['Read labels. Will try salt-free soup', false],
    ['They meet again in May', false],
    ['May 5 is the next one', false],
    ['Grace period for the forms', false],
    ['Hope is what they spoke of', true],
    ['They hope to walk', false],
    ['Talked with Will about salt', true],
    ['Will said he walks', true],
    ['Will walked three times', true],
    ["Will's soup was the best", true],
    ['May Harris brought bread', true],
    ['She and Grace walk together', true],
    ['Grace asked about salt', true],
    ['Esperanza dijo que camina', true],
    ['Esperanza de caminar más', false],
  ])('a name that is an everyday word too: “%s” names one of them: %s', (text, is) => {
    const others = ['Will Harris', 'May Harris', 'Grace Okafor', 'Hope Lin', 'Esperanza Vega'];
    expect(nameOfAnother(text, others) !== undefined).toBe(is);
  });

  it('is not corrected with a reason that names one of them, or one who was in it before', () => {
    const given = (reason: string) => refusalOfGroup(groupOf(), { now, names, reason });
    expect(given('Luis came after all')).toMatchObject({ because: 'names-another', field: 'reason' });
    expect(given('One more came after all')).toBeUndefined();
  });

  it('holds as many as a list on the wall', () => {
    expect(mostInGroup).toBe(40);
  });
});

describe('one attendee’s own part', () => {
  test('holds what all share and what is theirs, and nothing that tells who the others were', () => {
    const group = groupOf({ others: 2 });
    const [rosa, walter] = group.attendees;
    if (!rosa || !walter) throw new Error('nobody is in the group');
    expect(partOf(group, rosa, ['Comer menos pan'])).toEqual({
      ...{ id: group.id, topic: 'Cooking for two', about: 'food', means: 'in-person' },
      ...{ from: group.from, to: group.to, size: 4, shared: 'Read labels together', came: true },
      ...{ own: 'Asked about salt', goals: ['Comer menos pan'] },
    });
    expect(JSON.stringify(partOf(group, walter, []))).not.toMatch(/rosa|Asked|salt|grace/i);
    expect(sizeOf(group)).toBe(4);
  });

  const noteOf = (came: boolean) => {
    const group = groupOf();
    const attendee = came ? group.attendees[1] : group.attendees[2];
    if (!attendee) throw new Error('nobody is in the group');
    const time: SessionDraft['time'] = attendee.came
      ? { 'in-group': { activity: 'teaching', from: attendee.from, to: attendee.to } }
      : {};
    const { signed, refusals } = wouldSign({
      ...{ ...rosaInput, openedAt: group.from, draft: { how: { means: 'in-person' }, time } },
      group: partOf(group, attendee, ['Pan de maíz']),
    });
    expect(refusals).toEqual([]);
    return noteText(signed, { settings: { ...defaultSettings, timeZone: newYork } });
  };
  test('reads in a note as a group of so many, with the attendee’s own minutes', () => {
    expect(noteOf(true)).toContain(`STATUS: Coached in a group in person, 25 min. Topic: Cooking for two.
REQUEST: None.
SAFETY: No safety concern raised.
`);
    expect(noteOf(true)).toContain(`GROUP SESSION
- Topic: Cooking for two
- A group of 2, in person, 10:00 AM to 11:00 AM. This patient attended 10:15 AM
  to 10:40 AM, 25 min.
- What the group did: Read labels together
- Working on: "Pan de maíz"
`);
  });
  test('says of who was written down by mistake that they were not there', () => {
    expect(noteOf(false)).toContain('STATUS: Not coached. Was not in the group after all.');
    expect(noteOf(false)).not.toMatch(/attended|Working on/);
  });
});

test('a correction tells who comes, who stays and who goes, and leaves who was never there alone', () => {
  const after = groupOf({
    attendees: [
      { patient: 'rosa', came: false },
      { patient: 'walter', came: true },
      { patient: 'luis', came: true },
      { patient: 'grace', came: false },
    ],
  });
  expect(corrected(groupOf(), after)).toEqual([
    { patientId: 'rosa', deed: 'goes' },
    { patientId: 'walter', deed: 'stays' },
    { patientId: 'luis', deed: 'comes' },
  ]);
});

test.each([
  ['2026-07-01', '10:00', '2026-07-01T14:00:00.000Z'],
  ['2026-12-01', '10:00', '2026-12-01T15:00:00.000Z'],
  ['2026-11-01', '01:30', '2026-11-01T05:30:00.000Z'], // shown twice that night
  ['2026-11-01', '12:00', '2026-11-01T17:00:00.000Z'],
  ['2026-03-08', '02:30', '2026-03-08T07:30:00.000Z'], // never shown: an hour on
  ['2026-03-08', '03:00', '2026-03-08T07:00:00.000Z'],
])('%s %s by the clock of New York is %s', (day, clock, instant) => {
  expect(instantIn(day, clock, newYork)).toBe(instant);
});

describe('a group at the biller’s desk: the attendee’s own minutes, by who held it and what about', () => {
  type Held = [credential: string, about: GroupTopic, mode: string, size: number, [number, string][]];
  it.each<[string, ...Held]>([
    ...([
      [
        'coaching',
        'NBC-HWC',
        'stress',
        'video',
        4,
        [
          [29, ''],
          [30, '0593T'],
          [90, '0593T'],
        ],
      ],
      ['coaching where nobody else came', 'NBC-HWC', 'stress', 'video', 1, [[60, '']]],
      [
        'obesity counselling',
        'RN',
        'weight',
        'in-person',
        10,
        [
          [29, ''],
          [30, 'G0473'],
        ],
      ],
      ['obesity counselling of eleven', 'RN', 'weight', 'in-person', 11, [[30, '']]],
      [
        'diabetes training',
        'CDCES',
        'diabetes',
        'in-person',
        6,
        [
          [29, ''],
          [30, 'G0109'],
          [60, 'G0109x2'],
        ],
      ],
      [
        'nutrition therapy',
        'RD',
        'food',
        'in-person',
        5,
        [
          [29, ''],
          [30, '97804'],
          [61, '97804x2'],
        ],
      ],
      [
        ...(['health behaviour help', 'LCSW', 'health-behaviour', 'in-person', 3] as const),
        [
          [29, ''],
          [30, '96164'],
          [45, '96164 96165'],
          [60, '96164 96165x2'],
        ],
      ],
      [
        'diabetes prevention at a distance',
        'lifestyle-coach',
        'other',
        'video',
        9,
        [
          [59, ''],
          [60, 'G9887'],
        ],
      ],
    ] as [string, ...Held][]),
  ])('%s', (_, credential, about, mode, size, expected) => {
    for (const [minutes, codes] of expected)
      expect([minutes, linesOf(credential, about, mode, size, minutes)]).toEqual([minutes, codes]);
  });

  function linesOf(
    credential: string,
    about: GroupTopic,
    mode: string,
    size: number,
    minutes: number,
  ): string {
    const person = { id: 'c', name: 'C', role: 'coach', credential, supervisorId: null, active: true };
    const { contacts } = monthFactsOf({
      ...{
        patientId: 'rosa',
        month: '2026-10',
        asOf: '2026-10-28',
        timeZone: newYork,
        billing: usualBilling,
      },
      ...{ roster: [person], consents: [], facts: [], earlier: [] },
      contacts: [
        {
          ...{
            id: 'k1',
            staffId: 'c',
            mode,
            startedAt: '2026-10-06T14:00:00Z',
            minutes: { teaching: minutes },
          },
          ...{ domains: [], before: 1, groupSize: size, groupAbout: about },
        },
      ],
    });
    const direct = contacts.map(contact => ({
      ...contact,
      supervised: 'direct' as const,
      where: 'practice' as const,
    }));
    const month = aMonth({
      contacts: direct,
      practice: { ...aMonth().practice, turnedOn: ['0593T', 'G0473'] },
      practitioner: { id: 'osei', credentials: credential === 'LCSW' ? ['lcsw'] : ['physician'] },
      stated: {
        ...aMonth().stated,
        ...{ 'mdpp-eligible': { is: true }, 'coach-rostered': { is: true } },
      },
      weights: [],
    });
    return evaluateMonth(month, rulesOf('2026-10'))
      .chosen.lines.map(({ code, units }) => (units > 1 ? `${code}x${units}` : code))
      .join(' ');
  }
});
