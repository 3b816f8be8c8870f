import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readAppointments } from '../../../server/chart/read/appointments.ts';
import type { EmrAccess } from '../../../server/domain/chart/emr-access.ts';
import { demoSchedule } from '../../sandbox-emr/patients/schedule.ts';
import { type ChartEmr, now, startEmr, today } from '../chart/emr.ts';

let emr: ChartEmr;
let crooked: Server;
/** What an EMR answers that does not do as it is asked. */
let answer: (path: string) => { status?: number; body: object };
beforeAll(async () => {
  emr = await startEmr({ seed: demoSchedule(today) });
  crooked = createServer((req, res) => {
    const { status = 200, body } = answer(req.url ?? '');
    res.writeHead(status, { 'content-type': 'application/fhir+json' }).end(JSON.stringify(body));
  });
  await new Promise<void>(ready => crooked.listen(0, '127.0.0.1', ready));
});
afterAll(async () => {
  await emr.close();
  crooked.close();
});

const span = { from: `${today}T04:00:00.000Z`, to: '2026-10-19T04:00:00.000Z' };
const within = () => ({ deadline: AbortSignal.timeout(5_000), now: now.toISOString() });
const dana = 'Practitioner/coach-dana';
const bookOf = async (actor: string, change: Partial<EmrAccess> = {}) =>
  readAppointments(await emr.accessFor('rosa-morales', change), { ...span, actor }, within());

describe('the EMR’s own book', () => {
  test('is read as what takes the coach’s time, with when that was', async () => {
    const book = await bookOf(dana);
    expect(book).toMatchObject({ is: 'read', asOf: now.toISOString() });
    const patients = book.is === 'read' ? book.busy.map(({ patientId }) => patientId) : [];
    expect(patients).toEqual([
      'rosa-morales',
      'miguel-santos',
      'tasha-brooks',
      'lucia-fuentes',
      'sam-rivera',
    ]);
    const starts = book.is === 'read' ? book.busy.map(({ from }) => from.slice(0, 10)) : [];
    expect(starts).toHaveLength(5);
    expect(new Set(starts)).toEqual(new Set([today]));
  });

  test('of a patient is read with a grant for patients, in the chart of that patient alone', async () => {
    const grant = { scopes: ['patient/Appointment.rs'] };
    expect(await bookOf('Patient/rosa-morales', grant)).toMatchObject({ is: 'read' });
    for (const actor of ['Patient/walter-greene', dana])
      expect(await bookOf(actor, grant)).toEqual({ is: 'not-looked', because: 'not-granted' });
  });

  test('that is not offered was not looked into; one that says no, or is away, could not be read', async () => {
    const { accepts } = await emr.accessFor('rosa-morales');
    const { Appointment: _, ...reads } = accepts.reads;
    const without = { accepts: { ...accepts, reads } };
    expect(await bookOf(dana, without)).toEqual({ is: 'not-looked', because: 'not-offered' });
    expect(await bookOf(dana, { accessToken: 'nobody' })).toEqual({ is: 'not-read' });
    expect(await bookOf(dana, { base: 'http://127.0.0.1:9' })).toEqual({ is: 'not-read' });
  });
});

describe('an EMR that does not do as it is asked', () => {
  const base = () => `http://127.0.0.1:${(crooked.address() as AddressInfo).port}/fhir`;
  const crookedBook = (said: typeof answer) => {
    answer = said;
    return bookOf(dana, { base: base(), iss: base() });
  };
  const one = (change: object) => ({
    resource: {
      ...{ resourceType: 'Appointment', id: 'a', status: 'booked', start: `${today}T15:00:00Z` },
      ...{ end: `${today}T15:30:00Z`, participant: [{ actor: { reference: dana }, status: 'accepted' }] },
      ...change,
    },
  });
  const bundle = (entry: object[], next?: string) => ({
    body: { resourceType: 'Bundle', entry, link: next ? [{ relation: 'next', url: next }] : [] },
  });

  test('is held to the question: others’, called off, past, declined and endless ones take no time', async () => {
    const book = await crookedBook(() =>
      bundle([
        one({}),
        one({
          ...{ start: `${today}T21:00:00Z`, end: `${today}T22:00:00Z` },
          participant: [dana, 'Patient/one', `${base()}/Patient/two`].map(actor => ({
            actor: { reference: actor },
          })),
        }),
        one({ participant: [{ actor: { reference: 'Practitioner/other' }, status: 'accepted' }] }),
        one({ status: 'cancelled', start: `${today}T16:00:00Z`, end: `${today}T17:00:00Z` }),
        one({ status: 'noshow', start: `${today}T16:00:00Z`, end: `${today}T17:00:00Z` }),
        one({ start: '2020-01-01T15:00:00Z', end: '2020-01-01T16:00:00Z' }),
        one({
          participant: [{ actor: { reference: dana }, status: 'declined' }],
          start: `${today}T18:00:00Z`,
        }),
        one({ start: `${today}T19:00:00Z`, end: `${today}T18:00:00Z` }),
        one({ start: `${today}T20:00:00Z`, end: undefined, minutesDuration: 20 }),
        { resource: 'nothing' },
      ]),
    );
    expect(book).toMatchObject({
      busy: [
        { from: `${today}T15:00:00.000Z`, to: `${today}T15:30:00.000Z` },
        { from: `${today}T20:00:00.000Z`, to: `${today}T20:20:00.000Z` },
        { from: `${today}T21:00:00.000Z`, to: `${today}T22:00:00.000Z` },
      ],
    });
  });

  test.each([
    ['sends us on to another server', () => bundle([one({})], 'https://elsewhere.example/fhir/Appointment')],
    ['never comes to an end', () => bundle([one({})], `${base()}/Appointment?page=again`)],
    ['answers with something else', () => ({ body: { resourceType: 'OperationOutcome' } })],
    ['is broken', () => ({ status: 500, body: {} })],
  ])('one that %s has not been read', async (_, said) => {
    expect(await crookedBook(said)).toEqual({ is: 'not-read' });
  });
});
