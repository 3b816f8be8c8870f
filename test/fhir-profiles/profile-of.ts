import type { Json } from './check-value.ts';

const url = (name: string) => `https://alongside.health/fhir/StructureDefinition/alongside-${name}`;

const byType: { [type: string]: string } = {
  Encounter: 'visit',
  QuestionnaireResponse: 'form',
  Goal: 'goal',
  ServiceRequest: 'step',
  CarePlan: 'care-plan',
  Flag: 'red-flag',
  Task: 'task',
  CareTeam: 'care-team',
  Communication: 'message',
  MedicationStatement: 'medicine-taken',
  Provenance: 'provenance',
  Consent: 'consent',
  ChargeItem: 'charge',
  ChargeItemDefinition: 'charge-rule',
  Claim: 'claim',
};

/** By the code of an observation, without its system: the profile then asks for the system too. */
const byCode: { [code: string]: string } = {
  importance: 'ruler',
  confidence: 'ruler',
  readiness: 'ruler',
  'stage-of-change': 'stage',
  'teach-back-result': 'teach-back',
  'adherent-days-7': 'adherent-days',
  'habit-checkin': 'check-in',
  'goal-barrier': 'barrier',
  '85354-9': 'blood-pressure',
  '29463-7': 'weight',
  '8867-4': 'heart-rate',
  '8280-0': 'waist',
  '41653-7': 'glucose',
  '41950-7': 'steps',
};
const atHome: { [code: string]: string } = { '85354-9': 'home-blood-pressure', '29463-7': 'home-weight' };

/**
 * The profile a resource of ours has to fit, by what it is. Undefined for what we never write. Resources do not claim a
 * profile themselves: see fhir-profiles/README.md.
 */
export function profileOf(resource: Json): string | undefined {
  const type = String(resource.resourceType);
  if (type === 'DocumentReference') return url(isPlan(resource) ? 'plan-document' : 'note');
  if (type === 'ServiceRequest' && isCoded(resource, '281100006')) return url('handoff');
  if (type === 'Encounter' && isKnownBy(resource, 'contact')) return url('contact');
  if (type === 'ChargeItem' && isKnownBy(resource, 'claim-line') && !isKnownBy(resource, 'chart-write'))
    return url('exported-charge');
  if (type === 'Task' && isCoded(resource, 'fulfill')) return url('handoff-task');
  if (type !== 'Observation') return byType[type] && url(byType[type]);
  const { coding } = (resource.code ?? {}) as { coding?: { code?: string }[] };
  const code = coding?.[0]?.code ?? '';
  const name = (isFromHome(resource) ? atHome[code] : undefined) ?? byCode[code];
  return name && url(name);
}

const isPlan = ({ type }: Json): boolean =>
  ((type ?? {}) as { coding?: { code?: string }[] }).coding?.[0]?.code === '18776-5';

/** What is only exported has no row of the ledger, and another name of ours. */
const isKnownBy = ({ identifier }: Json, name: string): boolean =>
  [identifier ?? []]
    .flat()
    .some(one => (one as Json).system === `https://alongside.health/fhir/identifier/${name}`);

const isCoded = ({ code }: Json, as: string): boolean =>
  ((code ?? {}) as { coding?: { code?: string }[] }).coding?.[0]?.code === as;

/** Labelled as the patient's word, by v3-ObservationValue. */
function isFromHome({ meta }: Json): boolean {
  const { security } = (meta ?? {}) as { security?: { code?: string }[] };
  return security?.some(({ code }) => code === 'PATAST') ?? false;
}
