import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';
import { type ReadOptions, readChart } from '../../../server/chart/read/read-chart.ts';
import type { EmrAccess } from '../../../server/domain/chart/emr-access.ts';
import type { ChartSnapshot } from '../../../server/domain/chart/snapshot.ts';
import { now } from '../../server/chart/emr.ts';

export type Answering = (res: ServerResponse, url: string) => void;

/** An EMR that means no good, and another host that should never hear from us. */
export type HostileEmr = {
  base: string;
  /** An address on the other host. */
  elsewhere: string;
  port: number;
  /** How a search of a type, or the read of the patient, is answered; honest and empty unless told. */
  answers: { [type: string]: Answering };
  /** Addresses that were asked for, this EMR's. */
  asked: string[];
  /**
   * Reads the chart of patient p1. Whatever the EMR does: nothing is thrown, nothing of another patient is in it, no
   * token went to the other host, and the sections that were answered honestly are there.
   */
  read(options?: ReadOptions & { accepts?: EmrAccess['accepts'] }): Promise<ChartSnapshot>;
  access(): EmrAccess;
  /** Forgets what it was told and whom it saw. */
  calm(): void;
  close(): void;
};

/** In every resource of another patient these tests send. */
export const notHers = 'Not hers';

export const json = (res: ServerResponse, body: unknown) =>
  res.setHeader('content-type', 'application/fhir+json').end(JSON.stringify(body));
export const bundle = (entry: unknown[], next?: string) => ({
  ...{ resourceType: 'Bundle', type: 'searchset', entry },
  link: next ? [{ relation: 'next', url: next }] : [],
});
export const entries =
  (...entry: unknown[]): Answering =>
  res =>
    json(res, bundle(entry));
export const problem = (change = {}) => ({
  resource: {
    ...{ resourceType: 'Condition', id: 'c1', code: { text: 'Asthma' } },
    subject: { reference: 'Patient/p1' },
    ...change,
  },
});
export const observation = (change = {}) => ({
  resource: {
    ...{ resourceType: 'Observation', id: 'o1', status: 'final' },
    code: { coding: [{ system: 'http://loinc.org', code: '29463-7' }] },
    ...{ effectiveDateTime: '2026-10-01T09:00:00Z', subject: { reference: 'Patient/p1' } },
    valueQuantity: { value: 81.5, code: 'kg' },
    ...change,
  },
});
export const patient = { resourceType: 'Patient', id: 'p1', name: [{ text: 'P One' }] };
const allergy = {
  ...{ resourceType: 'AllergyIntolerance', id: 'a1', code: { text: 'Penicillin' } },
  patient: { reference: 'Patient/p1' },
};
const honest: HostileEmr['answers'] = { AllergyIntolerance: entries({ resource: allergy }) };

export async function startHostileEmr(): Promise<HostileEmr> {
  const stolen: string[] = [];
  const thief = createServer((req, res) => {
    stolen.push(`${req.headers.authorization}`);
    json(res, bundle([problem({ id: 'stolen', code: { text: notHers } })]));
  });
  const server = createServer((req, res) => {
    const url = req.url ?? '';
    emr.asked.push(url);
    const [type = ''] = url.replace('/fhir/', '').split(/[/?]/);
    const answer = emr.answers[type] ?? honest[type];
    if (answer) answer(res, url);
    else if (type === 'Patient') json(res, patient);
    else json(res, bundle([]));
  });
  for (const one of [server, thief]) await new Promise<void>(up => one.listen(0, '127.0.0.1', up));
  const base = `http://127.0.0.1:${portOf(server)}/fhir`;
  const emr: HostileEmr = {
    ...{ base, port: portOf(server), elsewhere: `http://127.0.0.1:${portOf(thief)}/fhir` },
    answers: {},
    asked: [],
    access: () => accessTo(base),
    async read({ accepts, ...options } = {}) {
      const access = accessTo(base);
      const chart = await readChart({ ...access, accepts: accepts ?? access.accepts }, 'p1', now, {
        sectionBudgetMs: 5000,
        ...options,
      });
      expect(stolen).toEqual([]);
      expect(JSON.stringify(chart)).not.toContain(notHers);
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
      if (!emr.answers.Patient) expect(chart.patient.status).toBe('recorded');
      if (!emr.answers.AllergyIntolerance)
        expect(chart.allergies).toMatchObject({ status: 'recorded', value: [{ name: 'Penicillin' }] });
      return chart;
    },
    calm() {
      emr.answers = {};
      emr.asked.length = 0;
      stolen.length = 0;
    },
    close() {
      for (const one of [server, thief]) {
        one.closeAllConnections();
        one.close();
      }
    },
  };
  return emr;
}

const accessTo = (base: string): EmrAccess => ({
  ...{ practiceId: 'p', iss: base, base, accessToken: 'secret', scopes: ['patient/*.rs'] },
  ...{ vendor: 'open', atOnce: 16, fhirUser: 'Practitioner/x', patientId: 'p1', claims: [] },
  accepts: { fhirVersion: '4.0.1', reads: {}, writes: {}, transaction: false, batch: false },
});

const portOf = (one: Server): number => (one.address() as AddressInfo).port;
