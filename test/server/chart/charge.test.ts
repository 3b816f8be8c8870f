import { describe, expect, test } from 'vitest';
import { systems } from '../../../fhir-profiles/systems.ts';
import {
  usualCanonicalBase as canonicalBase,
  chargeResource,
  chargeRuleResource,
  ruleYear,
} from '../../../server/chart/write/charge.ts';
import { claimEntries } from '../../../server/chart/write/claim-entries.ts';
import { ruleSets } from '../../../server/domain/billing/rule-sets.ts';
import { claimNumber } from '../../../server/domain/desk/claim-number.ts';
import type { Json } from '../../fhir-profiles/check-value.ts';
import { gateFaults } from '../../fhir-profiles/gate.ts';
import { aLine } from '../desk/a-line.ts';

const setting = {
  ...{ patientReference: 'Patient/rosa', canonicalBase, enteredAt: '2026-11-01T09:00:00Z' },
  encounterReference: 'Encounter/of-rosa',
};
/** As the ledger names what it writes. */
const named = (charge: fhir4.ChargeItem) =>
  ({
    ...charge,
    identifier: [...(charge.identifier ?? []), { system: systems.chartWrite, value: 'row-1' }],
  }) as unknown as Json;

describe('a locked line as a charge', () => {
  test.each([
    ['a month', aLine()],
    ['a session', aLine({ code: '0592T', contactId: 'c1', modifiers: ['95'], place: '10' })],
    ['a device', aLine({ code: '99454', deviceId: 'd1', minutes: 0, staffIds: [], performers: [] })],
    ['one of unknown place', aLine({ code: 'G0019', mark: 'M', place: 'not-known' })],
    ['one locked before references were kept', aLine({ performers: [{ name: 'Dana', credential: '' }] })],
  ])('fits its profile: %s', (_, line) => {
    expect(gateFaults(named(chargeResource(line, setting)))).toEqual([]);
  });

  test('says its code by the right system, bare, and the days it stands for', () => {
    const of = (line: ReturnType<typeof aLine>) => chargeResource(line, setting);
    expect(of(aLine()).code.coding).toEqual([{ system: systems.cpt, code: '99490' }]);
    expect(of(aLine({ code: '0591T' })).code.coding?.[0]?.system).toBe(systems.cpt);
    expect(of(aLine({ code: 'G0019' })).code.coding?.[0]?.system).toBe(systems.hcpcs);
    expect(of(aLine()).occurrencePeriod).toEqual({ start: '2026-10-01', end: '2026-10-20' });
    expect(of(aLine({ contactId: 'c1' })).occurrencePeriod?.start).toBe('2026-10-20');
    expect(of(aLine({ deviceId: 'd1' })).occurrencePeriod?.start).toBe('2026-09-21');
  });

  test('is known by the same number in a chart and in an export', () => {
    const inExport = chargeResource(aLine(), {
      ...setting,
      patientReference: 'urn:uuid:1',
      patientId: 'rosa',
    });
    expect(inExport.identifier).toEqual(chargeResource(aLine(), setting).identifier);
    expect(inExport.identifier?.[0]?.value).toBe('2026-10/rosa/99490 2026-10');
  });
});

describe('a claim that is taken back', () => {
  const lines = [
    { batchId: 'b', place: 1, patientId: 'rosa', who: {}, frequency: 'void' as const, line: aLine() },
  ];
  test('is a charge aborted, and a claim cancelled that names the one before', () => {
    const of = { batchId: 'b', at: '2026-11-01T09:00:00Z', canonicalBase, withClaim: true };
    const [charge, claim] = claimEntries(lines, of).map(({ resource }) => resource);
    expect(charge).toMatchObject({ resourceType: 'ChargeItem', status: 'aborted' });
    const related = [{ claim: { identifier: { value: '2026-10/rosa' } } }];
    expect(claim).toMatchObject({ resourceType: 'Claim', status: 'cancelled', related });
  });
});

describe('the number of a claim', () => {
  test('is the month and the patient where that is short, and 20 letters without one that a claim cannot carry else', () => {
    expect(claimNumber('2026-10', 'rosa-morales')).toBe('2026-10/rosa-morales');
    const long = claimNumber('2026-10', '0b9ad4a5-6b5c-4b3e-9d0c-1f2e3d4c5b6a');
    expect(long).toMatch(/^2026-10\/[0-9A-Z]{12}$/);
    expect(claimNumber('2026-10', 'a*b~c')).toMatch(/^2026-10\/[0-9A-Z]{12}$/);
    const many = Array.from({ length: 20_000 }, (_, n) => claimNumber('2026-10', `patient-of-number-${n}`));
    expect(new Set(many).size).toBe(many.length);
  });
});

describe('every rule as a definition', () => {
  test.each(ruleSets)('of $payer $year fits its profile', ({ payer, year, rules }) => {
    for (const rule of rules)
      expect(gateFaults(chargeRuleResource(rule, { payer, year, canonicalBase }) as unknown as Json)).toEqual(
        [],
      );
  });

  test('is what a charge points to', () => {
    const rule = ruleSets.find(({ year }) => year === 2026)?.rules.find(({ code }) => code === '99490');
    if (rule === undefined) throw new Error('99490 is gone');
    const { url, version, description, applicability } = chargeRuleResource(rule, {
      ...{ ...ruleYear(aLine()), canonicalBase },
    });
    expect(chargeResource(aLine(), setting).definitionCanonical).toEqual([`${url}|${version}`]);
    expect(description).toContain('Verified in a primary source');
    expect(applicability?.map(one => one.description).join(' ')).toContain('at least 20 minutes');
  });
});
