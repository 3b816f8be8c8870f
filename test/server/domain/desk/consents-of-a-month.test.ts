import { expect, test } from 'vitest';
import { lackOf } from '../../../../server/domain/billing/needs.ts';
import { usualBilling } from '../../../../server/domain/desk/billing-settings.ts';
import { monthFactsOf, type SaidConsent } from '../../../../server/domain/desk/month-facts.ts';
import { tell } from '../../../../server/domain/desk/tell.ts';

const october = (...consents: SaidConsent[]) =>
  monthFactsOf({
    ...{ patientId: 'rosa', month: '2026-10', asOf: '2026-10-31', timeZone: 'America/New_York' },
    ...{ billing: usualBilling, roster: [], contacts: [], consents, facts: [], earlier: [] },
  });
const said = (what: SaidConsent['said'], day: string, to: SaidConsent['to'] = 'ccm'): SaidConsent => ({
  ...{ to, said: what, day },
});
const stands = (...consents: SaidConsent[]) => october(...consents).consents;

test('a yes that was said twice ends at one no: nothing is claimed on the older of the two', () => {
  expect(
    stands(said('given', '2026-01-05'), said('given', '2026-06-02'), said('revoked', '2026-10-12')),
  ).toEqual([
    { to: 'ccm', day: '2026-01-05', revoked: '2026-10-12' },
    { to: 'ccm', day: '2026-06-02', revoked: '2026-10-12' },
  ]);
});

test('a no to the question asked anew ends the yes from before, and a later yes begins anew', () => {
  expect(
    stands(said('given', '2026-01-05'), said('declined', '2026-10-12'), said('given', '2026-10-20')),
  ).toEqual([
    { to: 'ccm', day: '2026-01-05', revoked: '2026-10-12' },
    { to: 'ccm', day: '2026-10-20' },
  ]);
});

test('what was said earlier and written down later changes nothing of what was said since', () => {
  const onPaper = said('given', '2026-01-05');
  expect(stands(said('given', '2026-06-02'), said('revoked', '2026-10-12'), onPaper)).toEqual([
    { to: 'ccm', day: '2026-01-05', revoked: '2026-10-12' },
    { to: 'ccm', day: '2026-06-02', revoked: '2026-10-12' },
  ]);
  expect(stands(said('given', '2026-06-02'), said('declined', '2026-02-01'))).toEqual([
    { to: 'ccm', day: '2026-06-02' },
  ]);
  expect(stands(said('given', '2026-01-05'), said('revoked', '2026-10-12', 'chi'))).toEqual([
    { to: 'ccm', day: '2026-01-05' },
  ]);
});

test('who said no is told as one who said no, in both languages, until they say yes', () => {
  const lack = (...consents: SaidConsent[]) =>
    lackOf({ needs: 'consent', to: 'ccm' }, 'no', october(...consents)).refused;
  const told = (...consents: SaidConsent[]) => {
    const refused = lack(...consents);
    return refused && [tell(refused, 'en'), tell(refused, 'es')];
  };
  expect(told(said('declined', '2026-10-12'))).toEqual([
    'They said no on 12 Oct 2026.',
    'La respuesta fue no, el 12 oct 2026.',
  ]);
  expect(told(said('given', '2026-01-05'), said('revoked', '2026-10-12'))).toEqual([
    'They took it back on 12 Oct 2026.',
    'Lo retiró el 12 oct 2026.',
  ]);
  expect(lack()).toBeUndefined();
  expect(lack(said('declined', '2026-10-12'), said('given', '2026-10-20'))).toBeUndefined();
  expect(lack(said('declined', '2026-10-12', 'chi'))).toBeUndefined();
});
