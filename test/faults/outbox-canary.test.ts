import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { profileOf } from '../../server/chart/send-profile.ts';
import { canaryWords } from '../../server/chart/write/canary.ts';
import type { EmrAccess } from '../../server/domain/chart/emr-access.ts';
import { type ProvenFacts, type TriedType, triedTypes } from '../../server/domain/chart/proven.ts';
import { defaultSettings } from '../../server/domain/practice/settings.ts';
import { makeCanary } from '../../server/outbox/canary/canary.ts';
import { gateFaults, isOurs } from '../fhir-profiles/gate.ts';
import { type Disguise, disguises } from '../sandbox-emr/fhir/types.ts';
import { type ChartEmr, startEmr } from '../server/chart/emr.ts';

let emr: ChartEmr;
beforeAll(async () => {
  emr = await startEmr();
});
afterEach(() => {
  emr.faults.clear();
  emr.wear('open');
});
afterAll(() => emr.close());

const kim = { id: 'kim', name: 'Kim Alvarez', fhirUser: 'Practitioner/lead-priya' };

async function canary(as: Disguise, callMs = 10_000) {
  emr.wear(as);
  const access = await emr.accessFor('rosa-morales');
  const who = {
    id: crypto.randomUUID(),
    patientId: 'rosa-morales',
    staff: kim,
    settings: defaultSettings,
    at: '2026-10-12T15:00:00Z',
  };
  const found = await makeCanary(access, who, {
    callMs,
    pause: async () => undefined,
  });
  const facts = found.map(one => (one.ownId === 'taken' ? { ...one, ownIdSince: one.at } : one));
  return { access, facts, of: (type: TriedType) => facts.find(one => one.type === type) };
}
const profilesAfter = (access: EmrAccess, facts: ProvenFacts[]) =>
  Object.fromEntries(
    facts.map(({ type, created }) => [
      type,
      created === 'yes' ? profileOf(type, { ...access, proven: facts }).profile : 'W5',
    ]),
  );

/** A charge is tried only where the practice itself says that charges go into its charts. */
const all = (profile: string) =>
  Object.fromEntries(triedTypes.filter(type => type !== 'ChargeItem').map(type => [type, profile]));

/** Which write profile each EMR ends at after a canary; a type that is not there was not tried: W5 by what is known of it. */
const table: Record<Disguise, Record<string, string>> = {
  open: all('W1'),
  slow: all('W1'),
  'medplum-like': all('W2'),
  renaming: all('W2'),
  hiding: all('W4'),
  forgetful: all('W4'),
  'epic-like': { DocumentReference: 'W3', Observation: 'W3' },
  'oracle-like': { DocumentReference: 'W3', Observation: 'W3', Encounter: 'W3', Communication: 'W3' },
  'veradigm-like': {
    DocumentReference: 'W3',
    Observation: 'W3',
    ServiceRequest: 'W3',
    MedicationStatement: 'W3',
  },
  'canvas-like': { DocumentReference: 'W5', Observation: 'W3', Task: 'W5', Communication: 'W3' },
  'scopes-lie': { ...all('W5'), DocumentReference: 'W3' },
  'metadata-lies': { ...all('W5'), DocumentReference: 'W3', Goal: 'W3' },
  'read-only': {},
  'athena-like': {},
  'ecw-like': {},
  'ecw-contract-like': { DocumentReference: 'W3', Observation: 'W3' },
  'nextgen-like': {},
  'meditech-like': { Communication: 'W3' },
  'openemr-like': {},
};

test.each(disguises)(
  'a canary in an EMR that is %s ends at the write profile that is true of it',
  async as => {
    const { access, facts } = await canary(as);
    expect(profilesAfter(access, facts)).toEqual(table[as]);
    const left = facts.flatMap(one => one.left).toSorted();
    expect(standing(as).toSorted()).toEqual(left);
    for (const resource of marked()) expect(gateFaults(resource)).toEqual([]);
  },
);

