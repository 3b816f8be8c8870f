import { triedTypes } from '../domain/chart/proven.ts';
import type { ProfileHere, ThingHere, WrittenThing } from '../domain/practice/emr-page.ts';
import { besideThings, takenVitals, writtenThings } from '../domain/practice/emr-page.ts';
import type { ChartItem } from '../domain/session/signed.ts';
import { type EmrTerms, type Ruling, rule, typeOf } from './acceptance.ts';
import { routeItems } from './capability.ts';
import { type Sampled, sampleOf } from './samples.ts';
import { type ProfileTerms, profileOf } from './send-profile.ts';

/**
 * What happens in this EMR to each thing we write, and what says so: a session with one of each, outside of any visit, is
 * put through the very rules that decide when one is signed. The end of what is not made here is not asked about. What goes
 * there beside a session is told in the next note where the EMR keeps no record of it; consents and charges are told in
 * none. `desk`: scopes of a sign-in at the biller's desk, which no chart's launch is granted.
 */
export const thingsHere = (terms: EmrTerms, desk: readonly string[] = []): ThingHere[] => {
  const at = terms.now ?? '';
  const routed = routeItems(
    ofSession.map(thing => itemOf(thing, at)),
    terms,
  );
  const noteGoes = routed.some(({ item, route }) => item.kind === 'note' && route === 'native');
  return writtenThings.flatMap(thing => {
    const beside = besideThings.find(kind => kind === thing);
    if (beside) {
      const scopes = beside === 'charge' ? [...terms.scopes, ...desk] : terms.scopes;
      const { because, ...ruling } = rule({ kind: beside }, { ...terms, scopes }, false);
      const isTold = beside !== 'charge' && beside !== 'consent';
      const elsewhere = !isTold ? 'here' : noteGoes ? 'note' : 'copy';
      const way = because === 'accepted' ? 'native' : elsewhere;
      return { thing, type: typeOf({ kind: beside }), way, because, ...origin(ruling) };
    }
    const one = routed.find(({ item }) => item.key === thing);
    const ends = ended.find(part => thing === `${part}-ended`);
    const isMade = routed.some(({ item, route }) => item.key === ends && route === 'native');
    if (one === undefined || (ends && !isMade)) return [];
    const { item, route, because } = one;
    const rulings = [rule(item, terms, false), rule(item, terms, true)];
    const ruling = rulings.find(each => each.because === because) ?? rulings[0] ?? all;
    return { thing, type: typeOf(item), way: route, because, ...origin(ruling) };
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

/** What says so, with the claim or the refusal it stands on. */
const origin = ({
  says,
  claim,
  experience,
}: Omit<Ruling, 'because'>): Pick<ThingHere, 'says' | 'claim' | 'met'> => ({
  says,
  ...(claim ? { claim } : {}),
  ...(experience ? { met: experience } : {}),
});

const ofSession = writtenThings.filter(
  (thing): thing is OfSession => !besideThings.some(kind => kind === thing),
);
type OfSession = Exclude<WrittenThing, (typeof besideThings)[number]>;

const all = { says: 'all', claim: undefined, experience: undefined } as const;

function itemOf(thing: OfSession, at: string): ChartItem {
  const part = ended.find(one => thing === `${one}-ended`);
  if (part)
    return {
      ...{ key: thing, kind: 'plan-ended', how: 'completed', on: at.slice(0, 10), part },
      ends: { sessionId: '', key: part },
    };
  const vital = takenVitals.find(one => one === thing);
  if (vital) return sampleOf({ kind: 'vital', vital }, at, thing);
  return sampleOf({ kind: thing as Exclude<Sampled['kind'], 'vital'> }, at, thing);
}

const ended = ['goal', 'step', 'care-plan'] as const;
