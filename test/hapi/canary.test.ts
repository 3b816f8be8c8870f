import { afterAll, beforeAll, expect, test } from 'vitest';
import { profileOf } from '../../server/chart/send-profile.ts';
import type { ProvenFacts } from '../../server/domain/chart/proven.ts';
import { defaultSettings } from '../../server/domain/practice/settings.ts';
import { makeCanary } from '../../server/outbox/canary/canary.ts';
import { itemsOfAFullSession } from '../server/chart/session.ts';
import { type BareOffice, openBareOffice } from '../server/outbox/office.ts';
import { ask, base, wayIn, withIdentifier } from './hapi.ts';

const patientId = 'lucia-fuentes-twin';
let proven: ProvenFacts[];
let office: BareOffice;
beforeAll(async () => {
  const access = await wayIn(patientId);
  const staff = { id: 'kim', name: 'Kim Alvarez', fhirUser: access.fhirUser };
  const at = new Date().toISOString();
  const found = await makeCanary(access, {
    id: crypto.randomUUID(),
    patientId,
    staff,
    settings: defaultSettings,
    at,
  });
  proven = found.map(one => ({ ...one, ownIdSince: '2026-01-01T00:00:00Z' }));
  office = await openBareOffice(
    { base: base(), accessFor: wayIn },
    {
      timing: { sendMs: 20_000, leaseMs: 60_000, pollMs: 600_000 },
      access: (practiceId, iss, _staff, patient) => wayIn(patient, { practiceId, iss, proven }),
    },
  );
});
afterAll(() => office.close());

test('a canary proves of HAPI that it takes ids of ours and checks conditions, and leaves nothing standing', async () => {
  const access = await wayIn(patientId);
  expect(proven).toHaveLength(6);
  for (const facts of proven) {
    expect(facts).toMatchObject({
      ...{ created: 'yes', answer: 'whole', identifier: 'kept', search: 'finds', condition: 'obeyed' },
      ...{ ownId: 'taken', version: 'said', takenAway: 'all', left: [] },
    });
    expect(profileOf(facts.type, { ...access, proven })).toEqual({ profile: 'W1', by: 'canary' });
  }
});

test('a session then goes under ids of ours, each thing once, and naming the others', async () => {
  const items = itemsOfAFullSession.map(item =>
    item.kind === 'adherence' ? { ...item, chartId: `${patientId}-medicine-1` } : item,
  );
  const id = await office.sign(items, { patientId });
  await office.settle();
  const rows = await office.rows(id);
  expect(rows.map(row => [row.itemKey, row.receipt.status])).toEqual(
    rows.map(row => [row.itemKey, 'in-chart']),
  );
  for (const row of rows) {
    const type = row.body?.resourceType ?? '';
    expect(row.reference).toBe(`${type}/${row.id}`);
    expect(await withIdentifier(type, row.id)).toHaveLength(1);
    expect((await ask('GET', `${type}/${row.id}`)).body).toMatchObject({ meta: { versionId: '1' } });
  }
});