describe('a canary', () => {
  test('says in every resource that it is a test, and marks each as entered in error', async () => {
    const before = marked().length;
    const { facts } = await canary('open');
    expect(facts.map(({ takenAway }) => takenAway)).toEqual(facts.map(() => 'all'));
    const made = marked().slice(before);
    expect(made.length).toBeGreaterThan(facts.length);
    const words = made.map(resource => JSON.stringify(resource));
    const told = [
      canaryWords,
      Buffer.from(canaryWords).toString('base64'),
      'Health coaching, by phone',
      '29463-7',
    ];
    for (const text of words) expect(told.some(one => text.includes(one))).toBe(true);
  });
  test('that meets an EMR of which nothing can be taken away says what it left there', async () => {
    const { of } = await canary('epic-like');
    expect(of('DocumentReference')).toMatchObject({
      takenAway: 'some-left',
      created: 'yes',
      identifier: 'kept',
    });
    expect(of('DocumentReference')?.left).toHaveLength(1);
  });
  test('finds out that a condition the EMR says it checks makes a second one', async () => {
    const { of } = await canary('metadata-lies');
    expect(of('Goal')).toMatchObject({ condition: 'ignored', ownId: 'refused' });
  });
  test('finds out that an id of ours was not kept, and takes that one away too', async () => {
    const { of } = await canary('renaming');
    expect(of('Goal')).toMatchObject({ ownId: 'ignored', condition: 'obeyed', takenAway: 'all' });
  });
  test('learns how an EMR answers: the whole resource, an address to read back, or nothing', async () => {
    expect((await canary('open')).of('Goal')).toMatchObject({
      answer: 'whole',
      address: 'absolute',
      version: 'said',
    });
    expect((await canary('canvas-like')).of('Observation')).toMatchObject({
      created: 'yes',
      answer: 'address',
      address: 'relative',
    });
    emr.faults.add({ kind: 'empty-201', method: 'POST', type: 'Goal', times: 1 });
    expect((await canary('open')).of('Goal')).toMatchObject({
      created: 'yes',
      answer: 'nothing',
      search: 'finds',
    });
  });
  test.each(['no-answer-after', '500-after-commit', 'cut-body'] as const)(
    'whose first create ends in %s proves nothing, and what came of it is looked for and taken away',
    async kind => {
      emr.faults.add({ kind, method: 'POST', type: 'Goal', times: 1, delayMs: 400 });
      const { of, access, facts } = await canary('open', 700);
      expect(of('Goal')).toMatchObject({ created: 'no-answer', takenAway: 'all' });
      expect(profileOf('Goal', { ...access, proven: facts })).toEqual({ profile: 'W2', by: 'said' });
    },
  );
  test('that is refused keeps the EMR’s own words and number', async () => {
    const { of } = await canary('canvas-like');
    expect(of('DocumentReference')).toMatchObject({
      ...{ created: 'refused', status: 422, words: 'A reviewer is required', takenAway: 'none-made' },
    });
  });
});

describe('what is proven', () => {
  const proof: ProvenFacts = {
    ...{
      type: 'Goal',
      category: '',
      at: '2026-10-12T15:00:00Z',
      created: 'yes',
      identifier: 'kept',
      search: 'finds',
    },
    ...{ takenAway: 'all', left: [] },
  };
  const claimed = (obeyed: boolean) => ({
    ...{
      rule: 'if-none-exist' as const,
      obeyed,
      because: 'seen in June',
      by: 'Kim',
      at: '2026-06-01T10:00:00Z',
    },
  });
  test('an id of ours goes only with rows that were queued after it was proven', async () => {
    const access = await emr.accessFor('rosa-morales');
    const proven = [{ ...proof, ownId: 'taken' as const, ownIdSince: '2026-10-12T15:00:00Z' }];
    const profile = (queuedAt: string) => profileOf('Goal', { ...access, proven }, queuedAt).profile;
    expect(profile('2026-10-12T15:00:01Z')).toBe('W1');
    expect(profile('2026-10-12T14:59:59Z')).toBe('W2');
  });
  test.each([
    [
      'a condition that was ignored is not sent again, whatever the metadata says',
      { condition: 'ignored' },
      [],
      'W3',
    ],
    ['a condition that was obeyed is, whatever the vendor is said to do', { condition: 'obeyed' }, [], 'W2'],
    ['the practice’s own no to conditions stands above it', { condition: 'obeyed' }, [claimed(false)], 'W3'],
    [
      'a search that finds nothing is no proof of absence',
      { condition: 'ignored', search: 'misses' },
      [],
      'W4',
    ],
    [
      'a search that finds other things is none either',
      { condition: 'ignored', search: 'finds-others' },
      [],
      'W4',
    ],
  ] as const)('%s', async (_, facts, claims, profile) => {
    const access = await emr.accessFor('rosa-morales');
    const proven = [{ ...proof, ...facts }];
    expect(profileOf('Goal', { ...access, claims: [...claims], proven }).profile).toBe(profile);
  });
});

/** Resources of ours that stand in the EMR, as of now; those that came of this disguise are found by what is not withdrawn. */
const marked = () =>
  triedTypes.flatMap(type => emr.store.all(type)).filter(one => isOurs(one as never)) as never[];

const seen = new Set<string>();
function standing(as: Disguise): string[] {
  if (as === 'forgetful') return [];
  const there = (
    marked() as { resourceType: string; id: string; status?: string; lifecycleStatus?: string }[]
  )
    .filter(one => one.status !== 'entered-in-error' && one.lifecycleStatus !== 'entered-in-error')
    .map(one => `${one.resourceType}/${one.id}`)
    .filter(reference => !seen.has(reference));
  for (const reference of there) seen.add(reference);
  return there;
}
