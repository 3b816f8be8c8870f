import type { ChartItem, SignedSession } from '../../../server/domain/session/signed.ts';

const start = '2026-10-12T14:00:00Z';
const end = '2026-10-12T14:25:00Z';

/** Rosa's session as the rules leave it; `change` for what a test is about. */
export const signedSession = (change: Partial<SignedSession> = {}): SignedSession => ({
  id: '0198c0de-0000-4000-8000-0000000000aa',
  version: 1,
  patientId: 'rosa-morales',
  coach: {
    staffId: '0198c0de-0000-4000-8000-0000000000bb',
    name: 'Dana Reyes',
    credential: 'NBC-HWC',
    fhirUser: 'Practitioner/coach-dana',
  },
  startedAt: start,
  endedAt: end,
  signedAt: '2026-10-12T14:27:00Z',
  minutes: { byActivity: { planning: 20 }, total: 20 },
  record: { how: { means: 'in-person', language: 'es' } },
  plans: [],
  teachBacks: [],
  ...change,
});

/** One item of every kind the chart can get, as a full session gives them. */
export const itemsOfAFullSession: ChartItem[] = [
  { key: 'visit', kind: 'visit', means: 'in-person', start, end },
  {
    key: 'note',
    kind: 'note',
    title: 'Health coaching note',
    text: 'Rosa quiere caminar más: "¡sí puedo!" <3 & más\nPlan: walk 20 minutes.',
    start,
    end,
    language: 'en',
  },
  {
    key: 'goal-1',
    kind: 'goal',
    words: 'Quiero caminar con mi hermana',
    summary: 'Walk three times a week',
    start: '2026-10-12',
    due: '2026-11-09',
  },
  {
    key: 'step-1',
    kind: 'step',
    goalKey: 'goal-1',
    words: 'Walk 20 minutes, 3 times a week (Mon, Wed, Fri), after dinner',
    step: {
      what: 'Walk',
      howMuch: { amount: 20, unit: 'minutes' },
      when: 'after dinner',
      often: { times: 3, per: 'week', days: ['mon', 'wed', 'fri'] },
      start: '2026-10-13',
    },
    until: '2026-11-09',
  },
  {
    key: 'care-plan',
    kind: 'care-plan',
    goalKeys: ['goal-1'],
    stepKeys: ['step-1'],
    text: 'Goal: "Quiero caminar" & <more>\nStep: walk 20 minutes',
    title: 'Coaching plan, Oct 12, 2026',
    page: 'COACHING PLAN, OCT 12, 2026\n\n- Goal: "Quiero caminar"\n- Step: walk 20 minutes\n',
    start: '2026-10-12',
  },
  {
    key: 'ruler-1',
    kind: 'ruler',
    ruler: 'confidence',
    about: 'walking',
    value: 8,
    at: '2026-10-12T14:20:00Z',
    goalKey: 'goal-1',
  },
  { key: 'stage-1', kind: 'stage', about: 'walking', stage: 'preparation', at: end },
  {
    key: 'teach-back-1',
    kind: 'teach-back',
    topic: 'Metformin with food',
    result: 'correct',
    attempts: 2,
    closed: true,
    at: end,
  },
  {
    key: 'adherence-1',
    kind: 'adherence',
    medicine: 'metformin 1,000 mg',
    chartId: 'rosa-morales-medicine-6',
    days: 5,
    at: end,
    whyNot: 'side-effects',
  },
  {
    key: 'check-in-1',
    kind: 'check-in',
    goalWords: 'Walk',
    result: 'partly',
    done: 2,
    of: 3,
    at: end,
  },
  {
    key: 'vital-bp',
    kind: 'vital',
    vital: 'blood-pressure',
    value: 138,
    second: 82,
    unit: 'mmHg',
    at: end,
  },
  { key: 'vital-weight', kind: 'vital', vital: 'weight', value: 179.5, unit: 'lb', at: end },
];

/** Two weeks later: another step instead of the walk, so what the chart has of the walk ends. */
export const nextSession = (change: Partial<SignedSession> = {}): SignedSession =>
  signedSession({
    id: '0198c0de-0000-4000-8000-0000000000ac',
    startedAt: '2026-10-26T14:00:00Z',
    endedAt: '2026-10-26T14:20:00Z',
    signedAt: '2026-10-26T14:22:00Z',
    ...change,
  });

export const itemsOfTheNextSession = (first = signedSession().id): ChartItem[] => {
  const before = (key: string) => ({ sessionId: first, key });
  const end = { kind: 'plan-ended', how: 'revised', on: '2026-10-26' } as const;
  return [
    {
      key: 'next-step',
      kind: 'step',
      goalKey: 'none',
      words: 'Dance 10 minutes, every day',
      step: {
        what: 'Dance',
        howMuch: { amount: 10, unit: 'minutes' },
        often: { times: 7, per: 'week', days: [] },
        start: '2026-10-27',
      },
      replaces: before('step-1'),
    },
    {
      key: 'next-care-plan',
      kind: 'care-plan',
      goalKeys: [],
      stepKeys: ['next-step'],
      text: 'Step: dance',
      title: 'Coaching plan, Oct 26, 2026',
      page: 'COACHING PLAN, OCT 26, 2026\n\n- Step: dance\n',
      start: '2026-10-27',
      replaces: [before('care-plan')],
    },
    { key: 'ended-goal', ...end, part: 'goal', ends: before('goal-1') },
    { key: 'ended-step', ...end, part: 'step', ends: before('step-1') },
    { key: 'ended-care-plan', ...end, part: 'care-plan', ends: before('care-plan') },
  ];
};
