import { describe, expect, test } from 'vitest';
import { rule } from '../../../server/chart/acceptance.ts';
import { exportedCharges, withdrawnCharges } from '../../../server/chart/write/charge-rows.ts';
import type { PracticeClaim } from '../../../server/domain/chart/vendor-claim.ts';
import { aLine } from '../desk/a-line.ts';
import { chargesOf, chargesYes, consentRows, rosaSaid, standingAs, takenBack } from '../desk/written.ts';
import { taking } from '../handoff/written.ts';

const first = aLine();
const second = aLine({ key: '99439 2026-10', code: '99439', units: 2, minutes: 40 });
const told = ({ writes, supersedes }: ReturnType<typeof exportedCharges>) => ({
  writes: writes.map(({ itemKey, body, needs }) => [itemKey, body?.status, needs.length]),
  supersedes,
});

describe('the charges of an exported month', () => {
  test('are a row each, after all that is care, and no session’s', () => {
    const { writes } = exportedCharges([first, second], chargesOf());
    expect(told({ writes, supersedes: [] }).writes).toEqual([
      ['99490 2026-10', 'billable', 0],
      ['99439 2026-10', 'billable', 0],
    ]);
    expect(writes.every(({ place, label }) => place === 9 && label === 'Charge')).toBe(true);
  });

  test.each([
    ['nobody said that charges go into the charts', { claims: [] }],
    ['the sign-in was granted none', { scopes: ['openid'] }],
    ['the practice took its word back', { claims: [withdrawn()] }],
  ])('are none where %s', (_, change) => {
    expect(exportedCharges([first], chargesOf([], change)).writes).toEqual([]);
  });

  test('that stand there as they left are not made again', () => {
    const before = standingAs(exportedCharges([first, second], chargesOf()).writes);
    expect(exportedCharges([first, second], chargesOf(before)).writes).toEqual([]);
  });

  test('of a month that was opened again are taken back, and those of the next export wait for that', () => {
    const before = standingAs(exportedCharges([first, second], chargesOf()).writes);
    const back = withdrawnCharges(chargesOf(before, { first: 80 }));
    expect(told(back).writes.map(([, status]) => status)).toEqual(['entered-in-error', 'entered-in-error']);
    const after = [...before, ...standingAs(back.writes, 'queued')];
    const again = exportedCharges([first], chargesOf(after, { first: 90 }));
    expect(told(again)).toEqual({ writes: [['99490 2026-10', 'billable', 2]], supersedes: [] });
  });

  test('that never left give way, and nothing of them reaches the chart', () => {
    const before = standingAs(exportedCharges([first], chargesOf()).writes, 'queued');
    expect(told(withdrawnCharges(chargesOf(before)))).toEqual({ writes: [], supersedes: [before[0]?.id] });
  });

  test('that say something else take the place of the older ones', () => {
    const before = standingAs(exportedCharges([second], chargesOf()).writes);
    const again = exportedCharges([{ ...second, units: 1 }], chargesOf(before, { first: 80 }));
    expect(told(again).writes).toEqual([
      ['99439 2026-10 taken back', 'entered-in-error', 1],
      ['99439 2026-10', 'billable', 1],
    ]);
  });

  test.each([
    ['the EMR lets nobody change them', 'sent', { update: false }],
    ['nobody knows whether they arrived', 'needs-review', {}],
  ] as const)(
    'keep their place where %s: nothing new of the month is sent beside them',
    (_, state, change) => {
      const before = standingAs(exportedCharges([second], chargesOf()).writes, state);
      expect(withdrawnCharges(chargesOf(before, change)).writes).toEqual([]);
      const again = exportedCharges([{ ...second, units: 1 }, first], chargesOf(before, change));
      expect(again.writes.map(row => [row.state, row.receipt.status])).toEqual([
        ['not-sent', 'refused'],
        ['not-sent', 'refused'],
      ]);
      const after = [
        ...before,
        ...again.writes.map(row => ({ ...standingAs([row], 'not-sent')[0], attempts: 0 })),
      ];
      const next = withdrawnCharges(chargesOf(after as typeof before, change));
      expect([next.writes, next.supersedes]).toEqual([[], again.writes.map(({ id }) => id)]);
    },
  );

  test('that could not be taken back stand, until that is tried again', () => {
    const before = standingAs(exportedCharges([second], chargesOf()).writes);
    const refused = standingAs(withdrawnCharges(chargesOf(before, { first: 80 })).writes, 'refused');
    const again = withdrawnCharges(chargesOf([...before, ...refused], { first: 90 }));
    expect(again.writes.map(({ body }) => body?.id)).toEqual([`urn:uuid:${before[0]?.id}`]);
  });
});

