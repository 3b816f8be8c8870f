import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SessionView, WriteView } from '../../../server/http/contract/session.ts';
import type { VisitsView } from '../../../server/http/contract/visits.ts';
import { auditRow } from '../../../server/storage/schema.ts';
import { type CoachByWire, coachByWire } from '../../parts/coach-by-wire.ts';
import { fullDraft } from '../../parts/drafts.ts';
import { type PracticeDay, practiceDay } from '../../parts/practice-day.ts';

let day: PracticeDay;
beforeAll(async () => {
  day = await practiceDay({ disguise: 'epic-like' });
});
afterAll(() => day.close());

const todays = (patient: string) => `today-${patient}-coach-dana`;
const visitsOf = async (coach: CoachByWire) => (await coach.ask<VisitsView>('GET', '/api/visits')).body;
const choose = (coach: CoachByWire, id: string, visitId: string) =>
  coach.ask<WriteView[]>('POST', `/api/sessions/${id}/visit`, { visitId });
/** Signed from a launch without a visit. */
const signedWithoutVisit = async (coach: CoachByWire) => {
  const session = await coach.open();
  const { rev } = await coach.write(session, fullDraft());
  expect((await coach.sign(session.id, rev)).status).toBe(200);
  return { id: session.id, writes: await coach.receipts(session.id) };
};
const waiting = (writes: WriteView[]) =>
  writes.flatMap(({ kind, receipt }) =>
    receipt.status === 'waiting' && receipt.because === 'visit-needed' ? [kind] : [],
  );
const noteIn = (writes: WriteView[], version = 1) =>
  writes.find(write => write.kind === 'note' && write.version === version);
const inEmr = (write: WriteView | undefined) => {
  if (write?.receipt.status !== 'in-chart') throw new Error(`not in the chart: ${JSON.stringify(write)}`);
  return day.emr.store.read('DocumentReference', write.receipt.reference.split('/')[1] ?? '') as
    | fhir4.DocumentReference
    | undefined;
};

describe('in an EMR that files a note only into a visit', () => {
  it('the visits of the chart are offered, the open one of today first', async () => {
    const dana = await coachByWire(day, 'coach-dana', 'rosa-morales');
    const { read, visits, suggested } = await visitsOf(dana);
    expect([read, suggested, visits[0]?.id]).toEqual(['now', todays('rosa-morales'), todays('rosa-morales')]);
    expect(visits[0]).toMatchObject({ is: 'open', withWhom: expect.stringContaining('Dana') });
  });

  it('before signing, the review says what a visit would change, and signing in it files the note there', async () => {
    const dana = await coachByWire(day, 'coach-dana', 'sam-rivera');
    const session = await dana.open();
    const { rev } = await dana.write(session, fullDraft());
    const without = await dana.preview(session.id);
    expect(without.visit).toEqual({ wanted: true });
    expect(without.items.find(item => item.kind === 'note')).toMatchObject({ because: 'visit-needed' });
    const [visit] = (await visitsOf(dana)).visits;
    if (!visit) throw new Error('no visit to choose');
    const within = await dana.ask<typeof without>(
      'GET',
      `/api/sessions/${session.id}/preview?visit=${visit.id}`,
    );
    expect(within.body.items.find(item => item.kind === 'note')).toMatchObject({ because: 'accepted' });
    await choose(dana, session.id, visit.id);
    await dana.sign(session.id, rev);
    const note = inEmr(noteIn(await dana.receipts(session.id)));
    expect(note?.context?.encounter).toEqual([{ reference: `Encounter/${visit.id}` }]);
  });

  it('signed without one, note and measures wait; choosing it sends them, once, and is written down', async () => {
    const dana = await coachByWire(day, 'coach-dana', 'rosa-morales');
    const { id, writes } = await signedWithoutVisit(dana);
    expect(waiting(writes).sort()).toEqual(['note', 'vital']);
    expect(writes.find(write => write.kind === 'goal')?.receipt).toEqual({
      status: 'note-only',
      noteInChart: false,
    });
    const answer = await choose(dana, id, todays('rosa-morales'));
    expect([answer.status, waiting(answer.body)]).toEqual([200, []]);
    const after = await dana.receipts(id);
    expect(inEmr(noteIn(after))?.context?.encounter).toEqual([
      { reference: `Encounter/${todays('rosa-morales')}` },
    ]);
    expect(after.find(write => write.kind === 'vital')?.receipt.status).toBe('in-chart');
    expect(after.find(write => write.kind === 'goal')?.receipt).toEqual({
      status: 'note-only',
      noteInChart: true,
    });
    const again = await choose(dana, id, todays('rosa-morales'));
    expect(again.status).toBe(409);
    const audited = await day.database.db.withPractice(day.practiceId, tx => tx.select().from(auditRow));
    expect(
      audited.filter(row => row.action === 'choose-visit' && row.entityId === id).map(row => row.detail),
    ).toEqual([{ visit: todays('rosa-morales'), sent: 2 }]);
  });

  it("a visit of another patient's is no choice, and nothing is sent", async () => {
    const dana = await coachByWire(day, 'coach-dana', 'amir-haddad');
    const { id } = await signedWithoutVisit(dana);
    const refused = await choose(dana, id, todays('rosa-morales'));
    expect(refused.status).toBe(404);
    expect(waiting(await dana.receipts(id)).sort()).toEqual(['note', 'vital']);
    const marcus = await coachByWire(day, 'coach-marcus', 'amir-haddad');
    expect((await choose(marcus, id, 'today-amir-haddad-coach-marcus')).status).toBe(404);
  });

  it('a visit opened after signing is found: nothing to choose from before, one to choose then', async () => {
    const dana = await coachByWire(day, 'coach-dana', 'eli-novak');
    const { id } = await signedWithoutVisit(dana);
    expect(await visitsOf(dana)).toEqual({ read: 'now', visits: [] });
    day.emr.store.put({
      resourceType: 'Encounter',
      id: 'opened-late',
      status: 'in-progress',
      class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
      subject: { reference: 'Patient/eli-novak' },
      period: { start: new Date().toISOString() },
    } as never);
    expect((await visitsOf(dana)).suggested).toBe('opened-late');
    await choose(dana, id, 'opened-late');
    expect(inEmr(noteIn(await dana.receipts(id)))?.context?.encounter).toEqual([
      { reference: 'Encounter/opened-late' },
    ]);
  });

  it('amended while it waits, only the later version is ever sent', async () => {
    const dana = await coachByWire(day, 'coach-dana', 'grace-okafor');
    const { id } = await signedWithoutVisit(dana);
    const amending = await dana.ask<SessionView>('POST', `/api/sessions/${id}/amendment`, {
      key: crypto.randomUUID(),
    });
    const { rev } = await dana.write(amending.body, { tellClinician: 'Coughs at night' });
    await dana.sign(id, rev, { amendmentReason: 'Left out the cough' });
    const { visits } = await visitsOf(dana);
    await choose(dana, id, visits[0]?.id ?? '');
    const writes = await dana.receipts(id);
    expect(noteIn(writes)?.receipt.status).toBe('superseded');
    expect(inEmr(noteIn(writes, 2))?.relatesTo).toBeUndefined();
  });
});
