import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { syntheaPatients } from './synthea.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'synthea-'));
});
afterEach(() => rm(dir, { recursive: true }));

describe('Synthea bundles', () => {
  test('land with their newest day two days before today, the rest as far apart as before', async () => {
    await bundle('one.json', small('a', { seen: '2020-08-14T18:29:50+00:00', born: '1970-02-14' }));
    const [patient, clinic, visit, weight] = await syntheaPatients(dir, '2026-11-22');
    expect(visit).toMatchObject({
      period: { start: '2026-11-20T18:29:50+00:00', end: '2026-11-20T18:59:50+00:00' },
    });
    expect(weight).toMatchObject({
      effectiveDateTime: '2026-11-20T18:29:50+00:00',
      issued: '2026-11-20T18:29:50.157+00:00',
    });
    expect(patient).toMatchObject({ birthDate: '1976-05-22' });
    expect(clinic).toMatchObject({ address: [{ postalCode: '2721' }] });
  });

  test('have their urn:uuid references turned into references to what is stored', async () => {
    await bundle('one.json', small('a', { seen: '2020-08-14T18:29:50+00:00', born: '1970-02-14' }));
    const stored = await syntheaPatients(dir, '2026-11-22');
    expect(stored[2]).toMatchObject({
      subject: { reference: 'Patient/patient-a' },
      serviceProvider: { reference: 'Organization/clinic' },
    });
    expect(JSON.stringify(stored)).not.toContain('urn:uuid');
  });

  test('are shifted each by its own constant, and share a clinic once', async () => {
    await bundle('one.json', small('a', { seen: '2020-08-14T18:29:50+00:00', born: '1970-02-14' }));
    await bundle('two.json', small('b', { seen: '2019-01-31T23:59:59-05:00', born: '1990' }));
    const stored = await syntheaPatients(dir, '2026-11-22');
    const visits = stored.filter(one => one.resourceType === 'Encounter');
    expect(visits.map(one => one.period?.start)).toEqual([
      '2026-11-20T18:29:50+00:00',
      '2026-11-20T23:59:59-05:00',
    ]);
    expect(stored.filter(one => one.resourceType === 'Organization')).toHaveLength(1);
    const born = stored.flatMap(one => (one.resourceType === 'Patient' ? [one.birthDate] : []));
    expect(born).toEqual(['1976-05-22', '1998']);
  });

  test('a file that is no bundle is named', async () => {
    await writeFile(join(dir, 'notes.json'), '{"resourceType":"Patient"}');
    await expect(syntheaPatients(dir, '2026-11-22')).rejects.toThrow('notes.json is not a FHIR Bundle');
  });
});

async function bundle(name: string, resources: fhir4.FhirResource[]): Promise<void> {
  const entry = resources.map(resource => ({ fullUrl: `urn:uuid:${resource.id}`, resource }));
  await writeFile(join(dir, name), JSON.stringify({ resourceType: 'Bundle', type: 'transaction', entry }));
}

/** A person, a clinic with a postal code that looks like a year, a visit of half an hour and a weight. */
function small(name: string, { seen, born }: { seen: string; born: string }): fhir4.FhirResource[] {
  const subject = { reference: `urn:uuid:patient-${name}` };
  return [
    { resourceType: 'Patient', id: `patient-${name}`, birthDate: born },
    { resourceType: 'Organization', id: 'clinic', name: 'Clinic', address: [{ postalCode: '2721' }] },
    {
      resourceType: 'Encounter',
      id: `visit-${name}`,
      status: 'finished',
      class: { code: 'AMB' },
      subject,
      serviceProvider: { reference: 'urn:uuid:clinic' },
      period: { start: seen, end: seen.replace(':29:', ':59:') },
    },
    {
      resourceType: 'Observation',
      id: `weight-${name}`,
      status: 'final',
      code: { text: 'Weight' },
      subject,
      effectiveDateTime: seen,
      issued: seen.replace(/(?=[+-]\d\d:\d\d$)/, '.157'),
    },
  ];
}
