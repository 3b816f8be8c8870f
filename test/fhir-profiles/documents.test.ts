import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { searches } from '../../server/chart/read/searches.ts';
import { profileDigests } from '../../server/commands/profiles/digests.ts';
import { besideWrites } from '../server/chart/beside-writes.ts';
import { betweenWritesOf } from '../server/chart/between-writes.ts';
import { formWritesOf, writesOf } from '../server/chart/signed-writes.ts';
import { deskExamples } from '../server/desk/written.ts';
import { handoffExamples } from '../server/handoff/written.ts';
import { examplesIn } from './examples.ts';
import { profileOf } from './profile-of.ts';
import { compiled, rulesOf } from './structures.ts';
import { codesIn } from './value-sets.ts';

type Profile = { resourceType: string; id: string; url: string; baseDefinition: string; snapshot?: unknown };
type Statement = {
  resourceType: string;
  kind: string;
  rest: {
    resource: {
      type: string;
      supportedProfile?: string[];
      conditionalCreate?: boolean;
      interaction: { code: string; extension: { valueCode: string }[] }[];
      searchParam?: { name: string }[];
    }[];
  }[];
};

const root = join(import.meta.dirname, '..', '..');
const folder = join(root, 'fhir-profiles');
const profiles = compiled<Profile>('StructureDefinition');
const usCore = 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-';
const r4 = 'http://hl7.org/fhir/StructureDefinition/';

describe('the compiled profiles', () => {
  test('are what the sources say: "npm run profiles" was run after the last change', () => {
    expect(readFileSync(join(folder, 'compiled.sha256'), 'utf8')).toBe(profileDigests(folder));
  });

  test('are differentials, no snapshots', () => {
    expect(profiles.filter(({ snapshot }) => snapshot !== undefined)).toEqual([]);
  });

  test('stand on US Core wherever US Core has a parent', () => {
    const parents = profiles.map(({ id, baseDefinition }) => [
      id.replace('alongside-', ''),
      baseDefinition
        .replace(usCore, 'US Core ')
        .replace(r4, 'R4 ')
        .replace(/^https:.*alongside-/, ''),
    ]);
    expect(Object.fromEntries(parents)).toEqual({
      goal: 'US Core goal',
      step: 'US Core servicerequest',
      'care-plan': 'US Core careplan',
      visit: 'US Core encounter',
      note: 'US Core documentreference',
      'plan-document': 'US Core documentreference',
      provenance: 'US Core provenance',
      ruler: 'US Core observation-screening-assessment',
      stage: 'US Core observation-screening-assessment',
      'teach-back': 'US Core simple-observation',
      'adherent-days': 'US Core simple-observation',
      'check-in': 'US Core simple-observation',
      barrier: 'US Core simple-observation',
      steps: 'US Core simple-observation',
      'blood-pressure': 'US Core blood-pressure',
      weight: 'US Core body-weight',
      'heart-rate': 'US Core heart-rate',
      waist: 'US Core vital-signs',
      glucose: 'US Core observation-lab',
      'home-blood-pressure': 'blood-pressure',
      'home-weight': 'weight',
      // US Core's own stands on SDC, a guide an EMR need not have.
      form: 'R4 QuestionnaireResponse',
      'red-flag': 'R4 Flag',
      handoff: 'US Core servicerequest',
      'handoff-task': 'R4 Task',
      'care-team': 'US Core careteam',
      task: 'R4 Task',
      message: 'R4 Communication',
      'medicine-taken': 'R4 MedicationStatement',
      consent: 'R4 Consent',
      charge: 'R4 ChargeItem',
      'charge-rule': 'R4 ChargeItemDefinition',
      'exported-charge': 'R4 ChargeItem',
      contact: 'US Core encounter',
      claim: 'R4 Claim',
    });
  });

  test('have an example each, but for the vital signs that are like another', () => {
    const shown = [...examplesIn('examples'), ...examplesIn('shapes')].map(({ resource }) =>
      profileOf(resource),
    );
    const without = profiles.filter(({ url }) => !shown.includes(url)).map(({ id }) => id);
    expect(without.sort()).toEqual(['alongside-heart-rate', 'alongside-waist']);
  });

  test('leave no required value set undecided to the gate', () => {
    const bound = profiles.flatMap(({ url }) => rulesOf(url)).flatMap(({ binding }) => binding ?? []);
    const required = bound.filter(({ strength }) => strength === 'required');
    expect(required.length).toBeGreaterThan(15);
    expect(required.filter(({ valueSet }) => !codesIn(valueSet ?? ''))).toEqual([]);
  });
});

