import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { WaitingQuestions } from '../../../server/domain/physician/waiting-questions.ts';
import type {
  Counted,
  FindsView,
  FoundListView,
  QuestionBody,
  RunView,
  StandsView,
} from '../../../server/http/contract/find.ts';
import type { CoachListView, HandoffView } from '../../../server/http/contract/handoff.ts';
import type { QueueView } from '../../../server/http/contract/queue.ts';
import { auditRow, chartWrite, findPerson, findRun, question } from '../../../server/storage/schema.ts';
import type { SignedIn } from '../../parts/logins.ts';
import type { Resource } from '../../sandbox-emr/fhir/types.ts';
import { type FindingPractice, openFindingPractice } from './finding-practice.ts';

const patient = (id: string, more: object = {}): Resource =>
  ({
    ...{ resourceType: 'Patient', id, birthDate: '1961-05-02', gender: 'female' },
    name: [{ family: id.split('-')[1] ?? id, given: [id.split('-')[0] ?? id] }],
    ...more,
  }) as Resource;

/** YYYY-MM-DD so many days before today. */
const ago = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

const about = (id: string) => ({ subject: { reference: `Patient/${id}` } });
let made = 0;
const next = () => `made-${made++}`;

const icd = 'http://hl7.org/fhir/sid/icd-10-cm';
const clinical = 'http://terminology.hl7.org/CodeSystem/condition-clinical';
const condition = (id: string, code: string, text: string, status = 'active'): Resource =>
  ({
    ...{ resourceType: 'Condition', id: next(), ...about(id) },
    clinicalStatus: { coding: [{ system: clinical, code: status }] },
    code: { coding: [{ system: icd, code }], text },
  }) as Resource;

const a1c = (id: string, value: number, day: string): Resource =>
  ({
    ...{ resourceType: 'Observation', id: next(), status: 'final', ...about(id) },
    code: { coding: [{ system: 'http://loinc.org', code: '4548-4' }] },
    effectiveDateTime: `${day}T09:00:00-05:00`,
    valueQuantity: { value, unit: '%', system: 'http://unitsofmeasure.org', code: '%' },
  }) as Resource;

const charts: Resource[] = [
  patient('Ana-Ruiz'),
  patient('Ben-Ford'),
  patient('Cleo-Ward', { birthDate: '2012-01-01' }),
  patient('Dan-Hale', { deceasedBoolean: true }),
  patient('Eva-Long', { active: false }),
  patient('Flo-Shaw'),
  ...['Ana-Ruiz', 'Ben-Ford', 'Cleo-Ward', 'Dan-Hale', 'Eva-Long'].map(id =>
    condition(id, 'E11.9', 'Type 2 diabetes'),
  ),
  condition('Flo-Shaw', 'E11.9', 'Diabetes, years ago', 'resolved'),
  condition('Ana-Ruiz', 'I10', 'High blood pressure'),
  a1c('Ana-Ruiz', 9.4, ago(21)),
  // It came down since: the last one counts.
  a1c('Ben-Ford', 9.8, ago(260)),
  a1c('Ben-Ford', 6.9, ago(50)),
  a1c('Cleo-Ward', 9.9, ago(50)),
  a1c('Dan-Hale', 9.9, ago(50)),
  a1c('Eva-Long', 9.9, ago(50)),
  ...Array.from({ length: 450 }, (_, at) => patient(`Many-P${at}`)),
  ...Array.from({ length: 450 }, (_, at) => condition(`Many-P${at}`, 'J45.40', 'Asthma')),
];

let place: FindingPractice;
let dana: SignedIn;
beforeAll(async () => {
  place = await openFindingPractice(charts);
  await place.letsLook(true);
  dana = await place.as('coach');
});
afterAll(() => place.close());
afterEach(() => place.emr.faults.clear());

const asking = (more: Partial<QuestionBody>): { question: QuestionBody } => ({
  question: { from: [], join: 'any', without: [], unseen: false, ...more },
});

