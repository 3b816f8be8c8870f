import { categories, noteCategory, systems } from '../../fhir-profiles/codes.ts';
import type { DeskKind, HandoffKind, RouteBecause } from '../domain/chart/chart-write.ts';
import type { EmrAccess, EmrExperience } from '../domain/chart/emr-access.ts';
import { allows } from '../domain/chart/scopes.ts';
import type { PracticeClaim, SourcedClaim, TakenVital } from '../domain/chart/vendor-claim.ts';
import type { ChartItem, ChartItemKind } from '../domain/session/signed.ts';
import { againstDocument } from './documents.ts';
import { type RuleBook, ruleBook } from './vendors/rule-book.ts';

/** All that decides what one EMR accepts from one person, now. */
export type EmrTerms = Pick<EmrAccess, 'accepts' | 'scopes' | 'vendor'> & {
  claims?: readonly PracticeClaim[];
  experience?: readonly EmrExperience[];
  /** ISO 8601; an experience is believed for a day before it. */
  now?: string;
};

/** Whether an EMR takes something, and what says so: of the four layers the first that refuses. */
export type Ruling = {
  because: RouteBecause;
  says: 'metadata' | 'vendor' | 'practice' | 'scopes' | 'experience' | 'all';
  claim?: SourcedClaim | PracticeClaim;
  experience?: EmrExperience;
};

/** A thing for the chart, as far as it decides which resource it becomes or changes. */
export type Typed =
  | { kind: Exclude<ChartItemKind, 'plan-ended' | 'vital'> | HandoffKind }
  | { kind: 'vital'; vital?: TakenVital }
  /** A red flag and its way to a clinician, beside any session. */
  | { kind: 'red-flag' | 'escalation' }
  /** From the biller's desk, or an answer that it asked for. */
  | { kind: DeskKind }
  /** The coaching plan as a document of its own, where it is no care plan. */
  | { kind: 'plan-document' }
  | Pick<Extract<ChartItem, { kind: 'plan-ended' }>, 'kind' | 'part'>;

/** How long a refusal that was met counts before it is tried again. */
export const believedForMs = 24 * 60 * 60_000;

/**
 * Whether this EMR takes a thing as a resource of its own: its CapabilityStatement, its vendor's rules as the practice
 * has them, the granted scopes, and what was met lately must all allow it. `hasVisit`: a visit is there to put it into.
 */
export const rule = (item: Typed, terms: EmrTerms, hasVisit: boolean): Ruling => {
  const type = typeOf(item);
  const deed = item.kind === 'plan-ended' ? 'update' : 'create';
  const book = ruleBook(terms.vendor, terms.claims);
  if (!terms.accepts.writes[type]?.[deed]) return { because: 'not-accepted-here', says: 'metadata' };
  const claim = against(item, type, deed, book);
  if (claim) return { because: 'not-accepted-here', ...saidBy(claim) };
  // A form is filled in only where the practice agreed on one, whatever the metadata says.
  if (item.kind === 'form' && agreedForm(terms) === undefined)
    return { because: 'not-accepted-here', says: 'practice' };
  // A charge is money: it goes only where the practice itself said that charges do.
  if (item.kind === 'charge' && !saidByPractice(terms, 'charges'))
    return { because: 'not-accepted-here', says: 'practice' };
  if (!allows(terms.scopes, 'any', type, deed, categoryFor(item)))
    return { because: 'not-granted', says: 'scopes' };
  const met = refusalMet(item, type, deed, terms);
  if (met) return { because: 'refused-lately', says: 'experience', experience: met };
  // Asked last: a visit is worth choosing only where nothing else is in the way.
  const visitClaim = hasVisit ? undefined : wantsVisit(item, book);
  return visitClaim
    ? { because: 'visit-needed', ...saidBy(visitClaim) }
    : { because: 'accepted', says: 'all' };
};

/** The Questionnaire a practice agreed on with its EMR, by its address there; no vendor file can say so. */
export const agreedForm = ({ claims = [] }: Pick<EmrTerms, 'claims'>): string | undefined =>
  ruleBook('', claims).of('agreed-form')?.questionnaire;

/** Whether the practice itself says that charges, or consents, go into its charts. */
export const saidByPractice = (
  { claims = [] }: Pick<EmrTerms, 'claims'>,
  point: 'charges' | 'consents',
): boolean => ruleBook('', claims).of(point)?.taken === true;