describe('what is asked of an EMR', () => {
  const [statement] = compiled<Statement>('CapabilityStatement');
  const resources = statement?.rest[0]?.resource ?? [];
  const may = (code: string) =>
    resources.filter(one => one.interaction.some(each => each.code === code)).map(({ type }) => type);

  test('are the reads of one round, with the parameters they use', () => {
    expect(statement?.kind).toBe('requirements');
    const asked = searches(new Date('2026-10-12T15:00:00Z'));
    const lacking = asked.flatMap(({ type, params }) => {
      const resource = resources.find(one => one.type === type);
      const names = resource?.searchParam?.map(({ name }) => name) ?? [];
      const used = ['patient', ...Object.keys(params).filter(name => !name.startsWith('_'))];
      const isSearched = may('search-type').includes(type);
      return used.filter(name => !isSearched || !names.includes(name)).map(name => `${type}?${name}`);
    });
    expect(lacking).toEqual([]);
    const read = asked.map(({ type }) => type);
    expect(may('search-type').filter(type => !read.includes(type))).toEqual([
      'CarePlan',
      'QuestionnaireResponse',
      'Flag',
      'Task',
      'CareTeam',
      'Communication',
      'MedicationStatement',
      'Consent',
      'ChargeItem',
    ]);
  });

  test('are the writes of a full session, of what goes beside one and of what is said between two, found again by their identifier', () => {
    const typesOf = (rows: readonly ({ body?: { resourceType: string } } | undefined)[]) => [
      ...new Set(rows.flatMap(row => row?.body?.resourceType ?? [])),
    ];
    const beside = [...besideWrites(), ...handoffExamples(), ...deskExamples()].map(({ resource: body }) => ({
      body,
    }));
    const changed = typesOf([...writesOf(), ...formWritesOf(), ...beside]);
    const written = [...changed, ...typesOf(betweenWritesOf().map(({ row }) => row))].sort();
    expect(may('create').sort()).toEqual(written);
    expect(may('update').sort()).toEqual(changed.sort());
    for (const { type, conditionalCreate, searchParam } of resources) {
      expect([type, conditionalCreate ?? false]).toEqual([type, written.includes(type)]);
      if (written.includes(type)) expect(searchParam?.map(({ name }) => name)).toContain('identifier');
    }
  });

  test('are the profiles of what is written, and only those', () => {
    // What leaves with an export is written into no chart.
    const intoChart = examplesIn('examples').filter(({ key }) => !key.startsWith('exported-'));
    const today = [...new Set(intoChart.map(({ resource }) => profileOf(resource)))];
    const likeAnother = ['heart-rate', 'waist'].map(
      name => `https://alongside.health/fhir/StructureDefinition/alongside-${name}`,
    );
    const stated = resources.flatMap(({ supportedProfile = [] }) => supportedProfile);
    expect(stated.sort()).toEqual([...today, ...likeAnother].sort());
  });

  test('is without condition only that the patient can be read', () => {
    const shall = resources.filter(({ interaction }) =>
      interaction.some(({ extension }) => extension[0]?.valueCode === 'SHALL'),
    );
    expect(shall.map(({ type }) => type)).toEqual(['Patient']);
  });
});

describe('the table in fhir-profiles/README.md', () => {
  const readme = readFileSync(join(folder, 'README.md'), 'utf8');

  test('names every profile, each in one row', () => {
    const rows = readme.split('\n').filter(line => line.startsWith('|'));
    const times = profiles.map(({ id }) => [
      id,
      rows.filter(row => row.includes(`\`${id.replace('alongside-', '')}\``)).length,
    ]);
    expect(times.filter(([, count]) => count !== 1)).toEqual([]);
  });

  test('points to code that is there', () => {
    const paths = [...readme.matchAll(/`((?:server|test|fhir-profiles|client)\/[\w./-]+)`/g)].map(
      ([, path = '']) => path,
    );
    expect(paths.length).toBeGreaterThan(15);
    expect(paths.filter(path => !existsSync(join(root, path)))).toEqual([]);
  });
});
