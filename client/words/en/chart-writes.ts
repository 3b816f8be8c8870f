/** What the chart gets, item by item, by name. */
export const chartWrites = {
  visit: 'Coaching visit',
  note: 'Coaching note',
  'care-plan': 'Coaching plan',
  form: 'Form agreed on with this EMR',
  as: { pdf: 'as PDF', both: 'as text and PDF' },
  goal: 'Goal',
  step: 'Step',
  sureness: (value: string) => `Confidence ${value} of 10`,
  ruler: {
    importance: (value: string) => `importance ${value} of 10`,
    confidence: (value: string) => `confidence ${value} of 10`,
    readiness: (value: string) => `readiness ${value} of 10`,
  },
  stage: {
    precontemplation: 'not thinking of it',
    contemplation: 'thinking about it',
    preparation: 'getting ready',
    action: 'doing it',
    maintenance: 'keeping it up',
    relapse: 'a lapse',
  },
  'teach-back': 'Teach-back',
  adherence: (days: string) => `${days} of the last 7 days`,
  'check-in': 'How it went',
  'check-in-unnamed': 'How the last plan went',
  message: {
    question: 'Question to the clinician',
    answer: 'Answer of the clinician',
    'medicine-stands': 'Medicine: the list stands',
  },
  'medicine-taken': 'Medicine as it is taken',
  vital: {
    'blood-pressure': 'Blood pressure',
    'heart-rate': 'Heart rate',
    weight: 'Weight',
    waist: 'Waist',
    glucose: 'Blood sugar',
  },
  units: { 'mm[Hg]': 'mmHg', '/min': 'a minute' },
  ended: {
    plan: {
      revised: 'Earlier plan revised',
      stopped: 'Earlier plan stopped',
      completed: 'Earlier plan completed',
    },
    goal: {
      revised: 'Earlier goal revised',
      stopped: 'Earlier goal stopped',
      completed: 'Earlier goal completed',
    },
    step: {
      revised: 'Earlier step revised',
      stopped: 'Earlier step stopped',
      completed: 'Earlier step completed',
    },
    'care-plan': {
      revised: 'Earlier coaching plan revised',
      stopped: 'Earlier coaching plan stopped',
      completed: 'Earlier coaching plan completed',
    },
  },
};
