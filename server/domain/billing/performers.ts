import type { Lack } from './evaluation.ts';
import type { Contact, Known, Practitioner } from './month-facts.ts';
import type { Piece } from './pieces.ts';
import type { Rule } from './rule.ts';
import type { Credential } from './vocabulary.ts';

/** Whether minutes are of a kind that a monthly code counts: by whom, about what, alone with us, reached, under supervision. */
export const couldServe = (rule: Rule, { contact, work }: Piece): boolean =>
  countsFor(rule, contact.staff.credentials) &&
  isAbout(rule, work.about) &&
  contact.group === undefined &&
  contact.tried === undefined &&
  (rule.supervision === 'none' || contact.supervised !== 'none') &&
  (rule.modes === undefined || rule.modes.some(mode => mode === contact.mode));

/** Whether minutes of somebody with these credentials count; anybody's where the rule names none. */
export const countsFor = ({ performers }: Rule, credentials: readonly Credential[]): boolean =>
  performers === undefined || credentials.some(one => performers.includes(one));

/** Whether the minutes were about what the rule is for; minutes of nothing in particular are not. */
export const isAbout = ({ about }: Rule, topics: Piece['work']['about']): boolean =>
  about === undefined || (topics?.some(topic => about.includes(topic)) ?? false);

/** What is wrong with the practitioner in whose name it is to be claimed. */
export function billerLack(rule: Rule, practitioner: Known<Practitioner>): Lack[] {
  if (practitioner === 'not-known') return [lack('not-known', 'biller', { says: 'lacks-practitioner' })];
  if (rule.billedBy && !practitioner.credentials.some(one => rule.billedBy?.includes(one)))
    return [lack('no', 'admin', { says: 'lacks-biller' })];
  return [];
}

/**
 * Whether a session was supervised as the rule asks; somebody who may bill it needs no supervision. General supervision is
 * presumed where nobody said otherwise.
 */
export function supervisionLack({ supervision, billedBy }: Rule, { supervised, staff }: Contact): Lack[] {
  const alone = staff.credentials.some(one => billedBy?.includes(one));
  const good =
    supervision === 'none' ||
    alone ||
    supervised === 'direct' ||
    (supervision === 'general' && supervised !== 'none');
  if (good) return [];
  const what = { says: 'lacks-supervision', with: { kind: supervision } } as const;
  return [
    {
      state: supervised === 'not-known' ? 'not-known' : 'no',
      fixer: 'physician',
      what,
      fix: { says: 'say-supervision' },
    },
  ];
}

const lack = (state: Lack['state'], fixer: Lack['fixer'], what: Lack['what']): Lack => ({
  ...{ state, fixer, what },
  fix: { says: 'name-practitioner' },
});
