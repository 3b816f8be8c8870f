/** What the rules behind the preparation found, in words. A chart's and a person's own words are put beside them. */
export const findings = {
  visits: {
    office: 'Office visit',
    emergency: 'Emergency visit',
    inpatient: 'Hospital stay',
    telephone: 'Phone visit',
    virtual: 'Video visit',
    home: 'Home visit',
    other: 'Visit',
  },
  isNew: 'new',
  stopped: 'stopped',
  was: 'was',
  atHome: (name: string) => `Home ${inSentence(name)}`,
  lastOf: (count: number) => `last of ${count}`,
  days: (done: number, of: number) => `${done} of ${of} days`,

  worries: { 'side-effects': 'side effects', 'fear-of-harm': 'afraid of harm', cost: 'cost' },
  ask: {
    'new-medicine': 'How it is going',
    'how-it-went': 'How it went',
    'in-the-way': 'What got in the way',
  },
  why: {
    'since-last-time': 'since last time',
    'not-told-yet': 'not told yet',
    new: 'new',
    changed: 'changed',
    'said-last-time': 'said last time',
    'not-asked-yet': 'not asked yet',
    said: 'said',
    'blood-pressure-crisis': 'blood pressure in crisis',
    'very-low-glucose': 'very low blood sugar',
    'very-high-glucose': 'very high blood sugar',
    'weight-with-heart-failure': 'fast weight gain with heart failure',
    'red-flag': 'red flag',
    'after-medicine': 'soon after starting',
  },
  tried: (done: number, of: number) => `tried ${done} of ${of}`,
  redFlagTold: 'red flag, told to',
  redFlagClosed: 'red flag, closed by',
  stillOpen: (what: string) => `not yet: ${what}`,
  opens: { understands: 'in own words', agrees: 'agrees with it', 'can-do': 'can do it' },

  weightUp: (kg: string) => `Weight up ${kg} kg within a week`,

  noMeasure: (name: string) => `No ${inSentence(name)} recorded`,
  noMeasureSince: (name: string, month: string) => `No ${inSentence(name)} since ${month}`,
  gaps: {
    language: 'No language recorded',
    interpreter: 'Interpreter not recorded',
    phone: 'No phone recorded',
    smoking: 'No smoking status recorded',
  },
};

/** "Blood pressure" is "blood pressure" in mid-sentence; A1c, eGFR, LDL and PHQ-9 keep their capitals. */
function inSentence(name: string): string {
  return /^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}
