import { afterAll, beforeAll, expect, test } from 'vitest';
import { profileOf } from '../../server/chart/send-profile.ts';
import type { EmrAccess } from '../../server/domain/chart/emr-access.ts';
import type { ProvenFacts } from '../../server/domain/chart/proven.ts';
import { defaultSettings } from '../../server/domain/practice/settings.ts';
import { makeCanary } from '../../server/outbox/canary/canary.ts';
import { itemsOfAFullSession } from '../server/chart/session.ts';
import { chargesYes } from '../server/desk/written.ts';
import { type BareOffice, openBareOffice } from '../server/outbox/office.ts';
import { ask, base, wayIn, withIdentifier } from './hapi.ts';

const patientId = 'lucia-fuentes-twin';

/** HAPI makes what is put under an id of ours, and does not say so: this is what one that says it is written to like. */
const asIfSaid = ({ accepts, ...access }: EmrAccess): EmrAccess => ({
  ...access,
  accepts: {
    ...accepts,
    writes: Object.fromEntries(
      Object.entries(accepts.writes).map(([type, may]) => [type, { ...may, updateCreate: true }]),
    ),
  },
});

let proven: ProvenFacts[];
let office: BareOffice;
beforeAll(async () => {
  const found = await canaryBy(asIfSaid(await wayIn(patientId)));
  proven = found.map(one => ({ ...one, ownIdSince: '2026-01-01T00:00:00Z' }));
  office = await openBareOffice(
    { base: base(), accessFor: wayIn },
    {
      timing: { sendMs: 20_000, leaseMs: 60_000, pollMs: 600_000 },
      access: async (practiceId, iss, _staff, patient) =>
        asIfSaid(await wayIn(patient, { practiceId, iss, proven })),
    },
  );
});
afterAll(() => office.close());

function canaryBy(access: EmrAccess): Promise<ProvenFacts[]> {
  const staff = { id: 'kim', name: 'Kim Alvarez', fhirUser: access.fhirUser };
  const at = new Date().toISOString();
  return makeCanary(
    { ...access, claims: [chargesYes] },
    { id: crypto.randomUUID(), patientId, staff, settings: defaultSettings, at },
  );
}

const kept = {
  ...{ created: 'yes', answer: 'whole', identifier: 'kept', search: 'finds', condition: 'obeyed' },
  ...{ version: 'said', takenAway: 'all', left: [] },
};

test('by what HAPI says of itself a canary ends at conditions, which it obeys, and leaves nothing standing', async () => {
  const access = await wayIn(patientId);
  const found = await canaryBy(access);
  expect(found).toHaveLength(13);
  for (const facts of found) {
    expect(facts).toMatchObject(kept);
    expect(facts).not.toHaveProperty('ownId');
    expect(profileOf(facts.type, { ...access, proven: found })).toEqual({ profile: 'W2', by: 'canary' });
  }
});

test('where ids of ours are said to be taken, a canary proves it', async () => {
  const access = asIfSaid(await wayIn(patientId));
  expect(proven).toHaveLength(13);
  for (const facts of proven) {
    expect(facts).toMatchObject({ ...kept, ownId: 'taken' });
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
