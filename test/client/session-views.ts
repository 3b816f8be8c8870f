import { idFor } from '../../client/coach/session/ids.ts';
import type { SessionDraft } from '../../server/domain/session/draft.ts';
import type { Receipt } from '../../server/domain/session/signed.ts';
import { stepWords } from '../../server/domain/session/step-words.ts';
import { daysBefore } from '../../server/domain/time-zone.ts';
import type { SessionView, WriteView } from '../../server/http/contract/session.ts';

export const sessionId = '0b9a5a58-6a5e-4d3a-8a38-6f4f2f1f0009';
export const today = new Date().toISOString().slice(0, 10);
export const inTwoWeeks = daysBefore(today, -14);
const at = `${today}T09:00:00Z`;

const carried: SessionView['carried'] = {
  plans: [
    {
      id: '5c1f7d7e-0000-7000-8000-000000000001.0199d000-aaaa-7000-8000-000000000001',
      goal: 'Caminar con mi hermana después de cenar',
      step: {
        what: 'Walk',
        howMuch: { amount: 20, unit: 'minutes' },
        often: { times: 3, per: 'week', days: ['mon', 'wed', 'fri'] },
        when: 'after dinner',
        withWhom: 'my sister',
        start: daysBefore(today, 32),
      },
      confidence: 8,
      since: daysBefore(today, 32),
    },
  ],
  teachBacks: [
    {
      id: '5c1f7d7e-0000-7000-8000-000000000001.0199d000-bbbb-7000-8000-000000000002',
      topic: 'When to take metformin',
      since: daysBefore(today, 32),
    },
  ],
  promises: [
    {
      id: '5c1f7d7e-0000-7000-8000-000000000001.0199d000-cccc-7000-8000-000000000003',
      what: 'Find out about the bus pass',
      to: 'patient',
      due: daysBefore(today, 2),
    },
  ],
  medicines: [
    { id: 'met-1', name: 'Metformin', dose: '1000 mg twice a day', isNew: true },
    { id: 'lis-1', name: 'Lisinopril', dose: '20 mg once a day', isNew: false },
    { id: 'ato-1', name: 'Atorvastatin', dose: '40 mg at night', isNew: false },
  ],
  medicineList: 'recorded',
  behaviours: ['Walking', 'Sugary drinks'],
};

const base: SessionView = {
  id: sessionId,
  status: 'open',
  rev: 0,
  version: 0,
  openedAt: at,
  savedAt: at,
  coach: 'Dana Reyes',
  mine: true,
  draft: {},
  writes: [],
  carried,
  settings: { confidenceThreshold: 7, timeZone: 'America/Los_Angeles', urgentLine: 'Dr. Osei, 555-0142' },
};

/** A session just opened with a patient who was here before. */
export const opened: SessionView = base;

/** A first session with somebody nothing is known of; the medicines could not be read. */
export const firstEver: SessionView = {
  ...base,
  carried: {
    plans: [],
    teachBacks: [],
    promises: [],
    medicines: [],
    medicineList: 'could-not-be-read',
    behaviours: [],
  },
  settings: { ...base.settings, urgentLine: '' },
};

/** A session begun before the chart was ever read. */
export const beingRead: SessionView = {
  ...firstEver,
  carried: { ...firstEver.carried, medicineList: 'not-read-yet' },
};

const plan: NonNullable<SessionDraft['plans']>[string] = {
  goal: 'Quiero jugar con mis nietos sin cansarme',
  what: 'Walk',
  howMuch: 20,
  unit: 'minutes',
  timesPer: 3,
  per: 'week',
  days: { mon: true, wed: true, fri: true },
  when: 'after dinner',
  where: 'around the block',
  withWhom: 'my sister',
  start: today,
  barriers: { '0199d0a0-0000-7000-8000-000000000001': { barrier: 'Rain', plan: 'Walk inside the mall' } },
};
const step = stepWords(plan, 'en');