/** Begins a run and reads it on to its end. */
async function run(more: Partial<QuestionBody>, who = dana): Promise<RunView> {
  const id = randomUUID();
  const begun = await place.ask<RunView>(who, 'PUT', `/api/finds/${id}`, asking(more));
  expect(begun.status).toBe(200);
  for (let view = begun.body; ; ) {
    if (view.status === 'done') return view;
    view = (await place.ask<RunView>(who, 'POST', `/api/finds/${id}/steps`)).body;
  }
}
const found = async ({ id }: RunView, left: 'yes' | 'no' = 'no') =>
  (await place.ask<FoundListView>(dana, 'GET', `/api/finds/${id}?left=${left}&most=100`)).body;

test('who has diabetes and an HbA1c out of goal is found with why; the child, who died and whose record is closed are left out and said', async () => {
  const view = await run({ from: ['diabetes', 'a1c'], join: 'all' });
  expect([view.complete, view.way, view.found, view.leftOut]).toEqual([true, 'system', 1, 3]);
  const { rows } = await found(view);
  expect(rows.map(one => [one.person?.name, one.whys])).toEqual([
    [
      'Ana Ruiz',
      [
        { search: 'diabetes', name: 'Type 2 diabetes' },
        { search: 'a1c', day: ago(21), value: 9.4, goal: 8 },
      ],
    ],
  ]);
  const left = await found(view, 'yes');
  expect(left.rows.map(one => [one.patientId, one.leftOut?.because])).toEqual([
    ['Cleo-Ward', 'under-18'],
    ['Dan-Hale', 'deceased'],
    ['Eva-Long', 'inactive'],
  ]);
});

test('what one search reads is read page by page and counted before; a narrowing search leaves out who meets it', async () => {
  const { body } = await place.ask<{ counts: Counted[] }>(
    dana,
    'POST',
    '/api/finds/counts',
    asking({ from: ['asthma', 'missed'] }),
  );
  expect(body.counts).toEqual([
    { read: 'asthma', total: 450 },
    { read: 'missed', total: 0 },
  ]);
  place.emr.requests.clear();
  const view = await run({ from: ['asthma'] });
  expect([view.complete, view.found, view.reads[0]?.pages]).toEqual([true, 450, 3]);
  const asked = place.emr.requests.entries().filter(one => one.path.includes('/Condition'));
  expect(asked.map(one => new URLSearchParams(one.query).get('_offset'))).toEqual([null, '200', '400']);
  const without = await run({ from: ['diabetes'], without: ['hypertension'] });
  expect((await found(without)).rows.map(one => one.patientId)).toEqual(['Ben-Ford']);
});

test('an EMR that asks for time is given it, and is asked again where it was', async () => {
  place.emr.faults.add({ kind: '429', type: 'Condition', retryAfter: '7' });
  const id = randomUUID();
  await place.ask(dana, 'PUT', `/api/finds/${id}`, asking({ from: ['diabetes'] }));
  const first = (await place.ask<RunView>(dana, 'POST', `/api/finds/${id}/steps`)).body;
  expect([first.status, first.waitMs]).toEqual(['reading', 7_000]);
  const second = (await place.ask<RunView>(dana, 'POST', `/api/finds/${id}/steps`)).body;
  expect([second.status, second.complete, second.waitMs]).toEqual(['done', true, undefined]);
});

test('a token that the EMR believes no more is replaced by another, once', async () => {
  place.emr.expireAccessTokens();
  expect((await run({ from: ['diabetes'] })).complete).toBe(true);
});

test('what an EMR refuses, or answers with a page of its own, is said to be not read; the rest of the search stands', async () => {
  place.emr.faults.add({ kind: 'refuse-type', type: 'Observation', times: 0 });
  const view = await run({ from: ['diabetes', 'a1c'] });
  expect(view.reads.map(one => [one.read, one.status, one.because])).toEqual([
    ['diabetes', 'whole', undefined],
    ['a1c', 'not-read', 'refused'],
  ]);
  expect([view.complete, view.found]).toEqual([false, 2]);
  place.emr.faults.clear();
  place.emr.faults.add({ kind: 'html-200', type: 'Condition', times: 0 });
  const odd = await run({ from: ['diabetes'] });
  expect(odd.reads[0]).toMatchObject({ status: 'not-read', because: 'not-understood' });
});

