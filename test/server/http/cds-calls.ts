import { randomUUID } from 'node:crypto';
import { allRoutes } from '../../../server/http/routes.ts';
import { type RunningApp, startApp } from '../../parts/app.ts';
import { type CallingEmr, callingEmr, registerCaller, type TokenWish } from '../../parts/cds-client.ts';
import { type FreshDatabase, freshDatabase } from '../../parts/database.ts';
import { type Reply, send } from '../../parts/knock.ts';
import { practiceWithStaff, type TestPractice } from '../../parts/practice.ts';

export const now = new Date('2026-03-02T15:00:00Z');
export const patientView = '/cds-services/alongside-patient-view';
export const orderSign = '/cds-services/alongside-order-sign';

/** Two practices whose EMRs may ask for cards, and the app, over real HTTP. */
export type CardHouse = {
  fresh: FreshDatabase;
  app: RunningApp;
  emr: CallingEmr;
  home: TestPractice;
  away: TestPractice;
  /** Calls as the home practice's EMR, with a good token unless wished otherwise. */
  call(
    path: string,
    body?: object,
    wish?: TokenWish & { audience?: string; bearer?: string; port?: number },
  ): Promise<Reply>;
  close(): Promise<void>;
};

export async function cardHouse(): Promise<CardHouse> {
  const [fresh, emr] = await Promise.all([freshDatabase(), callingEmr()]);
  const [home, away] = [await practiceWithStaff(fresh.db), await practiceWithStaff(fresh.db)];
  await registerCaller(fresh.db, home, emr);
  await registerCaller(fresh.db, away, emr);
  // A machine that runs other tests may be slow; what is due after 400 ms has a test of its own.
  const limits = { address: 1e6, login: 1e6, atLastMs: 20_000 };
  const app = await startApp(fresh.db, allRoutes, { clock: () => now, limits });
  return {
    ...{ fresh, app, emr, home, away },
    call: async (path, body, wish = {}) => {
      const audience = wish.audience ?? `${app.origin}${path}`;
      const bearer = wish.bearer ?? `Bearer ${await emr.token(audience, home.iss, now, wish)}`;
      const headers = { authorization: bearer, ...(body && { 'content-type': 'application/json' }) };
      return send(wish.port ?? app.port, body ? 'POST' : 'GET', path, headers, body && JSON.stringify(body));
    },
    close: async () => {
      await app.close();
      await emr.close();
      await fresh.close();
    },
  };
}

/** A chart is opened: what an EMR sends. */
export const opening = (more: object = {}, hook = 'patient-view') => ({
  hook,
  hookInstance: randomUUID(),
  context: { userId: 'Practitioner/physician', patientId: 'p1' },
  ...more,
});

export const cardsOf = (reply: Reply): { uuid: string; summary: string }[] => JSON.parse(reply.text).cards;

const about = (patientId: string) => ({ subject: { reference: `Patient/${patientId}` } });
const bundle = (...resources: object[]) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry: resources.map(resource => ({ resource })),
});

/** The chart of a patient whom the usual criteria suggest: diabetes and an HbA1c of 9.1. */
export const highA1c = (patientId = 'p1') => ({
  patient: { resourceType: 'Patient', id: patientId },
  conditions: bundle({
    ...{ resourceType: 'Condition', id: 'c1', ...about(patientId) },
    clinicalStatus: { coding: [{ code: 'active' }] },
    code: { text: 'Type 2 diabetes' },
  }),
  a1c: bundle({
    ...{ resourceType: 'Observation', id: 'o1', status: 'final', ...about(patientId) },
    code: { coding: [{ system: 'http://loinc.org', code: '4548-4' }] },
    effectiveDateTime: '2026-02-20',
    valueQuantity: { value: 9.1, unit: '%', code: '%', system: 'http://unitsofmeasure.org' },
  }),
  pressure: bundle(),
  referrals: bundle(),
});

/** Of one whom only a practice that has set it is told of: high cholesterol and an LDL of 182. */
export const highLdl = (patientId = 'p1') => ({
  ...{ patient: { resourceType: 'Patient', id: patientId }, a1c: bundle(), pressure: bundle() },
  conditions: bundle({
    ...{ resourceType: 'Condition', id: 'c1', ...about(patientId) },
    clinicalStatus: { coding: [{ code: 'active' }] },
    code: { text: 'Mixed hyperlipidemia' },
  }),
  ldl: bundle({
    ...{ resourceType: 'Observation', id: 'o1', status: 'final', ...about(patientId) },
    code: { coding: [{ system: 'http://loinc.org', code: '13457-7' }] },
    effectiveDateTime: '2026-02-20',
    valueQuantity: { value: 182, unit: 'mg/dL', code: 'mg/dL', system: 'http://unitsofmeasure.org' },
  }),
  referrals: bundle(),
});
