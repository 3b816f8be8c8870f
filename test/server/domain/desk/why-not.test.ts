import { expect, test } from 'vitest';
import type { NotBillable, Why } from '../../../../server/domain/billing/evaluation.ts';
import { tell } from '../../../../server/domain/desk/tell.ts';
import { whyNot } from '../../../../server/domain/desk/why-not.ts';

const of = (code: string, ...because: Why[]): NotBillable => ({ code, programme: 'ccm', because });
const short = (minutes: number, atLeast: number): Why => ({
  says: 'minutes-short',
  with: { minutes, atLeast },
});
const dana = { name: 'Dana Reyes', credential: 'NBC-HWC' };
const told = (notBillable: NotBillable[], minutes = 0) => {
  const unused = [{ contactId: 'c', workId: 'w', activity: 'planning' as const, minutes }];
  const because = { says: 'feeds-nothing' } as const;
  const rules = { payer: 'medicare', year: 2026 };
  return whyNot({ notBillable, unused: unused.map(one => ({ ...one, because })), rules }, [dana], 'en');
};

test('the code that most was done for gives the reason, wherever it stands among the others', () => {
  const far = of('99487', short(13, 60));
  const near = of('99490', short(13, 20));
  const off = of('0591T', { says: 'off-without-contract' });
  const otherwise = of('G0447', { says: 'not-this-mode', with: { mode: 'phone' } });
  for (const all of [
    [far, off, near, otherwise],
    [otherwise, near, off, far],
  ])
    expect(told(all)).toBe('99490: 13 minutes; it asks for 20.');
  expect(told([off, otherwise])).toBe('G0447: It may not be held this way (by phone).');
  expect(told([off])).toMatch(/^0591T: It pays only by contract/);
});

test('of two for which all was done the one with fewer answers against it is nearer', () => {
  const lacks = (count: number): Why => ({ says: 'lacks-conditions', with: { count, kind: 'chronic' } });
  expect(told([of('99424', lacks(1), lacks(2)), of('99490', lacks(2)), of('99487', short(59, 60))])).toMatch(
    /^99490: At least 2/,
  );
});

test('minutes that no code takes are told with whose they are; a month without a minute says so', () => {
  expect(told([], 21)).toBe('No code takes these 21 minutes (Dana Reyes, NBC-HWC).');
  expect(told([])).toBe('There is no whole minute in this month.');
});

test('a consent that is missing is named by its service, in either language', () => {
  const why = { says: 'lacks-consent', with: { to: 'ccm' } } as const;
  expect(tell(why, 'en')).toBe('Consent for chronic care management.');
  expect(tell(why, 'es')).toBe('Consentimiento para gestión de enfermedades crónicas.');
});
