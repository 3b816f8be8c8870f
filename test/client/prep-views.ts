import type { MeasureStrip, PrepView } from '../../server/domain/chart/prep.ts';
import { trendOf } from '../../server/domain/chart/prep-trend.ts';
import type { Reading } from '../../server/domain/chart/snapshot.ts';
import type { Step } from '../../server/domain/session/signed.ts';
import { stepWords } from '../../server/domain/session/step-words.ts';

export const now = '2025-11-14T18:41:00Z';
const readAt = now;
const observation = (id: string) => ({ type: 'Observation', id });

/** Readings every `step` days up to the last one, oldest first; `values` are repeated and shifted by `drift`. */
function readings(given: {
  name: string;
  last: string;
  step: number;
  values: number[];
  seconds?: number[];
  from: Reading['from'];
  skip?: (at: number) => boolean;
}): Reading[] {
  const end = Date.parse(`${given.last}T12:00:00Z`);
  return given.values
    .map((value, at): Reading => {
      const day = new Date(end - (given.values.length - 1 - at) * given.step * 86_400_000);
      return {
        at: day.toISOString().slice(0, 10),
        value,
        second: given.seconds?.[at],
        from: given.from,
        source: observation(`${given.name}-${at}`),
      };
    })
    .filter((_, at) => !given.skip?.(at));
}

/** A strip as the rules make it: its trend is told from its readings. */
function strip(given: Omit<MeasureStrip, 'last' | 'trend'>): MeasureStrip {
  const last = given.readings.at(-1);
  if (!last) throw new Error('a strip needs a reading');
  const dated = given.readings.map(reading => ({ ...reading, day: reading.at }));
  return { ...given, last, trend: trendOf(given.kind, dated) };
}

/** What of a preparation is known first: who it is, and the session to go on with. */
export const firstOf = ({ who, openSession, lastSession, openFlags }: PrepView) => ({
  ...{ who, openSession, lastSession, openFlags },
});

const wave = (count: number, middle: number, swing: number, drift = 0) =>
  Array.from({ length: count }, (_, at) =>
    Math.round(middle + swing * Math.sin(at * 1.7) + swing * 0.6 * Math.sin(at * 0.45) + drift * at),
  );

const strips: MeasureStrip[] = [
  strip({
    kind: 'a1c',
    unit: '%',
    band: { high: 7, source: 'ada-most-adults' },
    goal: {
      kind: 'a1c',
      high: 7.5,
      highOpen: true,
      setBy: 'clinician',
      by: 'Dr. Osei',
      at: '2025-03-03',
      source: { type: 'Goal', id: 'goal-1' },
    },
    readings: readings({
      name: 'a1c',
      last: '2025-11-10',
      step: 95,
      values: [8.4, 9.4, 9.1, 8.8, 8.2],
      from: 'lab',
    }),
    inBand: 'above',
  }),
  strip({
    kind: 'blood-pressure',
    unit: 'mmHg',
    band: { high: 130, secondHigh: 80, source: 'acc-aha-2017' },
    readings: readings({
      name: 'bp',
      last: '2025-11-12',
      step: 6,
      values: wave(44, 136, 8, 0.1),
      seconds: wave(44, 82, 5, -0.05),
      from: 'home',
      skip: at => at > 18 && at < 26,
    }),
    inBand: 'above',
  }),
  strip({
    kind: 'weight',
    unit: 'kg',
    readings: readings({
      name: 'weight',
      last: '2025-11-10',
      step: 31,
      values: [84.2, 84.6, 84, 83.1, 82.8, 83, 82.2, 81.9, 81.4],
      from: 'clinic',
    }),
    inBand: 'no-band',
  }),
  strip({
    kind: 'steps',
    unit: 'a day',
    readings: readings({
      name: 'steps',
      last: '2025-11-13',
      step: 1,
      values: wave(260, 4200, 1300, 9),
      from: 'device',
      skip: at => at > 90 && at < 120,
    }),
    inBand: 'no-band',
  }),
  strip({
    kind: 'ldl',
    unit: 'mg/dL',
    band: { high: 100, source: 'general' },
    readings: readings({ name: 'ldl', last: '2025-08-03', step: 180, values: [128, 96], from: 'lab' }),
    inBand: 'in',
  }),
  strip({
    kind: 'egfr',
    unit: 'mL/min/1.73 m²',
    band: { low: 60, source: 'kdigo-reduced' },
    readings: [{ at: '2025-08-03', value: 90, comparator: '>', from: 'lab', source: observation('egfr-0') }],
    inBand: 'in',
  }),
];

