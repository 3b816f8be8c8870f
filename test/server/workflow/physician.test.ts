import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PrepView } from '../../../server/domain/chart/prep.ts';
import type { HopeConflict } from '../../../server/domain/physician/hope.ts';
import type { HopeView, PhysicianView } from '../../../server/domain/physician/physician-view.ts';
import type { SessionDraft } from '../../../server/domain/session/draft.ts';
import { type CoachByWire, coachByWire } from '../../parts/coach-by-wire.ts';
import { type PracticeDay, practiceDay } from '../../parts/practice-day.ts';

let day: PracticeDay;
let dana: CoachByWire;
let osei: CoachByWire;
beforeAll(async () => {
  day = await practiceDay();
  dana = await coachByWire(day, 'coach-dana', 'rosa-morales', 'today-rosa-morales-coach-dana');
  osei = await coachByWire(day, 'dr-osei', 'rosa-morales');
});
afterAll(() => day.close());

const inChart = (type: string) => day.emr.store.all(type) as unknown as { [name: string]: unknown }[];
const viewOf = async () => (await osei.ask<PhysicianView>('GET', '/api/physician-view')).body;
const prepOf = async () => (await dana.ask<PrepView>('GET', '/api/prep')).body;
const asking = (more: object = {}) => ({
  ...{ key: crypto.randomUUID(), words: 'May she take it with supper only?', offers: ['Yes', 'No'] },
  ...{ urgency: 'today', forPatient: true, ...more },
});
const signed = async (draft: SessionDraft) => {
  const session = await dana.open();
  const { rev } = await dana.write(session, draft);
  const preview = await dana.preview(session.id);
  const { status, body } = await dana.sign(session.id, rev);
  expect(status).toBe(200);
  return { id: session.id, preview: preview.note, note: body.note ?? '' };
};

describe('a red flag', () => {
  it('of a patient nobody has coached stands in the safety line until a clinician closes it', async () => {
    const [coach, physician] = await Promise.all(
      (['coach-dana', 'dr-osei'] as const).map(staff => coachByWire(day, staff, 'eli-novak')),
    );
    const line = async () =>
      (await physician?.ask<PhysicianView>('GET', '/api/physician-view'))?.body.lines.safety;
    const safety = async () => (await line())?.open;
    expect(await safety()).toEqual([]);
    const readings = [{ measure: 'glucose', value: 48, unit: 'mg/dL' }];
    const report = { key: crypto.randomUUID(), from: 'check-in', toldBy: 'patient', readings };
    const raised = (await coach?.ask<{ raised: string[] }>('POST', '/api/check-ins', report))?.body.raised;
    expect(await safety()).toMatchObject([{ kind: 'severe-low-glucose', number: '48 mg/dL' }]);
    const closure = { done: 'talked-by-phone', words: 'Has eaten, now 96' };
    await physician?.ask('POST', `/api/escalations/${raised?.[0]}/closure`, closure);
    expect(await safety()).toEqual([]);
    expect((await line())?.tell).toMatchObject([
      {
        what: { is: 'red-flag', flag: 'severe-low-glucose', number: '48 mg/dL' },
        why: { closed: { by: 'Dr. Ama Osei', done: { en: 'talked by phone', es: 'habló por teléfono' } } },
      },
    ]);
  });
});

it('who coaches the patient stands on her page, since when, and how to reach them', async () => {
  const [dees, hers] = await Promise.all(
    (['coach-dana', 'dr-osei'] as const).map(staff => coachByWire(day, staff, 'dee-oconnor')),
  );
  const team = async () => (await hers?.ask<PhysicianView>('GET', '/api/physician-view'))?.body.careTeam;
  expect(await team()).toEqual([]);
  await dees?.ask('POST', '/api/care-team/membership', {});
  expect(await team()).toMatchObject([
    { name: 'Dana Reyes', credential: 'NBC-HWC', reach: '555-0117, Mon to Thu', mine: false },
  ]);
  await dees?.ask('DELETE', '/api/care-team/membership', {});
  expect((await team())?.[0]?.until).toMatch(/^20\d\d-/);
});

it('where nothing is read often enough for a run chart, the last readings stand there', async () => {
  const hers = await coachByWire(day, 'dr-osei', 'dee-oconnor');
  const { body } = await hers.ask<string>('GET', `/app/${hers.launchId}/physician`);
  const page = body.replace(/<[^>]*>/g, '');
  expect(page).toMatch(/Too few readings within a year for a run chart\.A1c 8\.4% · \d+ \w+ · preliminary/);
});

