import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { centsOf } from '../../../../server/domain/desk/money.ts';
import {
  isUnreadable,
  type PaidLine,
  type Remittance,
  readRemittance,
  type Unreadable,
} from '../../../../server/domain/desk/remittance.ts';
import { denialReason } from '../../../../server/domain/desk/remittance-outcome.ts';
import { an835, type Told835 } from './an-835.ts';

const rosa: Told835 = {
  ...{ claim: '2026-10/rosa', patient: ['MORALES', 'ROSA'], payerClaim: 'ICN77' },
  lines: [
    { code: '99490', charge: '62.00', paid: '48.12', taken: ['CO*45*1.85', 'PR*2*12.03'], number: 'L1' },
    { code: '99439', charge: '47.00', paid: '0', taken: ['CO*50*47'], remarks: ['N706'] },
  ],
};
const read = (text: string): Remittance => {
  const found = readRemittance(text);
  if (isUnreadable(found)) throw new Error(`not read: ${found.unreadable} at ${found.at}`);
  return found;
};
const whyNot = (text: string): Unreadable | undefined => {
  const found = readRemittance(text);
  return isUnreadable(found) ? found : undefined;
};

describe('an 835', () => {
  it('is read claim by claim and line by line, as it stands there', () => {
    const { lines, notRead, passedOver, unbalanced } = read(an835([rosa]));
    expect({ notRead, passedOver, unbalanced }).toEqual({ notRead: [], passedOver: [], unbalanced: [] });
    const all = {
      ...{ payer: 'MEDICARE PART B', trace: 'EFT1001', paidOn: '2026-11-15', claim: '2026-10/rosa' },
      ...{ payerClaim: 'ICN77', patient: 'ROSA MORALES', from: '2026-10-20', to: '2026-10-20' },
      ...{ modifiers: [], units: 1 },
    };
    expect(lines).toEqual([
      {
        ...{ ...all, at: 13, code: '99490', lineNumber: 'L1', chargedCents: 6200, paidCents: 4812 },
        adjustments: [
          { group: 'CO', reason: '45', cents: 185 },
          { group: 'PR', reason: '2', cents: 1203 },
        ],
        ...{ remarks: [], outcome: 'paid' },
      },
      {
        ...{ ...all, at: 18, code: '99439', chargedCents: 4700, paidCents: 0 },
        adjustments: [{ group: 'CO', reason: '50', cents: 4700 }],
        ...{ remarks: ['N706'], outcome: 'denied' },
      },
    ] satisfies PaidLine[]);
  });

  it.each<[string, string, Told835['lines'][number], PaidLine['outcome']]>([
    ['paid but for the contract', '1', { code: 'x', charge: '10', paid: '8', taken: ['CO*45*2'] }, 'paid'],
    [
      'paid less the sequestration',
      '1',
      { code: 'x', charge: '10', paid: '9.8', taken: ['CO*253*.2'] },
      'paid',
    ],
    ['paid less for a reason', '1', { code: 'x', charge: '10', paid: '5', taken: ['CO*59*5'] }, 'adjusted'],
    ['not paid', '1', { code: 'x', charge: '10', paid: '0', taken: ['CO*97*10'] }, 'denied'],
    ['not paid, the claim denied', '4', { code: 'x', charge: '10', paid: '0' }, 'denied'],
    [
      'the deductible takes all',
      '1',
      { code: 'x', charge: '10', paid: '0', taken: ['PR*1*10'] },
      'to-patient',
    ],
    [
      'not covered, the patient owes it',
      '1',
      { code: 'x', charge: '10', paid: '0', taken: ['PR*204*10'] },
      'denied',
    ],
    ['a payment taken back', '22', { code: 'x', charge: '-10', paid: '-8', taken: ['CO*45*-2'] }, 'reversed'],
    ['passed on to another payer', '23', { code: 'x', charge: '10', paid: '0' }, 'undecided'],
  ])('tells what became of a line: %s', (_, status, line, outcome) => {
    expect(read(an835([{ claim: 'c', status, lines: [line] }])).lines[0]?.outcome).toBe(outcome);
  });

  it('takes a claim without lines as it is, and a reason of the claim for each of its lines', () => {
    const whole = read(an835([{ claim: 'c', status: '4', claimSegments: ['CAS*CO*29*62'], lines: [] }]));
    expect(whole.lines).toMatchObject([{ outcome: 'denied', adjustments: [{ group: 'CO', reason: '29' }] }]);
    expect(whole.lines[0]).not.toHaveProperty('code');
    const line = { code: '99490', charge: '62', paid: '0' };
    const each = read(
      an835([{ claim: 'c', status: '4', claimSegments: ['CAS*CO*29*62', 'MOA***MA130'], lines: [line] }]),
    );
    expect(each.lines[0] && denialReason(each.lines[0])).toBe('CO-29 MA130');
  });

  it('is of several payers, with other signs between, in one file', () => {
    const second = an835(
      [{ ...rosa, claim: 'b' }],
      { element: '|', part: '>', end: '\n', breaks: '' },
      { payer: 'AETNA', trace: 'T2' },
    );
    const { lines } = read(an835([rosa]) + second);
    expect(lines.map(({ payer, trace, claim }) => `${payer} ${trace} ${claim}`)).toEqual([
      ...['MEDICARE PART B EFT1001 2026-10/rosa', 'MEDICARE PART B EFT1001 2026-10/rosa'],
      ...['AETNA T2 b', 'AETNA T2 b'],
    ]);
  });

  it('passes over what it does not know and says so; what was claimed counts, not what it was paid as', () => {
    const line = { code: '99490', charge: '62', paid: '48', more: ['ZZZ*1*2', 'K3*X'] };
    const odd = an835([{ claim: 'c', lines: [line] }]).replace(
      'SVC*HC:99490*62*48**1',
      'SVC*HC:99487*62*48**1*HC:99490:25*2',
    );
    const found = read(odd);
    expect(found.passedOver).toEqual(['ZZZ', 'K3']);
    expect(found.lines[0]).toMatchObject({ code: '99490', modifiers: ['25'], units: 2 });
  });

  it('leaves a claim out that does not say what it must, and says which; the others count', () => {
    const broken = an835([rosa, { claim: 'bad', lines: [{ code: '99490', charge: '62', paid: '4x' }] }]);
    const found = read(broken);
    expect(found.lines.map(({ claim }) => claim)).toEqual(['2026-10/rosa', '2026-10/rosa']);
    expect(found.notRead).toMatchObject([{ what: 'CLP bad', because: 'amount' }]);
    const noDay = read(
      an835([{ claim: 'c', lines: [{ code: 'x', charge: '1', paid: '1', day: '20261399' }] }]),
    );
    expect(noDay.notRead).toMatchObject([{ what: 'CLP c', because: 'date' }]);
  });

  it('tells of a payment that does not add up to its claims; what the payer keeps back is counted in', () => {
    expect(read(an835([rosa], {}, { off: '5.00' })).unbalanced).toEqual([]);
    expect(read(an835([rosa]).replace('BPR*I*48.12', 'BPR*I*58.12')).unbalanced).toEqual([
      { trace: 'EFT1001', saidCents: 5812, foundCents: 4812 },
    ]);
  });

  it.each<[string, string, Unreadable['unreadable']]>([
    ['nothing', ' \uFEFF\n', 'nothing'],
    ['an envelope that is too short', an835([rosa]).replace('          *00', '*00'), 'no-envelope'],
    ['signs that are letters', an835([rosa], { element: 'x' }), 'no-envelope'],
    ['one sign for two things', an835([rosa], { part: '~' }), 'no-envelope'],
    ['another count of segments', an835([rosa]).replace(/SE\*\d+/, 'SE*9'), 'counts-differ'],
    [
      'another number at its end',
      an835([rosa]).replace('IEA*1*000000905', 'IEA*1*000000906'),
      'counts-differ',
    ],
    ['an envelope in an envelope', an835([rosa]).replace('GS*HP', 'ISA*00~GS*HP'), 'cut-off'],
    ['another kind of message', an835([rosa]).replace('ST*835', 'ST*277'), 'not-835'],
    ['rubbish after its end', `${an835([rosa])}hello`, 'no-envelope'],
    ['words', 'Dear practice, we paid you', 'no-columns'],
  ])('is not read at all where it is %s', (_, text, why) => {
    expect(whyNot(text)?.unreadable).toBe(why);
  });

  it('that is cut off anywhere is never read as a part of itself', () => {
    const whole = an835([rosa]);
    for (let length = 4; length < whole.trimEnd().length; length++)
      expect(whyNot(whole.slice(0, length)), `${length} letters`).toBeDefined();
  });

  it('gives back every amount of every claim, whatever the signs: nothing invented, nothing lost', () => {
    const amount = fc.integer({ min: 0, max: 999_999 }).map(cents => (cents / 100).toFixed(2));
    const line = fc.record({ code: fc.constantFrom('99490', 'G0019'), charge: amount, paid: amount });
    const claims = fc.array(
      fc.record({ claim: fc.stringMatching(/^[a-z0-9/-]{1,20}$/), lines: fc.array(line, { maxLength: 3 }) }),
      { maxLength: 5 },
    );
    const signs = fc.constantFrom(
      {},
      { element: '|' },
      { part: '>' },
      { end: '\n', breaks: '' },
      { end: '\r', breaks: '\n' },
    );
    fc.assert(
      fc.property(claims, signs, (told, of) => {
        const found = read(an835(told, of));
        const wanted = told.flatMap(({ claim, lines }) =>
          lines.length === 0 ? [[claim, 0]] : lines.map(({ paid }) => [claim, centsOf(paid)]),
        );
        expect(found.lines.map(({ claim, paidCents }) => [claim, paidCents])).toEqual(wanted);
        expect(found.notRead).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('of any letters is read or refused, never thrown over', () => {
    const pieces = fc.constantFrom(
      ...['ISA', '*', '~', ':', 'CLP', 'SVC', 'CAS', 'ST*835', 'SE', '1', '\n', 'x', '-', '.'],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), fc.nat(an835([rosa]).length), (some, place) => {
        const whole = an835([rosa]);
        readRemittance(whole.slice(0, place) + some.join('') + whole.slice(place));
        readRemittance(some.join(''));
      }),
      { numRuns: 300 },
    );
  });

  it.each<[string, () => string, number | Unreadable['unreadable']]>([
    [
      'thousands of claims',
      () => an835(Array.from({ length: 2_000 }, (_, n) => ({ ...rosa, claim: `c${n}` }))),
      4_000,
    ],
    ['five megabytes of ends of segments', () => an835([]).slice(0, 106) + '~'.repeat(5e6), 'cut-off'],
    ['five megabytes of one letter', () => `ISA${'*'.repeat(5e6)}`, 'no-envelope'],
    [
      'five megabytes of quotations',
      () => `claim_number,procedure_code,paid\n${'"'.repeat(5e6 - 1)}`,
      'cut-off',
    ],
    [
      'five megabytes of rows',
      () => `claim_number,procedure_code,paid\n${'a,b,1\n'.repeat(8e5)}`,
      'too-many',
    ],
  ])('of %s is answered within two seconds of work', (_, text, answer) => {
    const big = text();
    const start = process.threadCpuUsage();
    const found = readRemittance(big);
    expect(process.threadCpuUsage(start).user).toBeLessThan(2_000_000); // microseconds
    expect(isUnreadable(found) ? found.unreadable : found.lines.length).toBe(answer);
  });
});

describe('a file of columns', () => {
  it('is read by the names of its columns, in any order, with any sign between', () => {
    const text = [
      'paid;claim_number;procedure_code;charge;reasons;remarks;service_from;paid_on;payer',
      '0;2026-10/rosa;99490;62.00;CO-50:62 PR-2;N706;2026-10-20;2026-11-15;Medicare',
      '"48.12";2026-10/rosa;99439;62.00;CO45:13.88;;2026-10-20;;',
    ].join('\r\n');
    const { lines, kind } = read(text);
    expect(kind).toBe('csv');
    expect(lines.map(({ at, outcome, paidCents }) => [at, outcome, paidCents])).toEqual([
      [2, 'denied', 0],
      [3, 'paid', 4812],
    ]);
    expect(lines[0]).toMatchObject({
      adjustments: [
        { group: 'CO', reason: '50', cents: 6200 },
        { group: 'PR', reason: '2' },
      ],
      ...{ remarks: ['N706'], payer: 'Medicare', paidOn: '2026-11-15', to: '2026-10-20' },
    });
  });

  it('has rows left out that do not say what they must, by their number', () => {
    const rows = ['c,99490,12x,', ',99490,1,', 'c,99490', 'c,99490,1,2026-13-01', 'c,99490,1,2026-10-01'];
    const found = read(['claim_number,procedure_code,paid,service_from', ...rows].join('\n'));
    expect(found.notRead.map(({ at, because }) => [at, because])).toEqual([
      [2, 'amount'],
      [3, 'no-number'],
      [4, 'cells'],
      [5, 'date'],
    ]);
    expect(found.lines).toHaveLength(1);
  });

  it('with a quotation that does not end is not read; the sign before a formula is no part of a cell', () => {
    expect(whyNot('claim_number,procedure_code,paid\n"c,99490,1')?.unreadable).toBe('cut-off');
    const guarded = read(
      'claim_number,procedure_code,paid,patient_name\n"c","99490","1","\'=Rosa ""R"" Morales"',
    );
    expect(guarded.lines[0]?.patient).toBe('=Rosa "R" Morales');
  });
});

describe('an amount', () => {
  it.each([
    ['12.5', 1250],
    ['.5', 50],
    ['-3', -300],
    ['0', 0],
    ['-0.00', 0],
    ['999999999.99', 99_999_999_999],
  ])('%s is told in cents', (text, cents) => {
    expect(centsOf(text)).toBe(cents);
  });
  it.each(['', '.', '-', '1.234', '1,5', '1e3', 'x', '1000000000000', '0x10', '١'])('%s is none', text => {
    expect(centsOf(text)).toBeUndefined();
  });
});
