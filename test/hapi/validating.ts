import { ask } from './hapi.ts';

const core = 'http://hl7.org/fhir/us/core/StructureDefinition/';
const r4 = 'http://hl7.org/fhir/StructureDefinition/';
const own = 'https://alongside.health/fhir/StructureDefinition/alongside-';

export type Loose = Record<string, unknown>;
type Issue = { severity: string; diagnostics?: string; expression?: string[]; location?: string[] };

/** US Core's profile for what an item became. Its form stands on a guide that is not at hand: R4 takes its place. */
export const usCore = (key: string, { resourceType }: Loose): string => {
  if (resourceType === 'QuestionnaireResponse') return `${r4}QuestionnaireResponse`;
  if (resourceType !== 'Observation') return `${core}${ofType[`${resourceType}`]?.[0]}`;
  return `${core}${ofObservation(key)[0]}`;
};

/** Our profile for it. */
export const ours = (key: string, { resourceType }: Loose): string => {
  if (resourceType === 'DocumentReference' && key.includes('care-plan')) return `${own}plan-document`;
  if (key.startsWith('exported-')) return `${own}${ofExport[`${resourceType}`]}`;
  if (resourceType !== 'Observation') return `${own}${ofType[`${resourceType}`]?.[1]}`;
  return `${own}${ofObservation(key)[1]}`;
};

const ofType: { [type: string]: [usCore: string, ours: string] } = {
  Encounter: ['us-core-encounter', 'visit'],
  DocumentReference: ['us-core-documentreference', 'note'],
  Goal: ['us-core-goal', 'goal'],
  ServiceRequest: ['us-core-servicerequest', 'step'],
  CarePlan: ['us-core-careplan', 'care-plan'],
  QuestionnaireResponse: ['none', 'form'],
  Consent: ['none', 'consent'],
  ChargeItem: ['none', 'charge'],
};

/** What leaves with an export and goes into no chart. */
const ofExport: { [type: string]: string } = {
  Encounter: 'contact',
  ChargeItem: 'exported-charge',
  Claim: 'claim',
};

/** By the key of the item: an Observation says what it is by a code, which is what is being checked. */
function ofObservation(key: string): [usCore: string, ours: string] {
  const found = observations.find(([sign]) => sign.test(key));
  if (!found) throw new Error(`no profile for ${key}`);
  return [found[1], found[2]];
}

const observations: [RegExp, string, string][] = [
  [/^(ruler|importance|readiness)/, 'us-core-observation-screening-assessment', 'ruler'],
  [/^stage/, 'us-core-observation-screening-assessment', 'stage'],
  [/^teach-back/, 'us-core-observation-screening-assessment', 'teach-back'],
  [/^adherence/, 'us-core-simple-observation', 'adherent-days'],
  [/^check-in/, 'us-core-simple-observation', 'check-in'],
  [/^vital-bp/, 'us-core-blood-pressure', 'blood-pressure'],
  [/^vital-weight/, 'us-core-body-weight', 'weight'],
  [/^heart/, 'us-core-heart-rate', 'heart-rate'],
  [/^waist/, 'us-core-vital-signs', 'waist'],
  [/^glucose/, 'us-core-observation-lab', 'glucose'],
];

/**
 * What HAPI's `$validate` finds: errors, and those warnings that say more than the list below. Each as its severity,
 * place and words.
 */
export const complaints = async (resource: Loose, profile: string): Promise<string[]> => {
  const path = `${resource.resourceType}/$validate?profile=${encodeURIComponent(profile)}`;
  const { status, body } = await ask('POST', path, resource);
  // What HAPI cannot even parse it refuses to look at: that is its verdict too.
  if (body.resourceType !== 'OperationOutcome' || ![200, 400].includes(status))
    throw new Error(`$validate answered ${status}: ${JSON.stringify(body).slice(0, 500)}`);
  return (body.issue as Issue[])
    .filter(({ severity }) => severity !== 'information')
    .filter(
      ({ severity, diagnostics = '' }) =>
        severity !== 'warning' || !known.some(sign => sign.test(diagnostics)),
    )
    .map(
      ({ severity, expression, location, diagnostics }) =>
        `${severity} ${(expression ?? location ?? []).join()} ${diagnostics}`,
    );
};

/** Warnings that are known and accepted, each with why. */
const known: RegExp[] = [
  // A recommendation: a narrative beside structured facts. Only a care plan has one, where US Core asks for it.
  /Constraint failed: dom-6/,
  // Goals and steps are the patient's words; US Core lets text stand where no code says as much (extensible).
  /No code provided, and a code should be provided from the value set 'US Core (Goal|Procedure) Codes'/,
  // US Core's vital signs know no waist: the binding is extensible and has no code for it.
  /value set 'US Core Vital Signs ValueSet' .* \(codes = http:\/\/loinc\.org#8280-0\)/,
  // HL7 lists no policy of care between visits: the policy's words say what it is (extensible).
  /No code provided, and a code should be provided from the value set 'Consent PolicyRule Codes'/,
  // The AMA's codes are not at hand.
  /CodeSystem is unknown and can't be validated: http:\/\/www\.ama-assn\.org\/go\/cpt/,
  // Nor are the places of service of CMS.
  /CodeSystem is unknown and can't be validated: https:\/\/www\.cms\.gov\/Medicare\/Coding\/place-of-service-codes\//,
  // Answers of a form, looked at by R4 alone: SNOMED CT is not at hand. By our profile they are held to their question's set.
  /The code cannot be checked because codeSystem 'http:\/\/snomed\.info\/sct'/,
  // US Core's own value set spells SNOMED CT's English name the British way.
  /Concept Display "Counseling" does not match expected "Counselling"/,
];