describe('whether a charge goes into the chart of', () => {
  const said = { because: 'contract of June', by: 'Kim Alvarez', at: '2026-06-01T10:00:00Z' };
  const mayMake: PracticeClaim = { ...said, rule: 'creates', types: ['ChargeItem'] };
  const scopes = ['user/*.cruds'];
  const of = (vendor: string, claims: PracticeClaim[]) =>
    rule({ kind: 'charge' }, { accepts: taking(['ChargeItem']), vendor, claims, scopes }, false);
  test.each([
    ['Medplum: what nobody confirmed decides nothing', 'Medplum', [], 'practice', undefined],
    ['Medplum, once the practice says so', 'Medplum', [chargesYes], 'all', undefined],
    ['Oracle: a plain create is none of its ways', 'Oracle Health', [], 'vendor', /ChargeItem|read-only/],
    [
      'Epic, whatever the practice says of charges alone',
      'Epic',
      [chargesYes],
      'vendor',
      /Interaction table/,
    ],
    ['eClinicalWorks without a contract', 'eClinicalWorks', [chargesYes], 'vendor', /metadata/],
    ['eClinicalWorks with one', 'eClinicalWorks', [chargesYes, mayMake], 'all', undefined],
    ['one that is known to nobody', 'generic', [chargesYes], 'all', undefined],
  ] as const)('%s', (_, vendor, claims, says, source) => {
    const ruling = of(vendor, [...claims]);
    expect(ruling.says).toBe(says);
    if (source) expect(ruling.claim).toMatchObject({ source: expect.stringMatching(source) });
  });
});

describe('a consent', () => {
  const given = consentRows(rosaSaid());

  test('is a record of its own, and a no as well', () => {
    expect(given).toMatchObject([{ kind: 'consent', route: 'native', body: { status: 'active' } }]);
    expect(consentRows(rosaSaid({ said: 'declined' }))[0]?.body?.status).toBe('rejected');
  });

  test('that was taken back is changed there; where it may not be, another beside it says so', () => {
    const previous = standingAs(given);
    const [changed] = consentRows(rosaSaid(takenBack), { previous, first: 70 });
    expect(changed?.body).toMatchObject({ status: 'inactive', id: `urn:uuid:${given[0]?.id}` });
    const [beside] = consentRows(rosaSaid(takenBack), { previous, first: 70, update: false });
    expect(beside?.body).toMatchObject({ status: 'inactive' });
    expect(beside?.body?.id).toBeUndefined();
    expect(beside?.body?.identifier).toHaveLength(1);
  });

  test('that never left goes as it is now, once', () => {
    const previous = standingAs(given, 'queued');
    const [now] = consentRows(rosaSaid(takenBack), { previous, first: 70 });
    expect(now).toMatchObject({ supersedes: [given[0]?.id], body: { status: 'inactive' } });
  });

  test('is told in no note where the EMR takes none', () => {
    expect(consentRows(rosaSaid(), { types: ['DocumentReference'] })).toMatchObject([
      { route: 'copy', state: 'not-sent', receipt: { status: 'not-accepted' } },
    ]);
  });
});

function withdrawn() {
  const said = { because: 'no more', by: 'Kim Alvarez', at: '2026-10-01T10:00:00Z' };
  return { ...said, rule: 'charges' as const, taken: true, withdrawn: said };
}
