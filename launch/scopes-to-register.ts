import type { EmrCapability } from '../server/domain/chart/emr-access.ts';
import { isFindSwitchedOn, typesToFind } from '../server/domain/find/switched-on.ts';
import type { RegisteredEmr } from './registered-emr.ts';

/** Types we read in a chart, and types we write; no more is asked for than the EMR has and we use. */
const readTypes = [
  'Patient',
  'Condition',
  'Observation',
  'MedicationRequest',
  'AllergyIntolerance',
  'Encounter',
  'ServiceRequest',
  'DocumentReference',
  'Goal',
  'CarePlan',
  'Task',
  'CareTeam',
  'Appointment',
];
const writeTypes = [
  ...['Encounter', 'DocumentReference', 'Goal', 'CarePlan', 'ServiceRequest', 'Observation'],
  ...['Task', 'CareTeam', 'Communication', 'MedicationStatement', 'Consent'],
];

/**
 * The scopes to ask for at this EMR, one text: sign-in, the launch, a refresh token in the strongest form offered
 * (writes may wait out an EMR that is down), and per type what is read and what is written. SMART v2 spelling, or v1
 * where the EMR says it has no v2.
 */
export function scopesToRegister(accepts: EmrCapability, capabilities: string[]): string {
  const offered = (capability: string) => capabilities.length === 0 || capabilities.includes(capability);
  const refresh = offered('permission-offline')
    ? ['offline_access']
    : offered('permission-online')
      ? ['online_access']
      : [];
  const forms = [...formTypes(accepts), ...besideTypes(accepts)];
  const written = [...writeTypes, ...forms];
  const types = [...new Set([...readTypes, ...written])];
  const chart = types.flatMap(type => {
    const { create, update } = written.includes(type) ? (accepts.writes[type] ?? none) : none;
    const reads = [...readTypes, ...forms].includes(type) && accepts.reads[type] !== undefined;
    return scopeOf('patient', type, { create, reads, update }, capabilities);
  });
  return ['launch', 'openid', 'fhirUser', ...refresh, ...chart].join(' ');
}

/**
 * What the desk's own sign-in asks for beside who it is, for no patient in particular: charges and consents, each only where
 * the practice itself says that it goes into its charts and the EMR says that it takes it. An EMR that knows no such scope
 * is never asked for it by itself. A coach’s own appointments are read in the same way. `persona`: `system` for the practice's own client, which asks for charges alone here.
 */
export function deskScopes(
  { claims, pinned: { accepts, capabilities = [] } }: Pick<RegisteredEmr, 'claims' | 'pinned'>,
  persona: 'user' | 'system' = 'user',
): string[] {
  const isSaid = (point: 'charges' | 'consents' | 'appointments') => {
    const said = claims.findLast(claim => claim.rule === point && claim.withdrawn === undefined);
    return said?.rule === point && (said.rule === 'appointments' ? said.read : said.taken);
  };
  const types = [
    ...(isSaid('charges') ? ['ChargeItem'] : []),
    ...(persona === 'user' && isSaid('consents') ? ['Consent'] : []),
  ];
  const written = types.flatMap(type => {
    const { create, update } = accepts.writes[type] ?? none;
    const reads = accepts.reads[type] !== undefined;
    return create ? scopeOf(persona, type, { create, reads, update }, capabilities) : [];
  });
  const looksIn = persona === 'user' && isSaid('appointments') && accepts.reads.Appointment !== undefined;
  return [
    ...written,
    ...(looksIn ? scopeOf(persona, 'Appointment', { ...none, reads: true }, capabilities) : []),
  ];
}

/**
 * What is asked for to look for patients who would gain: reading alone, and only where the practice itself says so. `user`:
 * by the desk's sign-in, where the practice has no client of its own.
 */
export function findScopes(
  { claims, pinned: { accepts, capabilities = [] } }: Pick<RegisteredEmr, 'claims' | 'pinned'>,
  persona: 'user' | 'system',
): string[] {
  if (!isFindSwitchedOn(claims)) return [];
  return typesToFind.flatMap(type =>
    scopeOf(persona, type, { ...none, reads: accepts.reads[type] !== undefined }, capabilities),
  );
}

/**
 * Where no document is taken, a filled-in form is the one way in: it is asked for, and sent once the practice agreed on a
 * form. What was sent is read again when its answer was lost.
 */
const formTypes = ({ writes }: EmrCapability): string[] =>
  !writes.DocumentReference?.create && writes.QuestionnaireResponse?.create ? ['QuestionnaireResponse'] : [];

/** What goes to the chart beside a session; read again when the answer was lost, as a form is. */
const besideTypes = ({ writes }: EmrCapability): string[] =>
  ['Flag', 'Task', 'Communication', 'MedicationStatement', 'Consent'].filter(type => writes[type]?.create);

const none = { create: false, update: false };

function scopeOf(
  persona: 'patient' | 'user' | 'system',
  type: string,
  { create, reads, update }: { create: boolean; reads: boolean; update: boolean },
  capabilities: string[],
): string[] {
  const offered = (one: string) => capabilities.length === 0 || capabilities.includes(one);
  const v2 = offered('permission-v2') || !offered('permission-v1');
  const access = v2 ? v2Access(create, reads, update) : v1Access(create || update, reads);
  return access ? [`${persona}/${type}.${access}`] : [];
}

const v2Access = (create: boolean, reads: boolean, update: boolean): string =>
  `${create ? 'c' : ''}${reads ? 'r' : ''}${update ? 'u' : ''}${reads ? 's' : ''}`;

const v1Access = (writes: boolean, reads: boolean): string =>
  writes ? (reads ? '*' : 'write') : reads ? 'read' : '';