test('who has seen enough ends the run: what was read is a part and is said to be', async () => {
  const id = randomUUID();
  await place.ask(dana, 'PUT', `/api/finds/${id}`, asking({ from: ['diabetes', 'asthma'] }));
  const ended = (await place.ask<RunView>(dana, 'POST', `/api/finds/${id}/end`)).body;
  expect(ended.reads.map(one => [one.status, one.because])).toEqual([
    ['not-read', 'ended'],
    ['not-read', 'ended'],
  ]);
  const done = (await place.ask<RunView>(dana, 'POST', `/api/finds/${id}/steps`)).body;
  expect([done.status, done.complete, done.found]).toEqual(['done', false, 0]);
  await place.ask(dana, 'DELETE', `/api/finds/${id}`);
  expect((await place.ask(dana, 'GET', `/api/finds/${id}`)).status).toBe(404);
});

test('from found to first contact: invited to the coach’s own queue by name, the call logged there, and nothing in the chart', async () => {
  const view = await run({ from: ['a1c'] });
  const at = `/api/finds/${view.id}/people/Ana-Ruiz`;
  const key = randomUUID();
  for (const _twice of [1, 2]) {
    const invited = await place.ask<StandsView>(dana, 'POST', `${at}/invitation`, { key });
    expect([invited.status, invited.body]).toEqual([200, { patientId: 'Ana-Ruiz', standing: 'invited' }]);
  }
  const queue = (await place.ask<QueueView>(dana, 'GET', '/api/queue')).body;
  expect(queue.rows.map(one => [one.patient?.name, one.reasons[0]?.kind, one.reasons[0]?.found])).toEqual([
    ['Ana Ruiz', 'handoff', true],
  ]);
  const listOf = async (who: SignedIn) =>
    (await place.ask<CoachListView>(who, 'GET', '/api/coach-list')).body;
  expect((await listOf(dana)).mine.map(one => [one.found, one.opens])).toEqual([[true, 'Ana-Ruiz']]);
  const marcus = await place.asOtherCoach();
  expect(JSON.stringify(await listOf(marcus))).not.toContain('Ana Ruiz');
  const logged = await place.ask(dana, 'POST', '/api/contacts', {
    ...{ key: randomUUID(), patient: 'Ana-Ruiz', kind: 'call', direction: 'out', reached: 'patient' },
    ...{ when: { ended: place.clock.now.toISOString() }, minutes: { talking: 5 } },
  });
  expect(logged.status).toBe(200);
  const spoken = (await place.ask<QueueView>(dana, 'GET', '/api/queue')).body.rows[0]?.reasons;
  expect(spoken?.find(one => one.kind === 'handoff')).toMatchObject({ found: true, spoken: true });
  const again = await run({ from: ['a1c'] });
  expect((await found(again, 'yes')).rows.find(one => one.patientId === 'Ana-Ruiz')?.leftOut).toEqual({
    because: 'handed-over',
    by: 'coach-dana',
  });
  const writes = await place.fresh.db.withPractice(place.home.practiceId, tx => tx.select().from(chartWrite));
  expect(writes).toEqual([]);
});

