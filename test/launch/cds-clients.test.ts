import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cdsClientByCommand } from '../../server/commands/cds-client.ts';
import { handoffWhenByCommand } from '../../server/commands/handoff-when.ts';
import { cdsLedger } from '../../server/launching/cds-clients.ts';
import { removePractice } from '../../server/launching/practice-changes.ts';
import { auditRow } from '../../server/storage/schema.ts';
import { type FreshDatabase, freshDatabase } from '../parts/database.ts';
import { practiceWithStaff, type TestPractice, testKeys } from '../parts/practice.ts';

let fresh: FreshDatabase;
let home: TestPractice;
beforeAll(async () => {
  fresh = await freshDatabase();
  home = await practiceWithStaff(fresh.db);
});
afterAll(() => fresh.close());

const now = new Date('2026-03-02T10:00:00Z');
const parts = () => ({ db: fresh.db, keys: testKeys, origin: 'https://alongside.example' });
const known = (iss = home.iss, tenant = '') => cdsLedger(fresh).caller(iss, tenant);
const callers = (deed: string, more: object = {}) =>
  cdsClientByCommand(parts(), deed, { iss: home.iss, algorithm: [], ...more }, now);
const criteria = (deed: string, more: object = {}) =>
  handoffWhenByCommand(parts(), deed, { iss: home.iss, ...more }, now);

describe('practice -- cds-client', () => {
  const jwks = { 'jwks-url': 'https://emr.example/jwks' };
  it('registers an EMR as a caller, and says what to tell it', async () => {
    expect(await callers('list')).toEqual(['No EMR may ask this practice for cards.']);
    expect((await callers('on', jwks)).join('\n')).toContain('https://alongside.example/cds-services');
    expect(await known()).toMatchObject({ jwksUrl: jwks['jwks-url'], algorithms: ['ES384', 'RS384'] });
    expect(await callers('list')).toEqual([`${home.iss}  keys https://emr.example/jwks  ES384, RS384`]);
  });
  it('may change its keys’ address and take weaker signatures only when told so', async () => {
    await callers('on', { 'jwks-url': 'https://emr.example/keys', algorithm: ['RS256'] });
    expect(await known()).toMatchObject({ jwksUrl: 'https://emr.example/keys', algorithms: ['RS256'] });
  });
  it.each<[string, object, string]>([
    ['without an address for its keys', {}, '--jwks-url is needed'],
    ['with one that is not https', { 'jwks-url': 'http://emr.example/jwks' }, 'is not https'],
    ['with a signature by a shared secret', { ...jwks, algorithm: ['HS256'] }, 'HS256 is none of'],
    ['of an EMR no practice has', { ...jwks, iss: 'https://nobody.example' }, 'No practice has this EMR'],
  ])('refuses one %s', async (_, more, words) => {
    await expect(callers('on', more)).rejects.toThrow(words);
  });
  it('ends a caller, and every caller of an EMR that is taken away', async () => {
    await callers('off');
    expect(await known()).toBeUndefined();
    await expect(callers('off')).rejects.toThrow('There is no such caller');
    await callers('on', { ...jwks, caller: 'https://cloud.example', tenant: 'linden' });
    expect(await known('https://cloud.example', 'linden')).toBeDefined();
    expect(await known('https://cloud.example', 'oak')).toBeUndefined();
    const other = await practiceWithStaff(fresh.db);
    const wanted = { ...jwks, iss: other.iss, algorithm: [] };
    await cdsClientByCommand(parts(), 'on', wanted, now);
    await removePractice(parts(), other.iss, now);
    expect(await known(other.iss)).toBeUndefined();
  });
});

describe('practice -- handoff-when', () => {
  it('tells, sets, drops and takes back when a chart suggests a coach, each change in the audit', async () => {
    const usual = [
      'diabetes: HbA1c 8 % or above, in the last 365 days',
      'hypertension: blood pressure 140/90 mmHg or above, in the last 180 days',
    ];
    expect(await criteria('list')).toEqual(usual);
    await criteria('set', { condition: 'diabetes', from: '9', 'within-days': '90' });
    expect((await criteria('list')).toSorted()).toEqual([
      'diabetes: HbA1c 9 % or above, in the last 90 days',
      usual[1],
    ]);
    await criteria('drop', { condition: 'hypertension' });
    expect(await criteria('drop', { condition: 'diabetes' })).toEqual([
      'The chart suggests nobody to a coach.',
    ]);
    expect(await criteria('usual')).toEqual(usual);
    const rows = await fresh.db.withPractice(home.practiceId, tx => tx.select().from(auditRow));
    expect(rows.filter(({ action }) => action === 'change-settings')).toHaveLength(4);
  });
  it.each([
    ['high-cholesterol', '160', 'high-cholesterol: LDL 160 mg/dL or above, in the last 365 days', 'LDL'],
    ['obesity', '35', 'obesity: BMI 35 kg/m² or above, in the last 365 days', 'BMI'],
    ['depression', '10', 'depression: PHQ-9 10 points or above, in the last 365 days', 'PHQ-9'],
  ])('sets %s, which the usual criteria leave out', async (condition, from, line, measure) => {
    expect(await criteria('list')).not.toContainEqual(expect.stringContaining(condition));
    const lines = await criteria('set', { condition, from });
    expect(lines).toContain(line);
    expect(lines.at(-1)).toContain(`The EMR sends ${measure} along once it has asked`);
    expect(await criteria('set', { condition, from })).not.toContainEqual(expect.stringContaining('The EMR'));
    await criteria('usual');
  });
  it.each<[object, string]>([
    [
      { condition: 'asthma', from: '3' },
      '--condition is one of diabetes, hypertension, high-cholesterol, obesity, depression.',
    ],
    [{ condition: 'diabetes', from: 'high' }, '--from is HbA1c in %, a number from 5 to 15.'],
    [{ condition: 'diabetes' }, '--from is HbA1c in %, a number from 5 to 15.'],
    [{ condition: 'diabetes', from: '64' }, '--from is HbA1c in %, a number from 5 to 15.'],
    [{ condition: 'high-cholesterol', from: '4.1' }, '--from is LDL in mg/dL, a number from 70 to 400.'],
    [{ condition: 'obesity', from: '95' }, '--from is BMI in kg/m², a number from 25 to 70.'],
    [{ condition: 'depression', from: '28' }, '--from is PHQ-9 in points, a number from 5 to 27.'],
    [
      { condition: 'hypertension', from: '140', 'second-from': '9' },
      '--second-from is the lower blood pressure in mmHg, a number from 60 to 130.',
    ],
    [
      { condition: 'obesity', from: '35', 'second-from': '90' },
      '--second-from is for a blood pressure; obesity has BMI alone.',
    ],
    [
      { condition: 'diabetes', from: '8', 'within-days': '0' },
      '--within-days is whole days, a number from 1 to 730.',
    ],
    [{ condition: 'diabetes', from: '8', 'within-days': '1.5' }, '--within-days is a whole number of days.'],
  ])('refuses %o, and changes nothing', async (more, words) => {
    const before = await criteria('list');
    await expect(criteria('set', more)).rejects.toThrow(words);
    expect(await criteria('list')).toEqual(before);
  });
});
