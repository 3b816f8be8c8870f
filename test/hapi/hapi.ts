import { inject } from 'vitest';
import { readCapabilityStatement } from '../../launch/capability-statement.ts';
import type { EmrAccess, EmrCapability } from '../../server/domain/chart/emr-access.ts';

type Json = Record<string, unknown>;
export type HapiAnswer = { status: number; headers: Headers; body: Json };

/** FHIR base of the run's HAPI. */
export const base = (): string => inject('hapi');

/** One request to HAPI past the app, as a test looks at what stands there. Searches are answered afresh. */
export const ask = async (
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  body?: object,
  headers: Record<string, string> = {},
): Promise<HapiAnswer> => {
  const answer = await fetch(`${base()}/${path}`, {
    method,
    headers: { 'cache-control': 'no-cache', 'content-type': 'application/fhir+json', ...headers },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: text === '' ? {} : JSON.parse(text) };
};

/** Every resource a search finds, over all its pages. */
export const everyOne = async <T extends fhir4.FhirResource>(path: string): Promise<T[]> => {
  const found: T[] = [];
  for (let next: string | undefined = `${base()}/${path}`; next !== undefined; ) {
    const answer = await fetch(next, { headers: { 'cache-control': 'no-cache' } });
    const bundle = (await answer.json()) as fhir4.Bundle<T>;
    for (const { resource } of bundle.entry ?? []) if (resource) found.push(resource);
    next = bundle.link?.find(link => link.relation === 'next')?.url;
  }
  return found;
};

/** Resources that carry this identifier of ours. */
export const withIdentifier = (type: string, value: string): Promise<fhir4.FhirResource[]> =>
  everyOne(`${type}?identifier=${encodeURIComponent(`${chartWrite}|${value}`)}`);

const chartWrite = 'https://alongside.health/fhir/identifier/chart-write';

let said: EmrCapability | undefined;

/** The way in as a coach, by what HAPI says of itself; its token is not looked at. */
export const wayIn = async (patientId: string, change: Partial<EmrAccess> = {}): Promise<EmrAccess> => {
  said ??= readCapabilityStatement((await ask('GET', 'metadata')).body);
  if (!said) throw new Error('HAPI says nothing of itself');
  return {
    practiceId: '0198c0de-0000-4000-8000-000000000001',
    iss: base(),
    base: base(),
    accessToken: 'none',
    scopes: ['user/*.cruds'],
    vendor: 'open',
    claims: [],
    accepts: said,
    atOnce: 16,
    patientId,
    fhirUser: 'Practitioner/coach-dana',
    ...change,
  };
};
