import { describe, expect, it } from 'vitest';
import type { ChosenPlan, MeasureStrip } from '../../../../server/domain/chart/prep.ts';
import { answersOfClinician } from '../../../../server/domain/physician/answers-note.ts';
import { changesOf, runOfMeasure, runOfStep } from '../../../../server/domain/physician/run-charts.ts';
import { taughtSoFar } from '../../../../server/domain/physician/taught.ts';
import { threeLines } from '../../../../server/domain/physician/three-lines.ts';
import type { TeachBackOutcome } from '../../../../server/domain/session/signed.ts';

const nothing = { signed: [], plans: [], questions: [], medicines: [], flags: [], tell: [], unread: [] };
const plan: ChosenPlan = {
  ...{
    planId: 's1.walk',
    goal: 'Caminar',
    confidence: 8,
    since: '2026-10-16',
    went: { status: 'not-asked-yet' },
  },
  step: { what: 'Walk', often: { times: 3, per: 'week', days: [] }, start: '2026-10-17' },
  stepSaid: { en: 'Walk, 3 times a week', es: 'Walk, 3 veces por semana' },
};
const talk = (record: object) => ({
  coach: 'Dana Reyes',
  signed: { record, endedAt: '2026-10-16T18:30:00Z' },
});

describe('the three lines', () => {
  it('say of a patient nobody coached just that, and that nothing is asked', () => {
    expect(threeLines(nothing)).toMatchObject({
      status: { is: 'never-coached' },
      request: [],
      safety: { tell: [] },
    });
  });
  it('say where the plan stands, with the last talk', () => {
    expect(
      threeLines({ ...nothing, signed: [talk({ how: { means: 'phone' } })], plans: [plan] }).status,
    ).toEqual({
      is: 'coached',
      last: { at: '2026-10-16T18:30:00Z', coach: 'Dana Reyes', means: 'phone' },
      plans: [plan],
    });
    expect(threeLines({ ...nothing, signed: [talk({})] }).status).toMatchObject({ is: 'no-plan' });
  });
  it('ask in one line a kind: the first question, the note’s own words, the medicine with a side effect first', () => {
    const medicine = (name: string, whyNot?: 'forgets' | 'side-effects') => ({
      ...{ name, is: 'listed-not-taken' as const },
      said: { sessionId: 's1', lineId: name, at: '2026-10-16T18:30:00Z', ...(whyNot && { whyNot }) },
    });
    const lines = threeLines({
      ...nothing,
      signed: [talk({ tellClinician: 'Please look at the dizziness' })],
      medicines: [medicine('metformin', 'forgets'), medicine('statin', 'side-effects')],
    });
    expect(lines.request).toEqual([
      { is: 'said', words: 'Please look at the dizziness', at: '2026-10-16T18:30:00Z' },
      { is: 'medicine', name: 'statin', differs: 'listed-not-taken', of: 2 },
    ]);
  });
  it('name every red flag that is open before all else, from the moment it was raised and each kind once', () => {
    const flag = (kind: 'self-harm' | 'chest-pain', hour: number) => ({
      ...{ kind, raisedAt: `2026-10-16T${hour}:00:00Z` },
    });
    const flags = [flag('self-harm', 15), flag('chest-pain', 16), flag('self-harm', 17)];
    expect(threeLines({ ...nothing, flags })).toMatchObject({
      status: { is: 'never-coached' },
      safety: { open: flags.slice(0, 2), tell: [] },
    });
  });
  it('name a flag of the last talk once while it is open, and as told once it is not', () => {
    const told = (flag: 'chest-pain' | 'abuse') => ({
      ...{ what: { is: 'red-flag' as const, flag }, at: '2026-10-16T16:30:00Z' },
      why: { is: 'red-flag' as const, told: 'Dr. Osei' },
    });
    const tell = [told('chest-pain'), told('abuse')];
    const flags = [{ kind: 'chest-pain' as const, raisedAt: '2026-10-16T16:00:00Z' }];
    expect(threeLines({ ...nothing, tell, flags }).safety).toMatchObject({
      open: flags,
      tell: [told('abuse')],
    });
    expect(threeLines({ ...nothing, tell }).safety.tell).toEqual(tell);
  });
  it('name words that may be a red flag and were not raised, for the reader to judge', () => {
    const between = threeLines({ ...nothing, logged: ['No chest pain', 'Chest pain on the stairs'] });
    expect(between.safety.unraised).toEqual(['Chest pain']);
    const { safety } = threeLines({
      ...nothing,
      signed: [talk({ agenda: { words: 'I have chest pain when I climb' } })],
    });
    expect(safety.unraised).toEqual(['chest pain']);
  });
  it('keep what the last talk asked when the patient came to a group since, and count a group nobody came to as none', () => {
    const group = (came: boolean, own?: string) => ({
      coach: 'Dana Reyes',
      signed: {
        ...{ record: { how: { means: 'video' as const } }, endedAt: '2026-10-18T18:30:00Z' },
        group: {
          ...{ id: 'g', topic: 'Stress', about: 'stress' as const, means: 'video' as const, size: 4, came },
          ...{ from: '2026-10-18T17:30:00Z', to: '2026-10-18T18:30:00Z', goals: [], ...(own && { own }) },
        },
      },
    });
    const asked = talk({ tellClinician: 'Please look at the dizziness' });
    const since = threeLines({ ...nothing, signed: [group(true, 'Told of chest pain'), asked] });
    expect(since).toMatchObject({
      status: { last: { at: '2026-10-18T18:30:00Z', means: 'video' } },
      request: [{ is: 'said', words: 'Please look at the dizziness' }],
      safety: { unraised: ['chest pain'] },
    });
    const mistaken = threeLines({ ...nothing, signed: [group(false), asked] });
    expect(mistaken.status).toMatchObject({ last: { at: '2026-10-16T18:30:00Z' } });
  });
});

