/** One measurement that is not a lab: LOINC code, unit, its category in the chart. */
export type Measure = {
  loinc: string;
  display: string;
  text: string;
  unit: string;
  ucum: string;
  decimals: number;
  /** A second LOINC coding some profiles ask for: [code, display]. */
  also?: readonly [string, string];
  category: 'vital-signs' | 'activity' | 'laboratory' | 'survey';
};

export const MEASURES = {
  weight: vital('29463-7', 'Body weight', 'Weight', 'kg', 'kg', 1),
  height: vital('8302-2', 'Body height', 'Height', 'cm', 'cm', 0),
  bmi: vital('39156-5', 'Body mass index (BMI) [Ratio]', 'BMI', 'kg/m2', 'kg/m2', 1),
  pulse: vital('8867-4', 'Heart rate', 'Heart rate', '/min', '/min', 0),
  oxygen: {
    ...vital('59408-5', 'Oxygen saturation in Arterial blood by Pulse oximetry', 'SpO2', '%', '%', 0),
    also: ['2708-6', 'Oxygen saturation in Arterial blood'],
  },
  systolic: vital('8480-6', 'Systolic blood pressure', 'Systolic', 'mmHg', 'mm[Hg]', 0),
  diastolic: vital('8462-4', 'Diastolic blood pressure', 'Diastolic', 'mmHg', 'mm[Hg]', 0),
  fingerstick: {
    loinc: '41653-7',
    display: 'Glucose [Mass/volume] in Capillary blood by Glucometer',
    text: 'Glucose at home',
    unit: 'mg/dL',
    ucum: 'mg/dL',
    decimals: 0,
    category: 'laboratory',
  },
  steps: {
    loinc: '41950-7',
    display: 'Number of steps in 24 hour Measured',
    text: 'Steps per day',
    unit: 'steps/day',
    ucum: '/d',
    decimals: 0,
    category: 'activity',
  },
  phq9: {
    loinc: '44261-6',
    display: 'Patient Health Questionnaire 9 item (PHQ-9) total score [Reported]',
    text: 'PHQ-9 total',
    unit: 'score',
    ucum: '{score}',
    decimals: 0,
    category: 'survey',
  },
} satisfies Record<string, Measure>;

export type MeasureKey = keyof typeof MEASURES;

/** Blood pressure is a panel: its values live in the two components. */
export const BLOOD_PRESSURE = {
  loinc: '85354-9',
  display: 'Blood pressure panel with all children optional',
  text: 'Blood pressure',
} as const;

function vital(loinc: string, display: string, text: string, unit: string, ucum: string, decimals: number) {
  return { loinc, display, text, unit, ucum, decimals, category: 'vital-signs' } as const;
}