test('who declined is in no later search until the day that was said, and may be found again when it is taken back', async () => {
  const view = await run({ from: ['diabetes'] });
  const until = new Date(place.clock.now.getTime() + 90 * 86_400_000).toISOString().slice(0, 10);
  const said = { key: randomUUID(), because: 'not-now', words: 'after the harvest', until };
  const path = `/api/finds/${view.id}/people/Ben-Ford/decline`;
  expect((await place.ask<StandsView>(dana, 'PUT', path, said)).body.standing).toBe('declined');
  const later = await run({ from: ['diabetes'] });
  const left = (await found(later, 'yes')).rows.find(one => one.patientId === 'Ben-Ford');
  expect(left?.leftOut).toMatchObject({ because: 'declined', until });
  const { declined } = (await place.ask<FindsView>(dana, 'GET', '/api/finds')).body;
  expect(declined).toMatchObject([
    { patientId: 'Ben-Ford', because: 'not-now', words: 'after the harvest', by: 'coach-dana', until },
  ]);
  await place.ask(dana, 'DELETE', '/api/declines/Ben-Ford');
  expect((await found(await run({ from: ['diabetes'] }))).rows.map(one => one.patientId)).toEqual([
    'Ben-Ford',
  ]);
});

test('a physician is asked about somebody by name and birth date, as is the coach who asked; the name is sealed, and stays when the list is forgotten', async () => {
  const view = await run({ from: ['diabetes'] });
  const path = `/api/finds/${view.id}/people/Ben-Ford/question`;
  const asked = { key: randomUUID(), words: 'May I invite this patient?', offers: ['Yes', 'Not now'] };
  expect((await place.ask<StandsView>(dana, 'POST', path, asked)).body.standing).toBe('asked');
  await place.ask(dana, 'DELETE', `/api/finds/${view.id}`);
  for (const who of [dana, await place.as('physician')]) {
    const { open } = (await place.ask<WaitingQuestions>(who, 'GET', '/api/questions/waiting')).body;
    expect(open.map(one => [one.patient, one.words])).toEqual([
      [{ name: 'Ben Ford', born: '1961-05-02' }, 'May I invite this patient?'],
    ]);
  }
  // In a search of later it is known, and asking again asks nothing.
  const again = await run({ from: ['diabetes'] });
  expect((await found(again)).rows.map(one => [one.patientId, one.standing])).toEqual([
    ['Ben-Ford', 'asked'],
  ]);
  const twice = { ...asked, key: randomUUID() };
  await place.ask(dana, 'POST', `/api/finds/${again.id}/people/Ben-Ford/question`, twice);
  const rows = await place.fresh.db.withPractice(place.home.practiceId, tx => tx.select().from(question));
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toMatch(/Ben Ford/);
});

test('nobody reads another’s list but the program lead; a biller has none; what was found is sealed, and forgotten after the practice’s days', async () => {
  const { practiceId } = place.home;
  const view = await run({ from: ['diabetes'] });
  const lead = await place.as('lead');
  expect((await place.ask(lead, 'GET', `/api/finds/${view.id}`)).status).toBe(200);
  expect((await place.ask(await place.as('biller'), 'GET', '/api/finds')).status).toBe(403);
  const kept = await place.fresh.db.withPractice(practiceId, async tx => [
    ...(await tx.select().from(findPerson)),
    ...(await tx.select().from(findRun)),
  ]);
  expect(JSON.stringify(kept)).not.toMatch(/Ben Ford|diabetes, years|Type 2/);
  const rows = await place.fresh.db.withPractice(practiceId, tx =>
    tx.select().from(auditRow).where(eq(auditRow.action, 'look-at-found')),
  );
  expect(rows.some(row => row.patientId === 'Ben-Ford')).toBe(true);
  const now = place.clock.now;
  place.clock.now = new Date(now.getTime() + 31 * 86_400_000);
  await place.ask(await place.as('coach'), 'GET', '/api/finds');
  place.clock.now = now;
  expect((await place.ask(lead, 'GET', `/api/finds/${view.id}`)).status).toBe(404);
});

test('nothing is read where the practice has not said so, and nothing is asked of the EMR', async () => {
  await place.letsLook(false);
  place.emr.requests.clear();
  const begun = await place.ask<{ because: string }>(
    dana,
    'PUT',
    `/api/finds/${randomUUID()}`,
    asking({ from: ['diabetes'] }),
  );
  expect([begun.status, begun.body.because]).toEqual([409, 'find-switched-off']);
  expect((await place.ask<FindsView>(dana, 'GET', '/api/finds')).body.way).toBe('find-switched-off');
  expect(place.emr.requests.entries()).toEqual([]);
  await place.letsLook(true);
});