describe('a question from the coach to the physician', () => {
  it('is answered by one tap, owed to the patient, told by the next note, and stands in the chart', async () => {
    const question = asking();
    expect((await dana.ask('POST', '/api/questions', question)).status).toBe(200);
    expect((await dana.ask('POST', '/api/questions', question)).status).toBe(200); // pressed twice
    expect((await osei.ask('POST', '/api/questions', asking())).status).toBe(403);
    const view = await viewOf();
    expect(view.questions.open).toMatchObject([
      { words: question.words, days: 0, late: false, forAnother: false },
    ]);
    expect(view.lines.request[0]).toMatchObject({ is: 'question', of: 1 });

    const answer = `/api/questions/${question.key}/answer`;
    expect((await dana.ask('POST', answer, { offer: 0 })).status).toBe(403);
    const harolds = await coachByWire(day, 'dr-osei', 'harold-kim');
    expect((await harolds.ask('POST', answer, { offer: 0 })).status).toBe(404);
    expect((await osei.ask('POST', answer, { offer: 2 })).status).toBe(400);
    expect((await osei.ask('POST', answer, { offer: 0 })).status).toBe(200);
    expect((await osei.ask('POST', answer, { offer: 1 })).status).toBe(409);

    const { asked, openPromises } = await prepOf();
    expect(asked?.open).toEqual([]);
    expect(asked?.said).toMatchObject([{ is: 'answer', words: 'Yes', by: 'Dr. Ama Osei', forPatient: true }]);
    expect(openPromises.map(({ what }) => what)).toEqual([
      `Decirle lo que contestó Dr. Ama Osei a “${question.words}”: “Yes”`,
    ]);

    await expect.poll(() => inChart('Communication').length).toBe(2);
    const [first, second] = inChart('Communication').toSorted((a, b) =>
      String(a.sent).localeCompare(String(b.sent)),
    );
    expect(second?.inResponseTo).toEqual([{ reference: `Communication/${first?.id}` }]);
    expect(second?.payload).toEqual([
      { contentString: 'Yes' },
      { contentString: `Asked: ${question.words}` },
    ]);

    const wentTo = async () => (await viewOf()).questions.answered[0]?.chart.status;
    await expect.poll(wentTo).toBe('in-chart');

    const talk = await signed({ agenda: { words: 'Quiero dormir mejor' } });
    expect(talk.note).toContain('ANSWERED BY THE CLINICIAN');
    expect(talk.note.replace(/\s+/g, ' ')).toContain(`"${question.words}" Dr. Ama Osei,`);
    expect(talk.preview).toContain('ANSWERED BY THE CLINICIAN');
    expect((await prepOf()).asked?.said).toEqual([]); // taken up
    expect((await viewOf()).questions.answered).toMatchObject([{ takenUp: true }]);
  });

  it('is taken back while nobody has answered, and not afterwards', async () => {
    const question = asking({ forPatient: false, to: undefined });
    await dana.ask('POST', '/api/questions', question);
    expect((await dana.ask('POST', `/api/questions/${question.key}/withdrawal`, {})).status).toBe(200);
    expect((await osei.ask('POST', `/api/questions/${question.key}/answer`, { offer: 0 })).status).toBe(409);
    expect((await viewOf()).questions.open).toEqual([]);
    const stranger = asking({ to: crypto.randomUUID() });
    expect((await dana.ask('POST', '/api/questions', stranger)).status).toBe(400);
  });
});

