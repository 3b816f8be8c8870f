import { desc } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BillingFlags, billingByCommand } from '../../../server/commands/billing-settings.ts';
import { auditRow, practice } from '../../../server/storage/schema.ts';
import { type FreshDatabase, freshDatabase } from '../../parts/database.ts';
import { practiceWithStaff, type TestPractice, testKeys } from '../../parts/practice.ts';

const now = new Date('2026-11-02T15:00:00Z');
let fresh: FreshDatabase;
let home: TestPractice;
beforeAll(async () => {
  fresh = await freshDatabase();
  home = await practiceWithStaff(fresh.db);
});
afterAll(() => fresh.close());

const command = async (deed: string, flags: Partial<BillingFlags> = {}): Promise<string> => {
  const given = { credential: [], iss: home.iss, ...flags };
  return (await billingByCommand({ db: fresh.db, keys: testKeys }, deed, given, now)).join('\n');
};
const settings = async () =>
  (await fresh.db.withPractice(home.practiceId, tx => tx.select().from(practice)))[0]?.settings.billing;
const lastAudited = async () =>
  (
    await fresh.db.withPractice(home.practiceId, tx =>
      tx.select().from(auditRow).orderBy(desc(auditRow.seq)).limit(1),
    )
  )[0];

describe('what a practice says of itself to the rules of billing', () => {
  test('is listed with what is off and why, and whose credentials count for nothing', async () => {
    const said = await command('list');
    expect(said).toMatch(/^payer: medicare, newest rules of 20\d\d$/m);
    expect(said).toMatch(/^place: 11; kind: office; offers: all$/m);
    expect(said).toMatch(/^off G0023: .* \(UNVERIFIED, from memory\)$/m);
    expect(said).toMatch(/^off G0136: Social-needs risk assessment, until 2025-12-31 \(UNVERIFIED/m);
    expect(said).toMatch(/^off 0592T: .* \(paid by contract only\)$/m);
    expect(said).toMatch(/^Rosa Medina \(Practitioner\/coach\): no credential that counts/m);
  });

  test('its place, kind and programmes are set', async () => {
    await command('set', { rule: 'place', value: '49' });
    await command('set', { rule: 'kind', value: 'fqhc' });
    const said = await command('set', { rule: 'offers', value: 'ccm, chi' });
    expect(said).toContain('place: 49; kind: fqhc; offers: ccm, chi');
    expect(await lastAudited()).toMatchObject({
      ...{ actor: 'operator', action: 'change-settings' },
      detail: { of: 'billing', deed: 'set', rule: 'offers' },
    });
    expect(said).toMatch(/^accreditations: nobody said$/m);
    expect(await command('set', { rule: 'accreditations', value: 'none' })).toMatch(
      /^accreditations: none$/m,
    );
    await command('set', { rule: 'offers', value: 'all' });
    expect((await settings())?.offers).toBeUndefined();
  });

  test('a rule that nobody verified is turned on with who answers for it, when and why, and says so; and off again', async () => {
    const said = await command('on', { rule: 'G0023', by: 'Ada Stone', because: 'MLN9201074 read' });
    expect(said).toMatch(
      /^ON {2}G0023: .* \(UNVERIFIED, from memory; Ada Stone, 2026-11-02: MLN9201074 read\)$/m,
    );
    expect(await settings()).toMatchObject({ turnedOn: ['G0023'] });
    await command('off', { rule: 'G0023' });
    expect(await settings()).toMatchObject({ turnedOn: [], turnedOnBy: {} });
  });

  test('credentials are written down where they are missing', async () => {
    const of = 'Practitioner/coach';
    const said = await command('credential', { of, credential: ['MA', 'CHI-trained'] });
    expect(said).toContain('Rosa Medina (Practitioner/coach): ma, trained-chi');
    expect(await lastAudited()).toMatchObject({ action: 'change-roster', actor: 'operator' });
  });

  test.each<[string, string, Partial<BillingFlags>, RegExp]>([
    ['another practice', 'list', { iss: 'https://nobody.example' }, /^No practice has this EMR/],
    ['a deed that is none', 'forget', {}, /^billing list, set, on, off or credential/],
    ['a payer without rules', 'set', { rule: 'payer', value: 'acme' }, /is none of medicare/],
    ['a place that is none', 'set', { rule: 'place', value: '10' }, /is none of 11, 19/],
    [
      'a point that is none',
      'set',
      { rule: 'colour', value: 'red' },
      /is one of payer, place, kind, offers, accred/,
    ],
    ['a verified rule', 'on', { rule: '99490', by: 'A', because: 'why' }, /All else is on/],
    ['nobody’s word', 'on', { rule: 'G0023', because: 'why not' }, /who answers for it/],
    ['no reason', 'on', { rule: 'G0023', by: 'Ada' }, /and why: it is not verified/],
    ['a person of nobody', 'credential', { of: 'Practitioner/x', credential: ['MA'] }, /of the roster/],
    ['a credential of nothing', 'credential', { of: 'Practitioner/coach', credential: ['Wizard'] }, /MA, RN/],
  ])('is refused with what to do: %s', async (_, deed, flags, says) => {
    const before = await settings();
    await expect(command(deed, flags)).rejects.toThrow(says);
    expect(await settings()).toEqual(before);
  });
});
