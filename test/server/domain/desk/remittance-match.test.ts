import { describe, expect, it } from 'vitest';
import { claimNumber } from '../../../../server/domain/desk/claim-number.ts';
import { carcOf, tellReason } from '../../../../server/domain/desk/denial-reasons.ts';
import type { PaidLine } from '../../../../server/domain/desk/remittance.ts';
import { type LeftMonth, matchPaid } from '../../../../server/domain/desk/remittance-match.ts';
import { aLine } from '../../desk/a-line.ts';

const session = (n: number) =>
  aLine({ key: `99406 k${n}`, code: '99406', day: `2026-10-0${n}`, contactId: `k${n}` });
const left = (patientId: string, name: string, lines = [aLine()]): LeftMonth => ({
  ...{ month: '2026-10', patientId, lines, name: () => name },
});
const paid = (other: Partial<PaidLine>): PaidLine => ({
  ...{
    at: 1,
    payer: 'p',
    trace: 't',
    claim: 'PCN',
    modifiers: [],
    paidCents: 0,
    adjustments: [],
    remarks: [],
  },
  ...{ code: '99490', from: '2026-10-20', to: '2026-10-20', outcome: 'denied', ...other },
});
const months = [left('rosa', 'Rosa Elena Morales'), left('w', 'Walter Greene', [session(1), session(2)])];
const told = (line: PaidLine, among = months) =>
  matchPaid([line], among).map(({ to }) => to && `${to.patientId} ${to.lineKey} ${to.by}`);

describe('a line of a payer', () => {
  it.each<[string, Partial<PaidLine>, (string | undefined)[]]>([
    [
      'by the number it was claimed under',
      { claim: claimNumber('2026-10', 'rosa') },
      ['rosa 99490 2026-10 number'],
    ],
    ['by that number in small letters', { claim: ' 2026-10/ROSA ' }, ['rosa 99490 2026-10 number']],
    ['by the patient’s name, code and day', { patient: 'ROSA MORALES' }, ['rosa 99490 2026-10 name']],
    ['with accents and a second name', { patient: 'Rosa E Moralés' }, ['rosa 99490 2026-10 name']],
    ['not by a surname alone', { patient: 'MORALES' }, [undefined]],
    ['not by a name of somebody else', { patient: 'ROSA GREENE' }, [undefined]],
    [
      'not on a day of another month',
      { patient: 'ROSA MORALES', from: '2026-09-20', to: '2026-09-20' },
      [undefined],
    ],
    [
      'not where the number is ours and the code is not',
      { claim: '2026-10/rosa', code: 'G0019' },
      [undefined],
    ],
    [
      'by its day, of two of one code',
      { claim: '2026-10/w', code: '99406', from: '2026-10-02', to: '2026-10-02' },
      ['w 99406 k2 number'],
    ],
    [
      'by its own number, of two of one code',
      { claim: '2026-10/w', code: '99406', from: undefined, lineNumber: '99406 k1' },
      ['w 99406 k1 number'],
    ],
    [
      'to none of two that both fit',
      { claim: '2026-10/w', code: '99406', from: '2026-10-01', to: '2026-10-31' },
      [undefined],
    ],
    [
      'as a whole, to each line of the claim',
      { claim: '2026-10/w', code: undefined },
      ['w 99406 k1 number', 'w 99406 k2 number'],
    ],
  ])('is found %s', (_, other, found) => {
    expect(told(paid(other))).toEqual(found);
  });

  it('is matched to none of two patients of one name', () => {
    const twice = [...months, left('rosa-2', 'Rosa Morales')];
    expect(told(paid({ patient: 'ROSA MORALES' }), twice)).toEqual([undefined]);
  });

  it('opens no name where the number finds its month', () => {
    const shut = {
      ...left('rosa', ''),
      name: () => {
        throw new Error('opened');
      },
    };
    expect(told(paid({ claim: '2026-10/rosa', patient: 'X Y' }), [shut])).toEqual([
      'rosa 99490 2026-10 number',
    ]);
  });
});

describe('a reason', () => {
  it.each([
    ['CO-50 N706', '50'],
    ['co50', '50'],
    ['PR 204', '204'],
    ['97', '97'],
    ['CO-B15', 'B15'],
    ['no such consent', undefined],
    ['2026 was too late', undefined],
  ])('%s names the number %s', (reason, number) => {
    expect(carcOf(reason)).toBe(number);
  });

  it('is told in our own words with who can help; a remark may turn it to somebody else; an unknown number has none', () => {
    expect(tellReason('CO-50', 'en')).toEqual({ label: 'need not shown', fixer: 'coach', mark: 'V2' });
    expect(tellReason('CO-16 N706', 'en')).toMatchObject({ fixer: 'coach' });
    expect(tellReason('CO-16 M76', 'es')).toMatchObject({
      label: 'falta algo en el cobro',
      fixer: 'physician',
    });
    expect(tellReason('CO-999', 'en')).toBeUndefined();
    expect(tellReason('constructor', 'en')).toBeUndefined();
  });
});
