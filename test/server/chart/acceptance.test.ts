import { describe, expect, it } from 'vitest';
import { type EmrTerms, rule, type Typed } from '../../../server/chart/acceptance.ts';
import { routeItems } from '../../../server/chart/capability.ts';
import { vendors } from '../../../server/chart/vendors/vendors.ts';
import type { EmrExperience } from '../../../server/domain/chart/emr-access.ts';
import type { PracticeClaim, VendorClaim } from '../../../server/domain/chart/vendor-claim.ts';
import { labelOf } from '../../../server/domain/session/write-label.ts';
import { itemsOfAFullSession } from './session.ts';

const types = ['Encounter', 'DocumentReference', 'Goal', 'ServiceRequest', 'CarePlan', 'Observation'];
const writes = (taken: string[]) =>
  Object.fromEntries(taken.map(type => [type, { create: true, update: true, conditionalCreate: true }]));
const terms = (change: Partial<EmrTerms> = {}): EmrTerms => ({
  accepts: { fhirVersion: '4.0.1', reads: {}, writes: writes(types), transaction: false, batch: false },
  scopes: ['user/*.cruds'],
  vendor: 'generic',
  now: '2026-10-12T15:00:00Z',
  ...change,
});
const goal: Typed = { kind: 'goal' };
const refused = (change: Partial<EmrExperience> = {}): EmrExperience => ({
  ...{ type: 'Goal', deed: 'create', category: '', taken: false, status: 403, at: '2026-10-12T09:00:00Z' },
  ...change,
});
const contract = {
  ...{ rule: 'creates', types: ['DocumentReference', 'Observation'], because: 'contract of June' },
  ...{ by: 'Kim Alvarez', at: '2026-06-01T10:00:00Z' },
} as PracticeClaim;

describe('whether an EMR takes a thing', () => {
  it('takes what all four layers allow', () => {
    expect(rule(goal, terms(), false)).toEqual({ because: 'accepted', says: 'all' });
  });
  it.each<[string, Partial<EmrTerms>, Typed, string, string]>([
    ['its metadata', { accepts: { ...terms().accepts, writes: {} } }, goal, 'not-accepted-here', 'metadata'],
    ['its vendor', { vendor: 'NextGen' }, goal, 'not-accepted-here', 'vendor'],
    [
      'its vendor, of a waist',
      { vendor: 'Epic' },
      { kind: 'vital', vital: 'waist' },
      'not-accepted-here',
      'vendor',
    ],
    [
      'its vendor, of a sugar',
      { vendor: 'Epic' },
      { kind: 'vital', vital: 'glucose' },
      'not-accepted-here',
      'vendor',
    ],
    ['its vendor, of a ruler', { vendor: 'Epic' }, { kind: 'ruler' }, 'not-accepted-here', 'vendor'],
    ['its vendor, without a visit', { vendor: 'Epic' }, { kind: 'note' }, 'visit-needed', 'vendor'],
    [
      'the practice',
      { claims: [{ ...contract, types: [] } as PracticeClaim] },
      goal,
      'not-accepted-here',
      'practice',
    ],
    ['the scopes', { scopes: ['user/Goal.rs'] }, goal, 'not-granted', 'scopes'],
    ['what was met today', { experience: [refused()] }, goal, 'refused-lately', 'experience'],
  ])('is told by %s', (_, change, item, because, says) => {
    expect(rule(item, terms(change), false)).toMatchObject({ because, says });
  });
  it('names the claim that decided, with its source', () => {
    const { claim } = rule({ kind: 'ruler' }, terms({ vendor: 'Epic' }), true);
    expect(claim).toMatchObject({ rule: 'observations', asOf: '2026-09-30' });
  });
  it('tries again a day after a refusal, after a success, and for other deeds and categories', () => {
    const because = (experience: EmrExperience[], item: Typed = goal) =>
      rule(item, terms({ experience }), false).because;
    expect(because([refused({ at: '2026-10-11T15:00:00Z' })])).toBe('accepted');
    expect(because([refused({ taken: true })])).toBe('accepted');
    expect(because([refused({ deed: 'update' })])).toBe('accepted');
    const survey = [refused({ type: 'Observation', category: 'survey' })];
    expect(because(survey, { kind: 'ruler' })).toBe('refused-lately');
    expect(because(survey, { kind: 'vital', vital: 'weight' })).toBe('accepted');
  });
});

