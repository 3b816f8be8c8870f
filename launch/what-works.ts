import type { EmrCapability } from '../server/domain/chart/emr-access.ts';
import type { ClientProof, PinnedEndpoints } from './registered-emr.ts';

/**
 * What will work with an EMR, a line each, for the person who adds it, who has registered us there to prove ourselves
 * by `proof`. Says aloud what will not.
 */
export function whatWorks(pinned: PinnedEndpoints, proof: ClientProof['kind']): string[] {
  const { accepts, capabilities = [] } = pinned;
  const offers = (capability: string) => capabilities.length === 0 || capabilities.includes(capability);
  return [
    `The EMR calls itself ${accepts.software ?? 'nothing in particular'}, FHIR ${accepts.fhirVersion}.`,
    offers('launch-ehr') ? 'Opening from a chart: yes.' : 'Opening from a chart: the EMR does not offer it.',
    withoutChart(offers),
    ...signingIn(offers, proof),
    staysOpen(offers),
    pinned.revocationEndpoint
      ? 'Signing out also ends our access at the EMR.'
      : 'Signing out ends our access here; the EMR takes no notice.',
    `Read from the chart: ${named(reading, reads(accepts)) || 'nothing'}.`,
    ...missing(
      named(reading, type => !reads(accepts)(type)),
      'Not readable there',
    ),
    `Filed as chart entries of their own: ${named({ ...filing, ...apart }, creates(accepts)) || 'nothing'}.`,
    ...missing(
      named(filing, type => !creates(accepts)(type)),
      'Only in the words of the note',
    ),
    noteThere(creates(accepts)),
    sentOnce(accepts),
  ];
}

const reading: Record<string, string> = {
  Patient: 'the patient',
  Condition: 'problems',
  MedicationRequest: 'medicines',
  AllergyIntolerance: 'allergies',
  Observation: 'labs and vital signs',
  Encounter: 'visits',
  ServiceRequest: 'referrals',
  DocumentReference: 'notes',
  Goal: 'goals',
  CarePlan: 'care plans',
};

const filing: Record<string, string> = {
  Encounter: 'the visit',
  Goal: 'goals',
  ServiceRequest: 'steps and orders to coaching',
  CarePlan: 'the care plan',
  Observation: 'observations',
  Flag: 'red flags',
  Task: 'tasks',
  CareTeam: 'who coaches the patient',
  Communication: 'questions and answers',
  MedicationStatement: 'medicines as really taken',
};

/** What no note tells where the EMR does not take it. */
const apart: Record<string, string> = { Consent: 'consents to care between visits' };

function noteThere(takes: (type: string) => boolean): string {
  if (takes('DocumentReference')) return 'The coaching note goes into the chart.';
  return takes('QuestionnaireResponse')
    ? 'The EMR takes no notes, but filled-in forms: once the practice agreed on a form there, the note goes in it; until then the coach copies or prints it.'
    : 'The EMR takes no notes: the coach copies or prints the note.';
}

type Offers = (capability: string) => boolean;

function withoutChart(offers: Offers): string {
  if (!offers('launch-standalone')) return 'Opening without a chart: the EMR does not offer it.';
  return offers('context-standalone-patient')
    ? 'Opening without a chart: yes, the coach chooses the patient in the EMR.'
    : 'Opening without a chart: the EMR lets nobody choose a patient there; open from the chart.';
}

const proofs: Record<ClientProof['kind'], { capability: string; words: string }> = {
  key: { capability: 'client-confidential-asymmetric', words: 'a key (--key)' },
  secret: { capability: 'client-confidential-symmetric', words: 'a secret (--secret)' },
  public: { capability: 'client-public', words: 'no proof at all' },
};

/** Said only where the EMR's own word stands against it. */
function signingIn(offers: Offers, proof: ClientProof['kind']): string[] {
  const taken = Object.values(proofs).filter(({ capability }) => offers(capability));
  const refused = !offers(proofs[proof].capability);
  return [
    ...(refused
      ? [
          `Proving that it is us: by ${proofs[proof].words}, which the EMR does not offer; it takes ${taken.map(({ words }) => words).join(' or ') || 'none we know'}.`,
        ]
      : []),
    ...(offers('sso-openid-connect')
      ? []
      : [
          'Signing in: the EMR does not say that it tells us who signs in (OpenID Connect). Without that nobody can.',
        ]),
  ];
}

function staysOpen(offers: Offers): string {
  if (offers('permission-offline'))
    return 'Staying signed in past the EMR’s own hour: yes, also when the EMR was down for a while.';
  if (offers('permission-online'))
    return 'Staying signed in past the EMR’s own hour: yes, until the EMR session ends.';
  return 'Staying signed in past the EMR’s own hour: no; the coach reopens from the chart.';
}

function sentOnce(accepts: EmrCapability): string {
  const types = Object.values(accepts.writes).filter(write => write.create);
  if (types.length === 0) return 'Nothing is sent, so nothing can arrive twice.';
  return types.every(write => write.conditionalCreate)
    ? 'The EMR itself keeps an entry from arriving twice.'
    : 'An answer that is lost on the way is looked up in the chart before anything is sent again.';
}

/** The patient is read by id; everything else has to be searched. */
const reads = (accepts: EmrCapability) => (type: string) =>
  accepts.reads[type] !== undefined && (type === 'Patient' || accepts.reads[type].search);

const creates = (accepts: EmrCapability) => (type: string) => accepts.writes[type]?.create === true;

const named = (names: Record<string, string>, holds: (type: string) => boolean): string =>
  Object.entries(names)
    .filter(([type]) => holds(type))
    .map(([, name]) => name)
    .join(', ');

const missing = (names: string, lead: string): string[] => (names ? [`${lead}: ${names}.`] : []);
