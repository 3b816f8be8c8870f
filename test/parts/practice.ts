import { randomBytes, randomUUID } from 'node:crypto';
import type { PinnedEndpoints } from '../../server/domain/chart/pinned-endpoints.ts';
import {
  defaultSettings,
  type PracticeSettings,
  type Role,
  roles,
  type Staff,
} from '../../server/domain/practice/settings.ts';
import type { Database } from '../../server/storage/database.ts';
import type { KeyRing } from '../../server/storage/keys.ts';
import { emr, practice, staff } from '../../server/storage/schema.ts';

/** A key ring of this process alone. */
export const testKeys: KeyRing = { active: 'k1', master: new Map([['k1', randomBytes(32)]]) };

export type TestPractice = {
  practiceId: string;
  iss: string;
  settings: PracticeSettings;
  /** One person of each role. */
  staff: { [R in Role]: Staff };
};

const names: { [R in Role]: string } = {
  coach: 'Rosa Medina',
  physician: 'Priya Shah',
  biller: 'Bill Grant',
  lead: 'Lena Ortiz',
  admin: 'Ada Stone',
};

/** A practice with one EMR and one person of each role. */
export async function practiceWithStaff(
  db: Database,
  choice: { iss?: string; settings?: Partial<PracticeSettings>; accepts?: PinnedEndpoints['accepts'] } = {},
): Promise<TestPractice> {
  const practiceId = randomUUID();
  const iss = choice.iss ?? `http://127.0.0.1:9/${practiceId}/fhir`;
  const settings = { ...defaultSettings, ...choice.settings };
  const people = Object.fromEntries(
    roles.map(role => [
      role,
      { id: randomUUID(), name: names[role], role, credential: '', fhirUser: `Practitioner/${role}` },
    ]),
  ) as { [R in Role]: Staff };
  await db.withPractice(practiceId, async tx => {
    await tx
      .insert(practice)
      .values({ practiceId, name: 'Willow Creek', settings, addedAt: '2026-01-05T09:00:00Z' });
    await tx.insert(emr).values({
      practiceId,
      iss,
      vendor: 'open',
      clientId: 'alongside',
      clientAuth: 'public',
      scopes: { any: 'launch openid fhirUser patient/*.rs' },
      frameOrigins: ['http://localhost:9'],
      pinned: pinnedAt(iss, choice.accepts),
    });
    await tx.insert(staff).values(Object.values(people).map(person => ({ practiceId, iss, ...person })));
  });
  return { practiceId, iss, settings, staff: people };
}

const pinnedAt = (iss: string, accepts?: PinnedEndpoints['accepts']): PinnedEndpoints => ({
  issuer: iss,
  authorizationEndpoint: `${iss}/authorize`,
  tokenEndpoint: `${iss}/token`,
  jwksUri: `${iss}/jwks`,
  accepts: accepts ?? { fhirVersion: '4.0.1', reads: {}, writes: {}, transaction: false, batch: false },
  checkedAt: '2026-01-05T09:00:00Z',
});