const nobody = {
  problems: { status: 'none-recorded', readAt },
  problemLines: [],
  goals: { status: 'none-recorded', readAt },
  chose: [],
  ask: [],
  openTeachBacks: [],
  openPromises: [],
  mustTell: [],
  mustTellUnread: [],
  gaps: [],
  openFlags: 0,
  stale: false,
  leftOut: [],
  chartReadAt: readAt,
} satisfies Partial<PrepView>;

const walk: Step = {
  what: 'Caminar',
  howMuch: { amount: 20, unit: 'minutos' },
  often: { times: 3, per: 'week', days: ['mon', 'wed', 'fri'] },
  when: 'después de cenar',
  withWhom: 'mi hermana',
  start: '2025-10-13',
};

/** A patient well into coaching: something in every part. */
export const rich: PrepView = {
  ...nobody,
  who: {
    status: 'recorded',
    readAt,
    value: {
      id: 'rosa',
      name: 'Rosa Martínez',
      birthDate: '1967-03-03',
      sex: 'female',
      pronouns: 'she/her',
      language: 'es',
      interpreter: 'needed',
      mrn: '4471-208',
      source: { type: 'Patient', id: 'rosa' },
    },
  },
  age: 58,
  why: {
    status: 'recorded',
    readAt,
    value: {
      words: 'A1c 9.1; wants to avoid insulin',
      by: 'Dr. Osei',
      at: '2025-03-03',
      source: { type: 'ServiceRequest', id: 'referral-1' },
    },
  },
  problems: {
    status: 'recorded',
    readAt,
    value: ['Type 2 diabetes', 'Hypertension', 'Depression in remission'],
  },
  problemLines: [
    { name: 'Type 2 diabetes', at: '2019-03-04', source: { type: 'Condition', id: 'c1' } },
    { name: 'Hypertension', at: '2014', source: { type: 'Condition', id: 'c2' } },
    { name: 'Depression in remission', source: { type: 'Condition', id: 'c3' } },
  ],
  since: {
    from: '2025-10-12',
    facts: [
      {
        at: '2025-11-10',
        found: {
          is: 'reading',
          measure: 'a1c',
          unit: '%',
          value: { value: 8.2 },
          was: { value: 8.8 },
          home: false,
        },
        kind: 'lab',
        source: observation('a1c-4'),
        weight: 9,
      },
      {
        at: '2025-11-02',
        found: { is: 'medicine-new', name: 'Metformin 1000 mg', was: 'Metformin 500 mg' },
        kind: 'medicine-new',
        source: { type: 'MedicationRequest', id: 'm1' },
        weight: 8,
      },
      {
        at: '2025-10-30',
        found: { is: 'visit', visit: 'emergency', reason: 'Dizziness' },
        kind: 'visit',
        source: { type: 'Encounter', id: 'e1' },
        weight: 10,
      },
      {
        at: '2025-11-09',
        found: { is: 'check-ins', goal: 'Caminar con mi hermana después de cenar', done: 7, of: 9 },
        kind: 'check-in',
        weight: 5,
      },
    ],
    notRead: [],
  },
  chose: [
    {
      planId: 'p1',
      goal: 'Caminar con mi hermana después de cenar',
      step: walk,
      stepSaid: { en: stepWords(walk, 'en'), es: stepWords(walk, 'es') },
      confidence: 8,
      since: '2025-10-12',
      nextContact: { date: '2025-11-21', time: '10:00', means: 'phone' },
      went: { status: 'known', done: 7, of: 9 },
    },
  ],
  goals: {
    status: 'recorded',
    readAt,
    value: [
      {
        words: 'A1c below 7.5',
        setBy: 'clinician',
        by: 'Dr. Osei',
        at: '2025-03-03',
        source: { type: 'Goal', id: 'goal-1' },
      },
      { words: 'See the grandchildren grow', setBy: 'not-recorded', source: { type: 'Goal', id: 'goal-2' } },
    ],
  },
  measures: { status: 'recorded', readAt, value: strips },
  ask: [
    {
      about: { is: 'worry', medicine: 'Insulin', worry: 'fear-of-harm' },
      why: { is: 'said', words: 'Mi tía perdió la vista' },
      at: '2025-10-12',
    },
    {
      about: { is: 'visit', visit: 'emergency', reason: 'Dizziness' },
      why: { is: 'since-last-time' },
      at: '2025-10-30',
    },
    {
      about: { is: 'in-the-way', goal: 'Caminar con mi hermana después de cenar' },
      why: { is: 'tried', done: 7, of: 9 },
    },
  ],
  openTeachBacks: [
    {
      id: 't1',
      topic: 'What to do when sugar is low',
      since: '2025-10-12',
      open: ['agrees', 'can-do'],
    },
  ],
  openPromises: [
    { id: 'r1', what: 'find out about the bus pass', to: 'patient', due: '2025-11-07', overdue: true },
    { id: 'r2', what: 'ask about the pharmacy delivery', to: 'clinician', due: '2025-11-21', overdue: false },
  ],
  mustTell: [
    {
      what: { is: 'visit', visit: 'emergency', reason: 'Dizziness' },
      why: { is: 'after-medicine', medicine: 'Metformin 1000 mg' },
      at: '2025-10-30',
      source: { type: 'Encounter', id: 'e1' },
    },
  ],
  gaps: [{ is: 'measure', measure: 'uacr', since: '2024-03' }, { is: 'smoking' }],
  medicines: {
    status: 'recorded',
    readAt,
    value: [
      {
        id: 'm1',
        name: 'Metformin',
        dose: '1000 mg twice a day',
        prescribed: '2025-11-02',
        isNew: true,
        source: { type: 'MedicationRequest', id: 'm1' },
      },
      {
        id: 'm2',
        name: 'Lisinopril',
        dose: '20 mg once a day',
        prescribed: '2024-06-11',
        isNew: false,
        source: { type: 'MedicationRequest', id: 'm2' },
      },
      {
        id: 'm3',
        name: 'Atorvastatin',
        dose: '40 mg at night',
        prescribed: '2024-06-11',
        isNew: false,
        source: { type: 'MedicationRequest', id: 'm3' },
      },
    ],
  },
  lastSession: {
    id: '0b9a5a58-6a5e-4d3a-8a38-6f4f2f1f0001',
    signedAt: '2025-10-12T17:30:00Z',
    coach: 'Dana Reyes',
  },
  leftOut: [{ because: 'entered-in-error', count: 2 }],
};