describe('a run chart', () => {
  const reading = (at: string, value: number, from: 'lab' | 'home' = 'home') => ({
    ...{ at, value, from, source: { type: 'Observation', id: at } },
  });
  const strip = (
    readings: ReturnType<typeof reading>[],
  ): Pick<MeasureStrip, 'kind' | 'unit' | 'readings'> => ({
    ...{ kind: 'weight', unit: 'kg', readings },
  });
  const days = (count: number) =>
    Array.from({ length: count }, (_, at) => reading(`2026-10-${String(at + 1).padStart(2, '0')}`, 80 + at));
  it.each([
    [7, undefined],
    [8, 83.5],
    [9, 84],
  ])('of %i readings has the median %s', (count, median) => {
    expect(runOfMeasure(strip(days(count)), [], '2026-11-26', 'UTC')?.median).toBe(median);
  });
  it('draws one source, and says how many readings of others it left out', () => {
    const run = runOfMeasure(strip([...days(4), reading('2026-10-20', 90, 'lab')]), [], '2026-11-26', 'UTC');
    expect([run?.points.length, run?.others]).toEqual([4, 1]);
  });
  it('is none of a single reading, nor of readings older than a year', () => {
    expect(runOfMeasure(strip(days(1)), [], '2026-11-26', 'UTC')).toBeUndefined();
    expect(runOfMeasure(strip(days(5)), [], '2028-01-01', 'UTC')).toBeUndefined();
  });
  it('carries what coaching changed within its time', () => {
    const signed = (agreedAt: string, what: string, amount: number) => ({
      signed: { plans: [{ status: 'active', agreedAt, step: { what, howMuch: { amount, unit: 'min' } } }] },
    });
    const changes = changesOf(
      [
        signed('2026-10-03T15:00:00Z', 'Walk around the park', 20),
        signed('2026-08-01T15:00:00Z', 'Walk', 15),
      ] as never,
      'UTC',
    );
    const walk = (what: string, amount: number) => ({ what, howMuch: { amount, unit: 'min' } });
    expect(changes).toEqual([
      { day: '2026-08-01', step: walk('Walk', 15) },
      { day: '2026-10-03', step: walk('Walk around the park', 20) },
    ]);
    expect(runOfMeasure(strip(days(5)), changes, '2026-11-26', 'UTC')?.changes).toEqual([
      { day: '2026-10-03', step: walk('Walk around the park', 20) },
    ]);
  });
  it('of a step counts whole weeks with enough said about them, over the plans for the same goal; the others are gaps', () => {
    const week = (first: number, planId: string, done: string) =>
      [...done].map((letter, at) => ({
        ...{ planId, day: `2026-10-${String(first + at).padStart(2, '0')}` },
        done: letter === 'd' ? ('done' as const) : ('not-done' as const),
      }));
    const checkIns = [
      ...week(1, 'old', 'ddn'),
      ...week(8, 'old', 'd'),
      ...week(15, 's1.walk', 'ddd'),
      ...week(22, 'else', 'ddd'),
    ];
    const run = runOfStep(plan, { planIds: ['s1.walk', 'old'], checkIns }, [], '2026-11-26');
    expect(run?.points).toEqual([
      { day: '2026-10-01', value: 2 },
      { day: '2026-10-15', value: 3 },
    ]);
    expect(run?.goal).toEqual({ low: 3 });
    // The week that is still going on says nothing yet.
    expect(runOfStep(plan, { planIds: ['s1.walk', 'old'], checkIns }, [], '2026-10-18')).toBeUndefined();
  });
});

describe('the ledger of what was taught', () => {
  const outcome = (topic: string, status: 'open' | 'closed'): TeachBackOutcome => ({
    ...{ id: topic, topic, status, understands: 'yes', agrees: 'yes', attempts: 1, lastWords: '' },
    canDo: status === 'closed' ? 'yes' : 'partly',
  });
  it('counts what was told back, and names first what not yet and why', () => {
    const { lines, closed } = taughtSoFar([
      {
        id: '1',
        outcome: outcome('Salt', 'closed'),
        since: '2026-09-01T10:00:00Z',
        closedAt: '2026-09-01T10:00:00Z',
      },
      { id: '2', outcome: outcome('Insulin timing', 'open'), since: '2026-08-01T10:00:00Z' },
    ]);
    expect([closed, lines.length]).toEqual([1, 2]);
    expect(lines[0]).toMatchObject({ topic: 'Insulin timing', status: 'open', open: ['can-do'] });
  });
});

it('the note of the next talk tells what was asked and answered, and what was said to a medicine', () => {
  const at = '2026-11-20T15:00:00Z';
  const { entries } = answersOfClinician(
    [
      {
        is: 'answer',
        id: '1',
        asked: 'With supper only?',
        askedAt: '2026-11-18T15:00:00Z',
        words: 'Yes',
        forPatient: true,
        by: 'Dr. Osei',
        at,
      },
      {
        is: 'medicine',
        id: '2',
        name: 'Lisinopril',
        discrepancy: 'listed-not-taken',
        deed: 'fix',
        words: 'It guards her kidneys',
        by: 'Dr. Osei',
        at,
      },
    ],
    'America/New_York',
  );
  expect(entries).toEqual([
    'Asked Nov 18, 2026: "With supper only?" Dr. Osei, Nov 20, 2026: "Yes"',
    'Lisinopril (listed, not taken): the list stands, the patient is to be told, Dr. Osei, Nov 20, 2026. "It guards her kidneys"',
  ]);
});