describe('a plan as a document of its own', () => {
  const plan: Typed = { kind: 'plan-document' };
  const own = (rule: VendorClaim) => ({ ...contract, ...rule }) as PracticeClaim;
  it.each<[string, Partial<EmrTerms>, string, string]>([
    ['nobody speaks against it', {}, 'accepted', 'all'],
    ['its vendor files documents as notes', { vendor: 'Epic' }, 'not-accepted-here', 'vendor'],
    [
      'the practice says no',
      { claims: [own({ rule: 'plan-document', taken: false })] },
      ...(['not-accepted-here', 'practice'] as const),
    ],
    [
      'notes are filed into visits alone',
      { claims: [own({ rule: 'note-visit', needed: true })] },
      ...(['not-accepted-here', 'practice'] as const),
    ],
    [
      'the practice says yes all the same, and a visit is lacking',
      { claims: [own({ rule: 'plan-document', taken: true })], vendor: 'Epic' },
      ...(['visit-needed', 'vendor'] as const),
    ],
    [
      'one was refused today',
      { experience: [refused({ type: 'DocumentReference', category: 'plan' })] },
      ...(['refused-lately', 'experience'] as const),
    ],
  ])('where %s', (_, change, because, says) => {
    expect(rule(plan, terms(change), false)).toMatchObject({ because, says });
  });
  it('that was refused keeps no note from the chart, nor a refused note a plan', () => {
    const met = (category: string) => ({
      experience: [refused({ type: 'DocumentReference', category })],
    });
    expect(rule({ kind: 'note' }, terms(met('plan')), false).because).toBe('accepted');
    expect(rule(plan, terms(met('')), false).because).toBe('accepted');
  });
});

describe('a note', () => {
  it.each<[string, Partial<EmrTerms>, string[] | undefined]>([
    ['nothing is known of', {}, undefined],
    ['keeps one plain text', { vendor: 'Epic' }, undefined],
    ['keeps text and PDF', { vendor: 'Medplum' }, ['text', 'pdf']],
    ['keeps either, but one', { vendor: 'Oracle Health Millennium' }, undefined],
    ['takes a PDF by contract', { vendor: 'eClinicalWorks', claims: [contract] }, ['pdf']],
  ])('in an EMR that %s is filed as it keeps notes', (_, change, forms) => {
    const routed = routeItems(itemsOfAFullSession, terms(change), 'v1');
    const note = routed.find(one => one.item.kind === 'note');
    expect([note?.route, note && labelOf(note.item, note.as)]).toEqual([
      'native',
      { is: 'note', ...(forms && { forms }) },
    ]);
  });
  it('is not sent where none of the forms it can have is taken', () => {
    const as = { ...contract, rule: 'note-as', mediaTypes: ['application/xml'] } as PracticeClaim;
    expect(rule({ kind: 'note' }, terms({ claims: [as] }), false)).toMatchObject({
      ...{ because: 'not-accepted-here', says: 'practice', claim: { rule: 'note-as' } },
    });
  });
});

describe('a form', () => {
  it('is sent only where the practice agreed on one, whatever metadata and scopes say', () => {
    const takes = { ...terms().accepts, writes: writes([...types, 'QuestionnaireResponse']) };
    const agreed = {
      ...contract,
      rule: 'agreed-form',
      questionnaire: 'https://e.example/Q/1',
    } as PracticeClaim;
    expect(rule({ kind: 'form' }, terms({ accepts: takes }), false).because).toBe('not-accepted-here');
    expect(rule({ kind: 'form' }, terms({ claims: [agreed] }), false).says).toBe('metadata');
    expect(rule({ kind: 'form' }, terms({ accepts: takes, claims: [agreed] }), false).because).toBe(
      'accepted',
    );
    expect(vendors.flatMap(({ claims }) => claims.filter(one => one.rule === 'agreed-form'))).toEqual([]);
  });
  it('is none where everything that could stand in it has a record of its own', () => {
    const takes = { ...terms().accepts, writes: writes([...types, 'QuestionnaireResponse']) };
    const agreed = {
      ...contract,
      rule: 'agreed-form',
      questionnaire: 'https://e.example/Q/1',
    } as PracticeClaim;
    const routed = routeItems(itemsOfAFullSession, terms({ accepts: takes, claims: [agreed] }));
    expect(routed.map(one => one.item.kind)).not.toContain('form');
  });
});

describe('a practice with a contract', () => {
  it('gets the note and the vital signs filed that its vendor takes by contract only', () => {
    const routes = (claims: PracticeClaim[]) => {
      const routed = routeItems(itemsOfAFullSession, terms({ vendor: 'eClinicalWorks', claims }));
      return Object.fromEntries(routed.map(one => [one.item.key, one.route]));
    };
    expect(new Set(Object.values(routes([])))).toEqual(new Set(['copy']));
    expect(routes([contract])).toMatchObject({ note: 'native', 'vital-bp': 'native', 'goal-1': 'note' });
  });
});