/** A patient on the first day: the chart was read and holds next to nothing. */
export const almostEmpty: PrepView = {
  ...nobody,
  who: {
    status: 'recorded',
    readAt,
    value: {
      id: 'sam',
      name: 'Sam Okafor',
      birthDate: '1990',
      interpreter: 'not-recorded',
      source: { type: 'Patient', id: 'sam' },
    },
  },
  why: { status: 'none-recorded', readAt },
  since: { facts: [], notRead: [] },
  measures: { status: 'none-recorded', readAt },
  medicines: { status: 'none-recorded', readAt },
};

/** The EMR gave the patient and half of the rest. */
export const halfUnread: PrepView = {
  ...rich,
  why: { status: 'not-looked-for', because: 'not-granted' },
  problems: { status: 'could-not-be-read', because: 'refused', readAt },
  problemLines: [],
  mustTellUnread: [
    { section: 'measures', because: 'took-too-long' },
    { section: 'visits', because: 'emr-down' },
    { section: 'medicines', because: 'switched-off' },
    { section: 'problems', because: 'refused' },
  ],
  goals: { status: 'not-looked-for', because: 'not-granted' },
  since: {
    from: '2025-10-12',
    facts: [
      {
        at: '2025-11-09',
        found: { is: 'check-ins', goal: 'Caminar con mi hermana después de cenar', done: 7, of: 9 },
        kind: 'check-in',
        weight: 5,
      },
    ],
    notRead: [
      { section: 'visits', because: 'emr-down' },
      { section: 'notes', because: 'took-too-long' },
      { section: 'goals', because: 'not-granted' },
    ],
  },
  measures: { status: 'could-not-be-read', because: 'took-too-long', readAt },
  medicines: { status: 'not-looked-for', because: 'switched-off' },
  stale: false,
  openSession: {
    id: '0b9a5a58-6a5e-4d3a-8a38-6f4f2f1f0002',
    openedAt: '2025-11-14T18:10:00Z',
    coach: 'Dana Reyes',
    mine: true,
  },
};

/** Nobody could be read: not even the name. */
export const nothingRead: PrepView = {
  ...almostEmpty,
  who: { status: 'could-not-be-read', because: 'emr-down', readAt },
  why: { status: 'could-not-be-read', because: 'emr-down', readAt },
  problems: { status: 'could-not-be-read', because: 'emr-down', readAt },
  problemLines: [],
  goals: { status: 'could-not-be-read', because: 'emr-down', readAt },
  mustTellUnread: [{ section: 'measures', because: 'emr-down' }],
  measures: { status: 'could-not-be-read', because: 'emr-down', readAt },
  medicines: { status: 'could-not-be-read', because: 'emr-down', readAt },
  chartReadAt: undefined,
};
