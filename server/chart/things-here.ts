import { triedTypes } from '../domain/chart/proven.ts';
import type { ProfileHere, ThingHere, WrittenThing } from '../domain/practice/emr-page.ts';
import { takenVitals, writtenThings } from '../domain/practice/emr-page.ts';
import { type EmrTerms, rule, type Typed, typeOf } from './acceptance.ts';
import { type ProfileTerms, profileOf } from './send-profile.ts';

/**
 * What happens in this EMR to each thing we write: filed by itself, a section of the note, or only for copying where the
 * note has no way in either. By the same rules that decide when a session is signed; what needs a visit says so.
 */
export const thingsHere = (terms: EmrTerms): ThingHere[] => {
  const noteGoes = isFiled(rule({ kind: 'note' }, terms, true).because);
  return writtenThings.map(thing => {
    const item = typedOf(thing);
    const { because, says, claim, experience } = rule(item, terms, false);
    return {
      ...{ thing, type: typeOf(item), because, says },
      way: isFiled(because) ? 'native' : noteGoes && thing !== 'note' ? 'note' : 'copy',
      ...(claim ? { claim } : {}),
      ...(experience ? { met: experience } : {}),
    };
  });
};

/** How each type is sent here: W5 where nothing of it is filed. */
export const profilesHere = (terms: EmrTerms & ProfileTerms, things: ThingHere[]): ProfileHere[] =>
  triedTypes.map(type => {
    const proof = terms.proven?.find(one => one.type === type);
    const shown = { type, ...(proof ? { proof } : {}) };
    const filed = things.some(
      one => one.type === type && one.way === 'native' && !one.thing.endsWith('-ended'),
    );
    return filed ? { ...shown, ...profileOf(type, terms) } : { ...shown, profile: 'W5' };
  });

const typedOf = (thing: WrittenThing): Typed => {
  const vital = takenVitals.find(one => one === thing);
  if (vital) return { kind: 'vital', vital };
  const part = ended.find(one => thing === `${one}-ended`);
  if (part) return { kind: 'plan-ended', part };
  return { kind: thing as Exclude<Typed['kind'], 'plan-ended' | 'vital'> };
};

const ended = ['goal', 'step', 'care-plan'] as const;

const isFiled = (because: ThingHere['because']): boolean =>
  because === 'accepted' || because === 'visit-needed';