/** A session in which every step has something. */
export const richDraft: SessionDraft = {
  how: { means: 'in-person', language: 'es', interpreter: 'present', alsoPresent: 'Her sister Ana' },
  agenda: {
    words: 'No quiero llegar a la insulina',
    topics: { '0199d0a0-0000-7000-8000-00000000000a': 'Dizziness in the mornings' },
    coachTopics: 'The new dose of metformin',
    permission: 'yes',
  },
  followUps: {
    [idFor('5c1f7d7e-0000-7000-8000-000000000001.0199d000-aaaa-7000-8000-000000000001')]: {
      planId: carried.plans[0]?.id,
      result: 'part',
      timesDone: 7,
      timesPlanned: 9,
      helped: 'Her sister calls at seven',
      gotInTheWay: 'A late shift',
      next: 'keep',
    },
  },
  askTellAsks: {
    '0199d0a0-0000-7000-8000-00000000000b': {
      topic: 'What A1c tells',
      permission: 'yes',
      knows: 'It is the sugar number',
      wantsToKnow: 'Why it is still high',
      told: 'It is an average of about three months.',
      fromClinician: true,
      retelling: 'Like the average of a whole season',
    },
  },
  teachBacks: {
    '0199d0a0-0000-7000-8000-00000000000c': {
      topic: 'Taking metformin with food',
      from: 'session',
      attempts: {
        '0199d0a0-0000-7000-8000-00000000000d': {
          words: 'En la mañana y ya',
          result: 'not-yet',
          explainedHow: 'With two meals drawn on paper',
          at,
        },
        '0199d0a0-0000-7000-8000-00000000000e': {
          words: 'Con el desayuno y con la cena',
          result: 'correct',
          at: `${today}T09:05:00Z`,
        },
      },
      agrees: 'yes',
      canDo: 'partly',
    },
  },
  behaviours: {
    '0199d0a0-0000-7000-8000-00000000000f': {
      name: 'Walking',
      stage: 'action',
      importance: 9,
      confidence: 8,
      readiness: 8,
      whyNotLower: 'She sees it in her numbers',
    },
  },
  plans: {
    '0199d0a0-0000-7000-8000-000000000010': {
      ...plan,
      confidence: {
        '0199d0a0-0000-7000-8000-000000000011': {
          value: 5,
          aboutStep: 'Walk 40 minutes, every day',
          at,
        },
        '0199d0a0-0000-7000-8000-000000000012': { value: 8, aboutStep: step, at: `${today}T09:10:00Z` },
      },
      agreement: { says: 'agrees', toStep: step, at: `${today}T09:11:00Z` },
    },
  },
  medicines: {
    'met-1': {
      chartId: 'met-1',
      name: 'Metformin',
      dose: '1000 mg twice a day',
      taking: 'sometimes',
      asPrescribed: 'no',
      daysOfLast7: 4,
      whyNot: 'side-effects',
      whyNotWords: 'Me marea en la mañana',
      strategy: 'Tell the clinician today',
      whoActs: 'prescriber',
      due: today,
    },
    'lis-1': { chartId: 'lis-1', name: 'Lisinopril', taking: 'yes', asPrescribed: 'yes', daysOfLast7: 7 },
  },
  matters: {
    words: 'Mis nietos',
    people: 'Her sister Ana, two grandchildren',
    healthNow: 5,
    healthHoped: 8,
    topThree: { first: 'Walk with Ana', second: 'Pills with meals' },
  },
  measured: { systolic: 138, diastolic: 82, weight: 179.5, weightUnit: 'lb', takenAt: at },
  promises: {
    '0199d0a0-0000-7000-8000-000000000013': { what: 'Ask about the dose', to: 'clinician', due: today },
  },
  tellClinician: 'Dizzy in the mornings since the new dose.',
  nextContact: { date: inTwoWeeks, means: 'phone' },
  time: {
    '0199d0a0-0000-7000-8000-000000000014': {
      activity: 'planning',
      from: `${today}T09:00:00Z`,
      to: `${today}T09:12:00Z`,
    },
  },
};

export const rich: SessionView = { ...base, rev: 12, draft: richDraft };

const write = (
  id: number,
  kind: string,
  label: WriteView['label'],
  receipt: Receipt,
  more: Partial<WriteView> = {},
) => ({
  id: `0b9a5a58-6a5e-4d3a-8a38-6f4f2f1f0${100 + id}`,
  key: `${kind}:${id}`,
  kind,
  label,
  route: 'native' as const,
  receipt,
  version: 1,
  attempts: 0,
  detail: [],
  ...more,
});

const inChart = { status: 'in-chart' as const, at: `${today}T17:42:30Z`, awaitingSignature: false };

/** A signed session with a receipt of every kind. */
export const signed: SessionView = {
  ...base,
  rev: 20,
  status: 'signed',
  version: 1,
  draft: richDraft,
  signedAt: `${today}T17:42:00Z`,
  note: 'Health coaching note\n\nStatus: walking 7 of 9 times, dizzy in the mornings.\nRequest: look at the metformin dose.\nNo safety concern raised.\n',
  writes: [
    write(
      1,
      'note',
      { is: 'note' },
      {
        status: 'in-chart',
        at: `${today}T17:42:30Z`,
        reference: 'DocumentReference/9',
        awaitingSignature: false,
      },
    ),
    write(
      2,
      'goal',
      { is: 'goal', goal: 'Quiero jugar con mis nietos sin cansarme' },
      { status: 'note-only', noteInChart: true },
      {
        route: 'note',
      },
    ),
    write(3, 'step', `Step: ${step}`, {
      // as rows of before hold it
      status: 'waiting',
      since: at,
      because: 'emr-down',
    }),
    write(
      4,
      'visit',
      { is: 'visit' },
      { status: 'refused', at, because: 'visit-needed', words: 'No open visit' },
      {
        detail: [{ at, status: 422, codes: ['business-rule'], expressions: ['Encounter.status'] }],
      },
    ),
    write(
      5,
      'vital',
      { is: 'vital', vital: 'blood-pressure', value: 138, second: 82, unit: 'mm[Hg]' },
      { status: 'unclear', since: at },
    ),
    write(
      6,
      'teach-back',
      { is: 'teach-back', topic: 'Taking metformin with food' },
      { status: 'not-accepted' },
      { route: 'copy' },
    ),
    write(
      7,
      'ruler',
      { is: 'sureness', value: 8 },
      {
        status: 'in-chart',
        at,
        reference: 'Observation/3',
        awaitingSignature: true,
      },
    ),
    write(8, 'care-plan', { is: 'care-plan' }, { status: 'waiting', since: at, because: 'sign-in-needed' }),
    write(9, 'form', { is: 'form' }, { ...inChart, reference: 'QuestionnaireResponse/2' }),
    write(
      10,
      'stage',
      { is: 'stage', about: 'Walking', stage: 'preparation' },
      { status: 'form-only', formInChart: true },
      { route: 'form' },
    ),
    write(
      11,
      'care-plan',
      { is: 'care-plan', forms: ['text', 'pdf'] },
      { ...inChart, reference: 'DocumentReference/10' },
      { route: 'document' },
    ),
  ],
};
