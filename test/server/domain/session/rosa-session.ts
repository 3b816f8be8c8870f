import { defaultSettings } from '../../../../server/domain/practice/settings.ts';
import type { SessionDraft } from '../../../../server/domain/session/draft.ts';
import { type SignInput, signSession } from '../../../../server/domain/session/sign.ts';
import type { SignedSession } from '../../../../server/domain/session/signed.ts';
import { agreed, sure } from './walking.ts';

const at = (clock: string) => `2026-03-02T${clock}:00Z`;

/** A whole coaching talk with Rosa, with a bit of everything in it. */
export const rosaDraft: SessionDraft = {
  how: { means: 'in-person', language: 'es', interpreter: 'present', alsoPresent: 'her daughter Lidia' },
  agenda: {
    words: 'Tengo miedo de la insulina.\nMi mamá perdió el pie.',
    coachTopics: 'A1c',
    permission: 'yes',
  },
  followUps: {
    f1: {
      planId: 'p0',
      result: 'part',
      timesDone: 7,
      timesPlanned: 9,
      helped: 'mi hermana',
      gotInTheWay: 'rain',
      next: 'keep',
    },
  },
  teachBacks: {
    t1: {
      topic: 'When to take metformin',
      attempts: {
        a1: { words: 'con el desayuno', result: 'partly', at: at('17:20') },
        a2: { words: 'con el desayuno y la cena', result: 'correct', at: at('17:21') },
      },
      agrees: 'yes',
      canDo: 'partly',
    },
  },
  behaviours: {
    b1: { name: 'Walking', stage: 'preparation', importance: 9, readiness: 7, whyNotLower: 'Mis nietos' },
  },
  plans: {
    p1: {
      ...agreed,
      goalSummary: 'walk with her sister after dinner',
      confidence: { c0: sure(5, 'Walk 40 minutes, every day', at('17:25')), c1: sure(8) },
      barriers: { r1: { barrier: 'Rain', plan: 'walk in the mall' } },
    },
    p2: { goal: 'Comer menos pan', what: 'one tortilla' },
  },
  medicines: {
    m1: {
      name: 'Metformin',
      dose: '1000 mg',
      chartId: 'mr1',
      taking: 'sometimes',
      daysOfLast7: 5,
      whyNot: 'side-effects',
      whyNotWords: 'me da mareo',
    },
    m2: { name: 'Lisinopril', chartId: 'mr2', taking: 'yes', asPrescribed: 'yes', daysOfLast7: 7 },
  },
  matters: { words: 'Ver crecer a mis nietos', healthNow: 5, healthHoped: 8 },
  measured: { systolic: 184, diastolic: 96, weight: 81.4, weightUnit: 'kg', takenAt: at('17:05') },
  promises: { q1: { what: 'find out about the bus pass', to: 'patient', due: '2026-03-06' } },
  redFlags: {
    r1: { kind: 'blood-pressure-crisis', words: 'me siento bien', told: 'Dr. Osei', toldAt: at('17:08') },
  },
  tellClinician: 'Can she stay off insulin if her A1c keeps falling?',
  time: {
    s1: { activity: 'teaching', from: at('17:02'), to: at('17:20') },
    s2: { activity: 'planning', from: at('17:20'), to: at('17:32') },
  },
};

export const rosaInput: SignInput = {
  id: 's1',
  version: 1,
  patientId: 'rosa',
  coach: { staffId: 'dana', name: 'Dana Reyes', credential: 'NBC-HWC', fhirUser: 'Practitioner/dana' },
  draft: rosaDraft,
  openedAt: at('17:00'),
  now: at('17:35'),
  settings: defaultSettings,
};

/** The session signed, with parts of its input replaced; a refusal is a mistake of the test. */
export const signed = (change: Partial<SignInput> = {}): SignedSession => {
  const outcome = signSession({ ...rosaInput, ...change });
  if (Array.isArray(outcome)) throw new Error(outcome.map(refusal => refusal.because).join(' '));
  return outcome;
};
