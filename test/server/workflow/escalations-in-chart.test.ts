import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { PrepView } from '../../../server/domain/chart/prep.ts';
import type { AttestList, OpenedToAttest, WatchView } from '../../../server/domain/escalation/on-watch.ts';
import { changeClaims, savePracticeSettings, thePractice } from '../../../server/storage/practices.ts';
import { type CoachByWire, coachByWire } from '../../parts/coach-by-wire.ts';
import { type PracticeDay, practiceDay } from '../../parts/practice-day.ts';

let day: PracticeDay;
beforeAll(async () => {
  day = await practiceDay();
  await day.database.db.withPractice(day.practiceId, async tx => {
    const settings = (await thePractice(tx))?.settings;
    if (settings) await savePracticeSettings(tx, { ...settings, attest: { credentials: ['NBC-HWC'] } });
  });
});
afterAll(() => day.close());

const about = (type: 'Flag' | 'Task', patient: string) =>
  (day.emr.store.all(type) as (fhir4.Flag | fhir4.Task)[]).filter(one =>
    JSON.stringify(one).includes(`Patient/${patient}"`),
  );
const low = { measure: 'glucose', value: 48, unit: 'mg/dL' };
async function checkIn(coach: CoachByWire): Promise<string> {
  const body = {
    key: randomUUID(),
    from: 'check-in',
    toldBy: 'patient',
    readings: [low],
    words: 'Shaky all morning',
  };
  const reply = await coach.ask<{ raised: string[] }>('POST', '/api/check-ins', body);
  return reply.body.raised[0] ?? '';
}
async function chartOf(who: CoachByWire, id: string, until: (receipts: string[]) => boolean) {
  for (let tries = 0; ; tries++) {
    const { body } = await who.ask<WatchView>('GET', '/api/escalations/here');
    const one = body.escalations.find(each => each.id === id);
    const receipts = one?.about?.chart.map(({ receipt }) => receipt.status) ?? [];
    if (until(receipts) || tries > 500) return receipts;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}
const settled = (receipts: string[]) => receipts.length === 2 && !receipts.includes('waiting');

describe('a number that is corrected in the talk', () => {
  const crisis = (systolic: number) => ({
    measured: { systolic, diastolic: 118, takenAt: new Date().toISOString() },
    redFlags: { r1: { kind: 'blood-pressure-crisis' as const } },
  });
  const correct = async (
    who: CoachByWire,
    session: { id: string; rev: number },
    from: number,
    to: number,
  ) => {
    const edits = [{ path: ['measured', 'systolic'], from, to }];
    const body = { key: randomUUID(), rev: session.rev, edits };
    return (await who.ask<{ rev: number }>('POST', `/api/sessions/${session.id}/edits`, body)).body;
  };
  const openOf = async (who: CoachByWire) =>
    (await who.ask<WatchView>('GET', '/api/escalations/here')).body.escalations.filter(
      ({ status }) => status !== 'closed',
    );
  const task = (patient: string) => about('Task', patient) as fhir4.Task[];

  it('is corrected in the Task that a clinician reads, once, and the closing still finds it', async () => {
    const patient = 'harold-kim';
    const coach = await coachByWire(day, 'coach-dana', patient);
    const session = await coach.open();
    const { rev } = await coach.write(session, crisis(198));
    const [one] = await openOf(coach);
    const id = one?.id ?? '';
    expect(await chartOf(coach, id, settled)).toEqual(['in-chart', 'in-chart']);
    expect(task(patient)[0]?.description).toContain('198/118');
    const again = await correct(coach, { id: session.id, rev }, 198, 189);
    await correct(coach, { id: session.id, rev: again.rev }, 189, 188); // before the other has left, or after
    await expect.poll(() => task(patient)[0]?.description).toContain('188/118');
    expect(await chartOf(coach, id, settled)).toEqual(['in-chart', 'in-chart']);
    expect(task(patient)[0]).toMatchObject({
      status: 'requested',
      focus: { reference: expect.stringMatching(/^Flag\//) },
    });
    const physician = await coachByWire(day, 'dr-osei', patient);
    const closure = { done: 'talked-by-phone', words: 'Sat a while, 150' };
    expect((await physician.ask('POST', `/api/escalations/${id}/closure`, closure)).status).toBe(200);
    await expect.poll(() => task(patient).map(({ status }) => status)).toEqual(['completed']);
    expect(about('Flag', patient)).toMatchObject([{ status: 'inactive' }]);
  });

  it('stays as it was where the EMR lets nothing be changed, and that is said', async () => {
    const patient = 'sam-rivera';
    const iss = `${day.emr.url}/fhir`;
    onTestFinished(async () => {
      await day.database.db.withPractice(day.practiceId, tx => changeClaims(tx, iss, () => []));
    });
    const stated = { because: 'contract', by: 'Kim Alvarez', at: new Date().toISOString() };
    await day.database.db.withPractice(day.practiceId, tx =>
      changeClaims(tx, iss, claims => [...claims, { rule: 'updates', types: ['Goal'], ...stated }]),
    );
    const coach = await coachByWire(day, 'coach-dana', patient);
    const session = await coach.open();
    const { rev } = await coach.write(session, crisis(198));
    const [one] = await openOf(coach);
    const id = one?.id ?? '';
    expect(await chartOf(coach, id, settled)).toEqual(['in-chart', 'in-chart']);
    await correct(coach, { id: session.id, rev }, 198, 188);
    const [after] = await openOf(coach);
    expect(after?.about?.chart).toMatchObject([
      { what: 'red-flag', receipt: { status: 'in-chart' } },
      { what: 'escalation', receipt: { status: 'in-chart' }, unchanged: true },
    ]);
    expect(after?.about?.because).toMatchObject([{ reading: { systolic: 188 }, was: [{}] }]);
    expect(task(patient)[0]?.description).toContain('198/118');
  });
});

describe('a red flag from a check-in', () => {
  it('goes to a chart that takes Flag and Task, and is changed there when a clinician closes it', async () => {
    day.emr.setDisguise('open');
    const coach = await coachByWire(day, 'coach-dana', 'rosa-morales');
    const openFlags = async () => (await coach.ask<PrepView>('GET', '/api/prep')).body.openFlags;
    expect(await openFlags()).toBe(0);
    const id = await checkIn(coach);
    expect(await openFlags()).toBe(1);
    expect(await chartOf(coach, id, settled)).toEqual(['in-chart', 'in-chart']);
    expect(about('Flag', 'rosa-morales')).toMatchObject([
      { status: 'active', code: { text: 'Very low blood sugar' } },
    ]);
    expect(about('Task', 'rosa-morales')).toMatchObject([
      {
        status: 'requested',
        priority: 'stat',
        description: 'Very low blood sugar: Blood sugar 48 mg/dL; Shaky all morning',
      },
    ]);
    const physician = await coachByWire(day, 'dr-osei', 'rosa-morales');
    await physician.ask('POST', `/api/escalations/${id}/closure`, {
      done: 'talked-by-phone',
      words: 'Ate, now 96',
    });
    expect(await openFlags()).toBe(0);
    const closed = () =>
      about('Flag', 'rosa-morales')[0]?.status === 'inactive' &&
      about('Task', 'rosa-morales')[0]?.status === 'completed';
    for (let tries = 0; tries < 500 && !closed(); tries++)
      await new Promise(resolve => setTimeout(resolve, 100));
    expect(about('Flag', 'rosa-morales')).toMatchObject([
      { status: 'inactive', period: { end: expect.anything() } },
    ]);
    expect(about('Task', 'rosa-morales')).toMatchObject([
      {
        status: 'completed',
        note: [{ text: 'Ate, now 96', authorReference: { reference: 'Practitioner/dr-osei' } }],
      },
    ]);
  });
  it('is raised while the EMR is down, and goes there before anything else once it is up', async () => {
    day.emr.setDisguise('open');
    const coach = await coachByWire(day, 'coach-dana', 'eli-novak');
    day.emr.faults.add({ kind: 'down', times: 0 });
    const id = await checkIn(coach);
    const { body } = await coach.ask<WatchView>('GET', '/api/escalations/here');
    expect(body.escalations.find(each => each.id === id)).toMatchObject({ status: 'open' });
    day.emr.faults.clear();
    expect(await chartOf(coach, id, settled)).toEqual(['in-chart', 'in-chart']);
  });
  // An EMR that is another one since it was asked last: it refuses what is sent, and is believed from then on.
  it.each(['epic-like', 'read-only'] as const)(
    'stays here where the chart (%s) takes neither, and that is said',
    async disguise => {
      day.emr.setDisguise(disguise);
      const patient = disguise === 'epic-like' ? 'walter-greene' : 'amir-haddad';
      const coach = await coachByWire(day, 'coach-dana', patient);
      const id = await checkIn(coach);
      expect(await chartOf(coach, id, settled)).toEqual(['not-accepted', 'not-accepted']);
      expect([...about('Flag', patient), ...about('Task', patient)]).toEqual([]);
      day.emr.setDisguise('open');
    },
  );
});

describe('a supervising signature', () => {
  it('stands under the note in the chart, where a note may be changed', async () => {
    day.emr.setDisguise('open');
    const coach = await coachByWire(day, 'coach-dana', 'dee-oconnor');
    const session = await coach.open();
    const { rev } = await coach.write(session, { agenda: { words: 'My sleep' } });
    expect((await coach.sign(session.id, rev)).status).toBe(200);
    await coach.receipts(session.id);
    const physician = await coachByWire(day, 'dr-osei', 'dee-oconnor');
    const { body: opened } = await physician.ask<OpenedToAttest>('GET', `/api/attestations/${session.id}`);
    const { sessionId, version, digest } = opened;
    const press = { press: randomUUID(), sessions: [{ sessionId, version, digest }] };
    expect((await physician.ask<AttestList>('POST', '/api/attestations', press)).body.done).toHaveLength(1);
    const notes = () =>
      (day.emr.store.all('DocumentReference') as fhir4.DocumentReference[]).filter(
        note => note.authenticator?.reference === 'Practitioner/dr-osei',
      );
    for (let tries = 0; tries < 500 && notes().length === 0; tries++)
      await new Promise(resolve => setTimeout(resolve, 100));
    const [note, ...others] = notes();
    expect(others).toEqual([]);
    const filed = Buffer.from(note?.content[0]?.attachment.data ?? '', 'base64').toString();
    expect(filed, 'byte for byte what was opened').toBe(opened.note);
  });
});
