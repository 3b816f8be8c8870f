import { measureCodes, systems } from '../../fhir-profiles/codes.ts';
import type { EmrAccess } from '../../server/domain/chart/emr-access.ts';

type Asked = Pick<EmrAccess, 'base' | 'accessToken'>;
type Bundle = { link?: { relation: string; url: string }[]; entry?: unknown[] };

/** A chart's types, as both ways of others read them. */
const types = [
  'Condition',
  'MedicationRequest',
  'AllergyIntolerance',
  'Observation',
  'Encounter',
  'ServiceRequest',
  'DocumentReference',
  'Goal',
];

/** The usual way: type after type, everything of the patient, in pages of the server's own size (50 here). */
export async function readPageByPage(access: Asked, patientId: string): Promise<number> {
  await get(access, `Patient/${patientId}`);
  let found = 0;
  for (const type of types) found += await everyPage(access, `${type}?patient=${patientId}&_count=50`);
  return found;
}

/** The best of the sequential ways: only the codes that are shown, in pages of 1,000, one question after another. */
export async function readByCode(access: Asked, patientId: string): Promise<number> {
  await get(access, `Patient/${patientId}`);
  let found = 0;
  for (const path of questionsByCode(patientId)) found += await everyPage(access, path);
  return found;
}

/** The questions of an app that filters by code and trims nothing: eleven beside the patient. */
export function questionsByCode(patientId: string): string[] {
  const codes = (...kinds: (keyof typeof measureCodes)[]) =>
    kinds.flatMap(kind => measureCodes[kind].map(code => `${systems.loinc}|${code}`)).join(',');
  const observations = [
    codes('a1c', 'ldl', 'egfr', 'uacr', 'glucose'),
    codes('blood-pressure', 'systolic', 'diastolic', 'weight', 'heart-rate', 'bmi', 'waist', 'peak-flow'),
    codes('steps', 'activity-minutes', 'sleep'),
    codes('phq9', 'smoking'),
  ].map(code => `Observation?${new URLSearchParams({ patient: patientId, code, _count: '1000' })}`);
  const whole = types
    .filter(type => type !== 'Observation')
    .map(type => `${type}?patient=${patientId}&_count=1000`);
  return [...whole, ...observations];
}

async function everyPage(access: Asked, path: string): Promise<number> {
  let found = 0;
  for (let url: string | undefined = `${access.base}/${path}`; url !== undefined; ) {
    const bundle: Bundle = await get(access, url);
    found += bundle.entry?.length ?? 0;
    url = bundle.link?.find(link => link.relation === 'next')?.url;
  }
  return found;
}

async function get(access: Asked, path: string): Promise<Bundle> {
  const url = path.startsWith('http') ? path : `${access.base}/${path}`;
  const headers = { accept: 'application/fhir+json', authorization: `Bearer ${access.accessToken}` };
  const response = await fetch(url, { headers });
  if (!response.ok) throw new Error(`the EMR answered ${response.status} to ${path}`);
  return (await response.json()) as Bundle;
}
