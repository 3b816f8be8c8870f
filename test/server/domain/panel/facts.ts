import type { PatientFacts } from '../../../../server/domain/panel/facts.ts';

export const today = '2026-11-26';

/** A patient about whom there is nothing to do: reached three days ago. */
export const steady = (change: Partial<PatientFacts> = {}): PatientFacts => ({
  ...{ patientId: 'rosa-morales', coachedSince: '2026-08-01', lastReached: '2026-11-23' },
  ...{
    tries: [],
    promises: [],
    teachBacks: [],
    plans: [],
    checkIns: [],
    messages: [],
    answers: [],
    readings: [],
  },
  ...{ labs: [], admissions: [], dates: [], redFlags: [] },
  ...change,
});
