import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { signedSession } from '../server/chart/session.ts';
import { writesOf } from '../server/chart/signed-writes.ts';
import { ask, withIdentifier } from './hapi.ts';

/** A body as the outbox sends it first, with an identifier of its own. */
const fresh = (id = randomUUID()) => ({
  id,
  body: {
    ...goal,
    identifier: [{ system: 'https://alongside.health/fhir/identifier/chart-write', value: id }],
  },
  condition: {
    prefer: 'return=representation',
    'if-none-exist': `identifier=${encodeURIComponent(`https://alongside.health/fhir/identifier/chart-write|${id}`)}`,
  },
});
let goal: Record<string, unknown>;
beforeAll(() => {
  const signed = signedSession({ patientId: 'grace-okafor-twin' });
  goal = { ...writesOf({ signed }).find(({ kind }) => kind === 'goal')?.body };
});

describe('a conditional create', () => {
  test('makes the resource the first time and gives the same one back the second', async () => {
    const { id, body, condition } = fresh();
    const first = await ask('POST', 'Goal', body, condition);
    const second = await ask('POST', 'Goal', body, condition);
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.body.id).toBe(first.body.id);
    expect(await withIdentifier('Goal', id)).toHaveLength(1);
  });

  test('sent eight times at once makes one; the others are told of it or of the clash', async () => {
    const { id, body, condition } = fresh();
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask('POST', 'Goal', body, condition)));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses.filter(status => status === 201)).toHaveLength(1);
    expect(statuses.filter(status => ![200, 201, 409].includes(status))).toEqual([]);
    expect(await withIdentifier('Goal', id)).toHaveLength(1);
  });
});

describe('an update', () => {
  test('of the version that was seen is made, of an overtaken one is not', async () => {
    const { body, condition } = fresh();
    const made = await ask('POST', 'Goal', body, condition);
    const change = (words: string, etag: string) =>
      ask(
        'PUT',
        `Goal/${made.body.id}`,
        { ...made.body, description: { text: words } },
        { 'if-match': etag },
      );
    expect((await change('run', 'W/"1"')).status).toBe(200);
    expect((await change('swim', 'W/"1"')).status).toBe(409);
    const now = await ask('GET', `Goal/${made.body.id}`);
    expect(now.body).toMatchObject({ description: { text: 'run' }, meta: { versionId: '2' } });
  });
});

test('a resource about a patient who is not there is not taken', async () => {
  const { body } = fresh();
  const refused = await ask('POST', 'Goal', { ...body, subject: { reference: 'Patient/nobody' } });
  expect(refused.status).toBe(400);
});