describe('list and life', () => {
  it('a difference is accepted or fixed once; the list in the EMR is what it was', async () => {
    const { medicines } = await prepOf();
    const list = medicines.status === 'recorded' ? medicines.value : [];
    const [one, other] = list;
    const orders = JSON.stringify(inChart('MedicationRequest'));
    const { id: sessionId } = await signed({
      medicines: {
        a: { name: 'As it was called then', chartId: one?.id, taking: 'no', whyNotWords: 'La dejé en marzo' },
        b: { name: other?.name, chartId: other?.id, taking: 'sometimes', daysOfLast7: 3, whyNot: 'forgets' },
        c: { name: list[2]?.name, chartId: list[2]?.id, taking: 'yes', daysOfLast7: 7 },
      },
    });
    const say = (lineId: string, deed: string, words?: string) =>
      osei.ask('POST', '/api/medicine-answers', { sessionId, lineId, deed, ...(words && { words }) });
    expect((await viewOf()).medicines.lines.filter(({ is }) => is.startsWith('listed-not'))).toHaveLength(2);
    expect((await say('c', 'accept')).status).toBe(404); // it is taken as listed
    expect((await say('a', 'accept', 'She does well without')).status).toBe(200);
    expect((await say('a', 'fix')).status).toBe(409);
    expect((await say('b', 'fix', 'Every day, please')).status).toBe(200);

    const { lines } = (await viewOf()).medicines;
    expect(lines.flatMap(line => ('answer' in line ? [line.answer?.deed] : [])).toSorted()).toEqual([
      'accept',
      'fix',
    ]);
    expect((await prepOf()).asked?.said).toMatchObject([
      { deed: 'accept', name: one?.name },
      { deed: 'fix', name: other?.name },
    ]);
    expect((await prepOf()).openPromises.map(({ what }) => what).join()).toContain('“Every day, please”');
    await expect.poll(() => inChart('MedicationStatement').length).toBe(1);
    expect(inChart('MedicationStatement')[0]).toMatchObject({
      ...{ status: 'not-taken', derivedFrom: [{ reference: `MedicationRequest/${one?.id}` }] },
    });
    expect(JSON.stringify(inChart('MedicationRequest'))).toBe(orders);
    const went = async () =>
      (await viewOf()).medicines.lines.flatMap(line =>
        'answer' in line ? [line.answer?.chart?.status] : [],
      );
    await expect.poll(went).toEqual(['in-chart', 'in-chart']);
  });
});

describe('the page of what matters', () => {
  type Outcome = { hope: HopeView; conflicts: HopeConflict[] };
  const write = (who: CoachByWire, field: string, from: string, to: string) =>
    who.ask<Outcome>('POST', '/api/hope/edits', { edits: [{ field, from, to }] });

  it('begins with what was said in a session, and physician and coach go on with it; every version is kept', async () => {
    await signed({ matters: { words: 'Estar de pie para mis nietos', topThree: { first: 'Caminar' } } });
    const { hope } = await viewOf();
    expect(hope?.page).toEqual({ matters: 'Estar de pie para mis nietos', first: 'Caminar' });
    const added = await write(osei, 'inner', '', 'La fe');
    expect(added.body.hope.versions.map(({ by, changed, inSession }) => [by, changed, inSession])).toEqual([
      ['Dr. Ama Osei', ['inner'], false],
      ['Dana Reyes', ['matters', 'first'], true],
    ]);
    const met = await write(dana, 'inner', '', 'El coro');
    expect(met.body.conflicts).toEqual([{ field: 'inner', mine: 'El coro', theirs: 'La fe' }]);
    expect(met.body.hope.page.inner).toBe('La fe');
    const june = await coachByWire(day, 'lead-priya', 'rosa-morales');
    expect((await write(june, 'inner', 'La fe', 'x')).status).toBe(403);
  });
});

describe('an EMR that takes no messages', () => {
  it('gets none, and the next note tells what was answered', async () => {
    day.emr.setDisguise('epic-like');
    const before = inChart('Communication').length;
    const marcus = await coachByWire(
      day,
      'coach-marcus',
      'james-whitfield',
      'today-james-whitfield-coach-marcus',
    );
    const question = asking({ words: 'Go on with the patch?' });
    expect((await marcus.ask('POST', '/api/questions', question)).status).toBe(200);
    const lindqvist = await coachByWire(day, 'dr-lindqvist', 'james-whitfield');
    const own = { words: 'Yes, on another spot' };
    expect((await lindqvist.ask('POST', `/api/questions/${question.key}/answer`, own)).status).toBe(200);
    const receipt = async () => {
      const { body } = await lindqvist.ask<PhysicianView>('GET', '/api/physician-view');
      return body.questions.answered.find(({ id }) => id === question.key);
    };
    const noteInChart = (is: boolean) => ({ chart: { status: 'note-only', noteInChart: is } });
    expect(await receipt()).toMatchObject({ takenUp: false, ...noteInChart(false) });
    const session = await marcus.open();
    const { rev } = await marcus.write(session, { agenda: { words: 'My lungs' } });
    expect((await marcus.preview(session.id)).note.replace(/\s+/g, ' ')).toContain('"Yes, on another spot"');
    await marcus.sign(session.id, rev);
    expect(await receipt()).toMatchObject({ takenUp: true });
    await expect.poll(receipt).toMatchObject(noteInChart(true));
    expect(inChart('Communication')).toHaveLength(before);
  });
});
