import type { EmrCapability } from '../server/domain/chart/emr-access.ts';
import type { PinnedEndpoints } from './registered-emr.ts';

/** What will work with an EMR, a line each, for the person who adds it. Says aloud what will not. */
export function whatWorks(pinned: PinnedEndpoints): string[] {
  const { accepts, capabilities = [] } = pinned;
  const offers = (capability: string) => capabilities.length === 0 || capabilities.includes(capability);
  return [
    `The EMR calls itself ${accepts.software ?? 'nothing in particular'}, FHIR ${accepts.fhirVersion}.`,
    offers('launch-ehr') ? 'Opening from a chart: yes.' : 'Opening from a chart: the EMR does not offer it.',
    offers('launch-standalone')
      ? 'Opening without a chart: yes.'
      : 'Opening without a chart: the EMR does not offer it.',
    staysOpen(offers),
    pinned.revocationEndpoint
      ? 'Signing out also ends our access at the EMR.'
      : 'Signing out ends our access here; the EMR takes no notice.',
    `Read from the chart: ${named(reading, type => accepts.reads[type]?.search === true) || 'nothing'}.`,
    ...missing(
      named(reading, type => accepts.reads[type]?.search !== true),
      'Not readable there',
    ),
    `Filed as chart entries of their own: ${named(filing, creates(accepts)) || 'nothing'}.`,
    ...missing(
      named(filing, type => !creates(accepts)(type)),
      'Only in the words of the note',
    ),
    creates(accepts)('DocumentReference')
      ? 'The coaching note goes into the chart.'
      : 'The EMR takes no notes: the coach copies or prints the note.',
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
  ServiceRequest: 'steps',
  CarePlan: 'the care plan',
  Observation: 'observations',
};

function staysOpen(offers: (capability: string) => boolean): string {
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

const creates = (accepts: EmrCapability) => (type: string) => accepts.writes[type]?.create === true;

const named = (names: Record<string, string>, holds: (type: string) => boolean): string =>
  Object.entries(names)
    .filter(([type]) => holds(type))
    .map(([, name]) => name)
    .join(', ');

const missing = (names: string, lead: string): string[] => (names ? [`${lead}: ${names}.`] : []);
