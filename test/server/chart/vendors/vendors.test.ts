import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { ruleBook } from '../../../../server/chart/vendors/rule-book.ts';
import { vendorNamed, vendors } from '../../../../server/chart/vendors/vendors.ts';
import type { PracticeClaim } from '../../../../server/domain/chart/vendor-claim.ts';

const folder = join(import.meta.dirname, '../../../../server/chart/vendors');
const own = (claim: object) =>
  ({ because: 'contract of June', by: 'Kim Alvarez', at: '2026-06-01T10:00:00Z', ...claim }) as PracticeClaim;

describe('what is known of a vendor', () => {
  it('is read from every file there is, each claim with its source and day', () => {
    const files = readdirSync(folder).filter(name => name.endsWith('.json'));
    expect(vendors).toHaveLength(files.length);
    expect(vendors.flatMap(({ claims }) => claims.filter(({ source, asOf }) => !source || !asOf))).toEqual(
      [],
    );
  });
  it('says each rule once', () => {
    for (const { name, claims } of vendors) {
      const rules = claims.map(({ rule }) => rule);
      expect(new Set(rules).size, name).toBe(rules.length);
    }
  });
  test.each([
    ['Epic', 'Epic'],
    ['epic-like sandbox', 'Epic'],
    ['Cerner Millennium', 'Oracle Health Millennium'],
    ['eCW FHIR Facade', 'eClinicalWorks'],
    ['athenaOne', 'athenahealth'],
    ['Allscripts Veradigm Connect', 'Veradigm'],
    ['NextGen Office', 'NextGen'],
    ['HAPI FHIR Server', undefined],
    ['generic', undefined],
  ])('%s is taken for %s', (spelled, name) => {
    expect(vendorNamed(spelled)?.name).toBe(name);
  });
});

describe('the rules for one EMR', () => {
  it('are the vendor’s', () => {
    expect(ruleBook('Epic').of('note-visit')).toMatchObject({ needed: true, mark: 'trial' });
  });
  it('are the practice’s own where it has one, the newest of them', () => {
    const claims = [own({ rule: 'creates', types: [] }), own({ rule: 'creates', types: ['Observation'] })];
    expect(ruleBook('eClinicalWorks', claims).of('creates')?.types).toEqual(['Observation']);
    expect(ruleBook('eClinicalWorks', claims).of('note-as')?.mediaTypes).toEqual(['application/pdf']);
  });
  it('never come from a claim nobody confirmed, until the practice makes it its own', () => {
    expect(ruleBook('OpenEMR').of('creates')).toBeUndefined();
    expect(ruleBook('OpenEMR', [own({ rule: 'creates', types: [] })]).of('creates')?.types).toEqual([]);
  });
  it('are none for an EMR there is no file for', () => {
    expect(ruleBook('generic').of('creates')).toBeUndefined();
  });
});