/** Whether a resource this thing became earlier may be changed here. */
export const mayUpdate = (item: Typed, terms: EmrTerms): boolean => {
  const type = typeOf(item);
  const updates = ruleBook(terms.vendor, terms.claims).of('updates');
  return (
    terms.accepts.writes[type]?.update === true &&
    (updates === undefined || updates.types.includes(type)) &&
    allows(terms.scopes, 'any', type, 'update', categoryFor(item)) &&
    refusalMet(item, type, 'update', terms) === undefined
  );
};

/** The resource type a thing becomes; empty where it becomes none. */
export const typeOf = (item: Typed): string =>
  item.kind === 'plan-ended' ? (endedTypes[item.part] ?? '') : typeOfKind[item.kind];

/** Under which word, beside its type, it is remembered what became of a thing: a plan refused says nothing of notes. */
const rememberedAs = (item: Typed): string =>
  item.kind === 'plan-document' ? planDocument : observationCategory(item);
export const planDocument = 'plan';

/** The category under which an observation is filed; empty for every other type. */
export const observationCategory = (item: Typed): string => {
  if (typeOf(item) !== 'Observation') return '';
  if (item.kind !== 'vital') return categories.survey.code;
  // A drop of blood is a laboratory's, wherever it is taken.
  return (item.vital === 'glucose' ? categories.laboratory : categories.vitalSigns).code;
};

const endedTypes: { [part: string]: string } = {
  goal: 'Goal',
  step: 'ServiceRequest',
  'care-plan': 'CarePlan',
};

const typeOfKind: {
  [kind in
    | Exclude<ChartItemKind, 'plan-ended'>
    | HandoffKind
    | 'plan-document'
    | DeskKind
    | 'red-flag'
    | 'escalation']: string;
} = {
  'red-flag': 'Flag',
  escalation: 'Task',
  handoff: 'ServiceRequest',
  'handoff-task': 'Task',
  'care-team': 'CareTeam',
  consent: 'Consent',
  charge: 'ChargeItem',
  visit: 'Encounter',
  note: 'DocumentReference',
  'plan-document': 'DocumentReference',
  form: 'QuestionnaireResponse',
  goal: 'Goal',
  step: 'ServiceRequest',
  'care-plan': 'CarePlan',
  ruler: 'Observation',
  stage: 'Observation',
  'teach-back': 'Observation',
  adherence: 'Observation',
  'check-in': 'Observation',
  vital: 'Observation',
  message: 'Communication',
  'medicine-taken': 'MedicationStatement',
};

type Claim = SourcedClaim | PracticeClaim;

/** The claim that speaks against a thing, if one does. */
function against(item: Typed, type: string, deed: 'create' | 'update', book: RuleBook): Claim | undefined {
  const types = book.of(deed === 'create' ? 'creates' : 'updates');
  if (types && !types.types.includes(type)) return types;
  if (item.kind === 'note' || item.kind === 'plan-document') return againstDocument(item.kind, book);
  if (item.kind === 'charge' || item.kind === 'consent') {
    const point = book.of(item.kind === 'charge' ? 'charges' : 'consents');
    return point?.taken === false ? point : undefined;
  }
  if (type !== 'Observation') return undefined;
  const taken = book.of('observations');
  if (taken && !taken.categories.includes(observationCategory(item))) return taken;
  const vitals = book.of('vitals');
  const isOther = item.kind === 'vital' && item.vital !== undefined && !vitals?.vitals.includes(item.vital);
  return vitals && isOther ? vitals : undefined;
}

function wantsVisit(item: Typed, book: RuleBook): Claim | undefined {
  if (!['note', 'plan-document', 'vital'].includes(item.kind)) return undefined;
  const claim = book.of(item.kind === 'vital' ? 'vital-visit' : 'note-visit');
  return claim?.needed ? claim : undefined;
}

const saidBy = (claim: Claim): Pick<Ruling, 'says' | 'claim'> => ({
  says: 'by' in claim ? 'practice' : 'vendor',
  claim,
});

function refusalMet(
  item: Typed,
  type: string,
  deed: 'create' | 'update',
  { experience = [], now = '' }: EmrTerms,
): EmrExperience | undefined {
  const met = experience.find(
    one => one.type === type && one.deed === deed && one.category === rememberedAs(item),
  );
  const isRecent = met !== undefined && Date.parse(now) - Date.parse(met.at) < believedForMs;
  return isRecent && !met.taken ? met : undefined;
}

/** The category a granular scope may ask for. */
function categoryFor(item: Typed): { [param: string]: string } {
  if (item.kind === 'note' || item.kind === 'plan-document')
    return { category: `${noteCategory.system}|${noteCategory.code}` };
  const category = observationCategory(item);
  return category === '' ? {} : { category: `${systems.observationCategory}|${category}` };
}
