import type { EmrAccess, EmrExperience } from '../domain/chart/emr-access.ts';
import type { ProfileBy, ProvenFacts, WriteProfile } from '../domain/chart/proven.ts';
import { ruleBook } from './vendors/rule-book.ts';

/** What decides how an EMR is written to so that nothing is made twice. */
export type ProfileTerms = Pick<EmrAccess, 'accepts' | 'vendor' | 'claims' | 'proven'> & {
  experience?: readonly EmrExperience[];
};
export type SendProfile = { profile: Exclude<WriteProfile, 'W5'>; by: ProfileBy };

/**
 * How a type that is filed here is sent: what a canary proved comes before what is claimed, and what was met while
 * sending before what the EMR says of itself. W1 needs a canary: that an EMR says it takes ids of ours is not enough to
 * send a note on. `queuedAt`: of a row of the ledger; one that was queued before the proof may have left without its id.
 */
export const profileOf = (type: string, terms: ProfileTerms, queuedAt?: string): SendProfile => {
  const proof = proofOf(type, terms);
  if (takesOwnId(proof, queuedAt)) return { profile: 'W1', by: 'canary' };
  if (checksCondition(type, terms)) return { profile: 'W2', by: proof?.condition ? 'canary' : 'said' };
  if (proof?.identifier !== undefined) {
    const isFound = proof.identifier === 'kept' && proof.search === 'finds';
    return { profile: isFound ? 'W3' : 'W4', by: 'canary' };
  }
  const met = terms.experience?.find(one => one.type === type && one.identifier !== undefined);
  if (met?.identifier === 'forgotten') return { profile: 'W4', by: 'met' };
  const canBeAsked = terms.accepts.reads[type]?.params.includes('identifier') === true;
  return { profile: canBeAsked ? 'W3' : 'W4', by: met ? 'met' : 'said' };
};

/**
 * Whether this EMR itself refuses a second create of the same identifier. A practice that says it does not is believed
 * whatever was proven; everybody else's claim gives way to the proof.
 */
export const checksCondition = (type: string, terms: ProfileTerms): boolean => {
  const claim = ruleBook(terms.vendor, terms.claims).of('if-none-exist');
  const said = terms.accepts.writes[type]?.conditionalCreate === true;
  if (!said || (claim?.obeyed === false && 'by' in claim)) return false;
  const proven = proofOf(type, terms)?.condition;
  return proven === undefined ? claim?.obeyed !== false : proven === 'obeyed';
};

/** What the last canary proved of a type, where it was filed. */
const proofOf = (type: string, { proven = [] }: ProfileTerms): ProvenFacts | undefined =>
  proven.find(one => one.type === type && one.created === 'yes');

const takesOwnId = (proof: ProvenFacts | undefined, queuedAt: string | undefined): boolean =>
  proof?.ownId === 'taken' &&
  proof.ownIdSince !== undefined &&
  (queuedAt === undefined || Date.parse(proof.ownIdSince) <= Date.parse(queuedAt));