test('where charts are not read a file of the practice is: joined by the EMR’s id alone, as the file names them, and said to be', async () => {
  await place.letsLook(false);
  const text = [
    'patient_id,mrn,dob,name,a1c,a1c_date',
    `Gil-Park,,1950-01-01,Gil Park,9.2,${ago(10)}`,
    `,LS-7,1950-01-01,Hal Kent,9.2,${ago(10)}`,
    `Ben-Ford,,1950-01-01,Ben Ford,7.1,${ago(10)}`,
  ].join('\n');
  const id = randomUUID();
  const begun = await place.ask<RunView>(dana, 'PUT', `/api/finds/${id}/file`, {
    ...asking({ from: ['a1c'] }),
    text,
  });
  expect(begun.body.notRead).toEqual([{ line: 3, because: 'no-way' }]);
  const view = (await place.ask<RunView>(dana, 'POST', `/api/finds/${id}/steps`)).body;
  expect([view.status, view.way, view.complete]).toEqual(['done', 'file', false]);
  expect((await found(view)).rows.map(one => one.person)).toEqual([
    { name: 'Gil Park', birthDate: '1950-01-01', unchecked: true },
  ]);
  await place.letsLook(true);
});

test('where the EMR can be asked a row is joined by record number and birth date, both of which must fit; who has died is left out', async () => {
  const text = [
    'mrn;fecha de nacimiento;nombre;imc;fecha imc',
    `LS-1;5/2/1961;Somebody;36;${ago(10)}`,
    `LS-1;5/3/1961;Ivy Nolan;36;${ago(10)}`,
    `LS-2;5/2/1961;Jo Ames;36;${ago(10)}`,
  ].join('\n');
  const identified = (id: string, mrn: string, more: object = {}) =>
    patient(id, { identifier: [{ system: 'urn:x', value: mrn }], ...more });
  place.emr.store.put(identified('Ivy-Nolan', 'LS-1'));
  place.emr.store.put(identified('Jo-Ames', 'LS-2', { deceasedBoolean: true }));
  const id = randomUUID();
  await place.ask(dana, 'PUT', `/api/finds/${id}/file`, { ...asking({ from: ['bmi'] }), text });
  const view = (await place.ask<RunView>(dana, 'POST', `/api/finds/${id}/steps`)).body;
  expect([view.status, view.notRead]).toEqual(['done', [{ line: 3, because: 'nobody' }]]);
  expect((await found(view)).rows.map(one => one.person?.name)).toEqual(['Ivy Nolan']);
  expect((await found(view, 'yes')).rows.map(one => one.leftOut?.because)).toEqual(['deceased']);
});

test('who was invited and did not want to is off the list; why is remembered in every later search, and only who invited says it', async () => {
  const { mine } = (await place.ask<CoachListView>(dana, 'GET', '/api/coach-list')).body;
  const path = `/api/invitations/${mine[0]?.id}/decline`;
  const said = { key: randomUUID(), because: 'has-support' };
  expect((await place.ask(await place.as('lead'), 'PUT', path, said)).status).toBe(403);
  expect((await place.ask<HandoffView>(dana, 'PUT', path, said)).body.status).toBe('declined');
  expect((await place.ask<QueueView>(dana, 'GET', '/api/queue')).body.rows).toEqual([]);
  const left = (await found(await run({ from: ['a1c'] }), 'yes')).rows;
  expect(left.find(one => one.patientId === 'Ana-Ruiz')?.leftOut).toMatchObject({ because: 'declined' });
  const { declined } = (await place.ask<FindsView>(dana, 'GET', '/api/finds')).body;
  expect(declined).toMatchObject([{ who: { name: 'Ana Ruiz' }, because: 'has-support', by: 'coach-dana' }]);
});
