import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

export const service = '/cds-services/alongside-patient-view';

/** A call that is made before its time, so that signing its token takes nothing from the server. */
export type ReadyCall = { token: string; body: string };

/** What came of the calls: how long each took from when it was meant to leave, and how many held a card. */
export type Called = { times: number[]; cards: number; failed: number };

const agent = new Agent({ keepAlive: true, maxSockets: 100, maxFreeSockets: 100 });

/** Calls at a steady rate, whatever the server does: one that falls behind cannot hide it. */
export async function callAtRate(server: string, calls: ReadyCall[], perSecond: number): Promise<Called> {
  const outcome: Called = { times: [], cards: 0, failed: 0 };
  const began = performance.now();
  await Promise.all(
    calls.map(async (call, at) => {
      const meant = began + (at * 1000) / perSecond;
      await new Promise(resolve => setTimeout(resolve, Math.max(1, meant - performance.now())));
      const answer = await send(server, call).catch(() => undefined);
      if (answer === undefined) outcome.failed += 1;
      else outcome.cards += answer.cards.length;
      outcome.times.push(performance.now() - meant);
    }),
  );
  return outcome;
}

/** What an EMR sends when a chart is opened: the problem list and the newest readings, some 12 KB. */
export function chartOpened(patientId: string, reader: string, fhirServer: string): string {
  const subject = { reference: `Patient/${patientId}` };
  const bundle = (resources: object[]) => ({
    ...{ resourceType: 'Bundle', type: 'searchset', total: resources.length },
    entry: resources.map(resource => ({ fullUrl: `${fhirServer}/x/${randomUUID()}`, resource })),
  });
  const coding = (code: string, text: string) => ({
    coding: [{ system: 'http://loinc.org', code, display: text }],
    text,
  });
  const each = (count: number, make: (at: number) => object) =>
    bundle(Array.from({ length: count }, (_, at) => make(at)));
  const prefetch = {
    patient: { resourceType: 'Patient', id: patientId, name: [{ family: 'Bench', given: ['A.'] }] },
    conditions: each(12, at => ({
      ...{ resourceType: 'Condition', id: `c${at}`, subject, recordedDate: '2024-03-02' },
      clinicalStatus: { coding: [{ code: 'active' }] },
      verificationStatus: { coding: [{ code: 'confirmed' }] },
      code: { text: at === 0 ? 'Type 2 diabetes mellitus' : `Condition number ${at} of the problem list` },
    })),
    a1c: each(5, at => ({
      ...{
        resourceType: 'Observation',
        id: `a${at}`,
        status: 'final',
        subject,
        code: coding('4548-4', 'HbA1c'),
      },
      ...{
        effectiveDateTime: `2026-0${at + 1}-02`,
        valueQuantity: { value: 7 + at / 2, unit: '%', code: '%' },
      },
    })),
    pressure: each(5, at => ({
      ...{ resourceType: 'Observation', id: `b${at}`, status: 'final', subject },
      ...{ code: coding('85354-9', 'Blood pressure'), effectiveDateTime: `2026-0${at + 1}-02` },
      component: [
        { code: coding('8480-6', 'Systolic'), valueQuantity: { value: 138, unit: 'mmHg', code: 'mm[Hg]' } },
        { code: coding('8462-4', 'Diastolic'), valueQuantity: { value: 84, unit: 'mmHg', code: 'mm[Hg]' } },
      ],
    })),
    referrals: bundle([]),
  };
  const context = { userId: reader, patientId };
  return JSON.stringify({ hook: 'patient-view', hookInstance: randomUUID(), fhirServer, context, prefetch });
}

function send(server: string, { token, body }: ReadyCall): Promise<{ cards: unknown[] }> {
  const headers = {
    ...{ 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    authorization: `Bearer ${token}`,
  };
  return new Promise((resolve, reject) => {
    const asked = request(`${server}${service}`, { method: 'POST', agent, headers }, answer => {
      let text = '';
      answer.setEncoding('utf8').on('data', part => {
        text += part;
      });
      answer.on('error', reject).on('end', () => {
        if (answer.statusCode === 200) resolve(JSON.parse(text));
        else reject(new Error(`answered ${answer.statusCode}`));
      });
    });
    asked.on('error', reject).end(body);
  });
}
