import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ruleSets } from '../../../server/domain/billing/rule-sets.ts';
import type { CallsToMakeView } from '../../../server/http/contract/calls-to-make.ts';
import { allRoutes } from '../../../server/http/routes.ts';
import { aCall, aChart } from './a-month.ts';
import { openDesk } from './at-the-desk.ts';

const clock = { now: new Date('2026-10-28T15:00:00Z') };
let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk(clock);
  const { db, home } = desk;
  for (const [id, name, minutes] of [
    ['walter', 'Walter Greene', 13],
    ['ana', 'Ana Ruiz', 4],
    ['rosa', 'Rosa Morales', 1],
    ['dee', 'Dee Brooks', 13],
  ] as const) {
    await aChart(db, home, id, { name, birthDate: '1947-03-29', mrn: id });
    await aCall(db, home, id, '2026-10-21', minutes);
    if (id === 'dee') continue; // without a consent no call would count
    const consent = { to: 'ccm', said: 'given', words: 'Yes', told: 'As on the form', day: '2026-09-01' };
    await desk.as('biller', 'POST', '/api/consents', { key: randomUUID(), patient: id, ...consent });
    const fact = { is: 'care-plan', kind: 'comprehensive', from: '2026-04-02' };
    await desk.as('biller', 'POST', '/api/billing-facts', { key: randomUUID(), patient: id, fact });
  }
});
afterAll(() => desk.close());

const calls = () => desk.as<CallsToMakeView>('coach', 'GET', '/api/calls-to-make');
const codes = new RegExp(
  `\\b(${[...new Set(ruleSets.flatMap(({ rules }) => rules.map(({ code }) => code)))].join('|')})\\b`,
);
const by = '2026-10-31';
const walter = { patientId: 'walter', by, patient: { name: 'Walter Greene', birthDate: '1947-03-29' } };
const ana = { patientId: 'ana', by, patient: { name: 'Ana Ruiz', birthDate: '1947-03-29' } };
const rosa = { patientId: 'rosa', by, patient: { name: 'Rosa Morales', birthDate: '1947-03-29' } };

test('a coach is told with whom a call is due and by when, in an order that says nothing of minutes', async () => {
  const told = await calls();
  expect(told.body).toEqual([ana, rosa, walter]);
  expect(told.text).not.toMatch(codes);
  expect(told.text).not.toMatch(/minute|bill|claim|medicare|\bccm\b|\$/i);
});

test('the same from what is kept once a biller has looked, and as soon as something changed since', async () => {
  await desk.as('biller', 'GET', '/api/months/2026-10');
  expect((await calls()).body).toEqual([ana, rosa, walter]);
  const withdrawn = { to: 'ccm', said: 'revoked', words: 'No more', day: '2026-10-01' };
  await desk.as('biller', 'POST', '/api/consents', { key: randomUUID(), patient: 'rosa', ...withdrawn });
  expect((await calls()).body).toEqual([ana, walter]);
});

test('it names patients, so it is told in no chart, to no other role, and ends with the month', async () => {
  expect((await desk.as('coach', 'GET', '/api/calls-to-make', {}, 'walter')).status).toBe(409);
  expect((await desk.as('physician', 'GET', '/api/calls-to-make')).status).toBe(403);
  clock.now = new Date('2026-11-02T15:00:00Z');
  expect((await calls()).body).toEqual([]);
});

test('nothing that a coach is answered outside of a chart carries a billing code', async () => {
  clock.now = new Date('2026-10-29T15:00:00Z');
  expect((await calls()).body).toHaveLength(2);
  const theirs = allRoutes.filter(
    ({ rule }) =>
      rule.method === 'GET' &&
      rule.audience === 'clinician' &&
      !rule.patientBound &&
      rule.path.startsWith('/api/') &&
      rule.answers[200] !== 'event-stream' &&
      (rule.roles === 'any' || rule.roles.includes('coach')),
  );
  expect(theirs.length).toBeGreaterThan(2);
  for (const { rule } of theirs) {
    const { text } = await desk.as(
      'coach',
      'GET',
      rule.path.replace(/:\w+/g, () => randomUUID()),
    );
    expect(text, rule.path).not.toMatch(codes);
  }
});
