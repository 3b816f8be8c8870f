import { describe, expect, it } from 'vitest';
import { type EmrTerms, rule, type Typed } from '../../../server/chart/acceptance.ts';
import { routeItems } from '../../../server/chart/capability.ts';
import type { EmrExperience } from '../../../server/domain/chart/emr-access.ts';
import type { PracticeClaim } from '../../../server/domain/chart/vendor-claim.ts';
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
