/** One lab test: LOINC code, unit, decimals shown, the laboratory's reference range. */
export type Lab = {
  loinc: string;
  display: string;
  text: string;
  unit: string;
  ucum: string;
  decimals: number;
  low?: number;
  high?: number;
};

export const LABS = {
  a1c: {
    loinc: '4548-4',
    display: 'Hemoglobin A1c/Hemoglobin.total in Blood',
    text: 'Hemoglobin A1c',
    ...unit('%', '%', 1),
    low: 4,
    high: 5.6,
  },
  glucose: {
    loinc: '1558-6',
    display: 'Fasting glucose [Mass/volume] in Serum or Plasma',
    text: 'Glucose, fasting',
    ...unit('mg/dL', 'mg/dL', 0),
    low: 70,
    high: 99,
  },
  cholesterol: {
    loinc: '2093-3',
    display: 'Cholesterol [Mass/volume] in Serum or Plasma',
    text: 'Cholesterol, total',
    ...unit('mg/dL', 'mg/dL', 0),
    high: 199,
  },
  ldl: {
    loinc: '13457-7',
    display: 'Cholesterol in LDL [Mass/volume] in Serum or Plasma by calculation',
    text: 'LDL cholesterol',
    ...unit('mg/dL', 'mg/dL', 0),
    high: 99,
  },
  hdl: {
    loinc: '2085-9',
    display: 'Cholesterol in HDL [Mass/volume] in Serum or Plasma',
    text: 'HDL cholesterol',
    ...unit('mg/dL', 'mg/dL', 0),
    low: 40,
  },
  triglycerides: {
    loinc: '2571-8',
    display: 'Triglyceride [Mass/volume] in Serum or Plasma',
    text: 'Triglycerides',
    ...unit('mg/dL', 'mg/dL', 0),
    high: 149,
  },
  egfr: {
    loinc: '98979-8',
    display:
      'Glomerular filtration rate [Volume Rate/Area] in Serum, Plasma or Blood by Creatinine-based formula (CKD-EPI 2021)/1.73 sq M',
    text: 'eGFR',
    ...unit('mL/min/1.73 m2', 'mL/min/{1.73_m2}', 0),
    low: 60,
  },
  creatinine: {
    loinc: '2160-0',
    display: 'Creatinine [Mass/volume] in Serum or Plasma',
    text: 'Creatinine',
    ...unit('mg/dL', 'mg/dL', 2),
    low: 0.5,
    high: 1.2,
  },
  uacr: {
    loinc: '14959-1',
    display: 'Microalbumin/Creatinine [Mass Ratio] in Urine',
    text: 'Urine albumin/creatinine',
    ...unit('mg/g', 'mg/g', 0),
    high: 29,
  },
  potassium: {
    loinc: '2823-3',
    display: 'Potassium [Moles/volume] in Serum or Plasma',
    text: 'Potassium',
    ...unit('mmol/L', 'mmol/L', 1),
    low: 3.5,
    high: 5.1,
  },
  sodium: {
    loinc: '2951-2',
    display: 'Sodium [Moles/volume] in Serum or Plasma',
    text: 'Sodium',
    ...unit('mmol/L', 'mmol/L', 0),
    low: 135,
    high: 145,
  },
  alt: {
    loinc: '1742-6',
    display: 'Alanine aminotransferase [Enzymatic activity/volume] in Serum or Plasma',
    text: 'ALT',
    ...unit('U/L', 'U/L', 0),
    low: 7,
    high: 56,
  },
  hemoglobin: {
    loinc: '718-7',
    display: 'Hemoglobin [Mass/volume] in Blood',
    text: 'Hemoglobin',
    ...unit('g/dL', 'g/dL', 1),
    low: 12,
    high: 17,
  },
  tsh: {
    loinc: '3016-3',
    display: 'Thyrotropin [Units/volume] in Serum or Plasma',
    text: 'TSH',
    ...unit('mIU/L', 'm[IU]/L', 2),
    low: 0.4,
    high: 4.5,
  },
  ntprobnp: {
    loinc: '33762-6',
    display: 'Natriuretic peptide.B prohormone N-Terminal [Mass/volume] in Serum or Plasma',
    text: 'NT-proBNP',
    ...unit('pg/mL', 'pg/mL', 0),
    high: 300,
  },
} satisfies Record<string, Lab>;

export type LabKey = keyof typeof LABS;

export const LAB_KEYS = Object.keys(LABS) as LabKey[];

function unit(name: string, ucum: string, decimals: number) {
  return { unit: name, ucum, decimals };
}
