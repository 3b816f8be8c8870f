/** One medicine as prescribed here: the label's text, and the RxNorm code where it is certain. */
type MedicineRow = readonly [text: string, rxnorm?: string, display?: string];

/** Rows without a code are as real EMRs have them: text only. */
export const MEDICINES = {
  metformin500: ['metformin 500 mg tablet', '861007', 'metformin hydrochloride 500 MG Oral Tablet'],
  metformin1000: ['metformin 1,000 mg tablet', '861004', 'metformin hydrochloride 1000 MG Oral Tablet'],
  glipizide5: ['glipizide 5 mg tablet'],
  empagliflozin10: ['empagliflozin 10 mg tablet'],
  semaglutide: ['semaglutide 0.25 mg weekly pen'],
  lisinopril10: ['lisinopril 10 mg tablet', '314076', 'lisinopril 10 MG Oral Tablet'],
  lisinopril20: ['lisinopril 20 mg tablet', '314077', 'lisinopril 20 MG Oral Tablet'],
  losartan50: ['losartan 50 mg tablet', '979492', 'losartan potassium 50 MG Oral Tablet'],
  amlodipine5: ['amlodipine 5 mg tablet', '197361', 'amlodipine 5 MG Oral Tablet'],
  hydrochlorothiazide25: [
    'hydrochlorothiazide 25 mg tablet',
    '310798',
    'hydrochlorothiazide 25 MG Oral Tablet',
  ],
  furosemide40: ['furosemide 40 mg tablet', '313988', 'furosemide 40 MG Oral Tablet'],
  spironolactone25: ['spironolactone 25 mg tablet', '313096', 'spironolactone 25 MG Oral Tablet'],
  metoprolol50: ['metoprolol succinate ER 50 mg tablet'],
  apixaban5: ['apixaban 5 mg tablet', '1364445', 'apixaban 5 MG Oral Tablet'],
  atorvastatin20: ['atorvastatin 20 mg tablet'],
  atorvastatin40: ['atorvastatin 40 mg tablet'],
  atorvastatin80: ['atorvastatin 80 mg tablet', '259255', 'atorvastatin 80 MG Oral Tablet'],
  aspirin81: ['aspirin 81 mg tablet', '243670', 'aspirin 81 MG Oral Tablet'],
  sertraline50: ['sertraline 50 mg tablet', '312941', 'sertraline 50 MG Oral Tablet'],
  sertraline100: ['sertraline 100 mg tablet'],
  albuterol: [
    'albuterol 90 mcg inhaler',
    '745679',
    '200 ACTUAT Albuterol 0.09 MG/ACTUAT Metered Dose Inhaler',
  ],
  fluticasone44: [
    'fluticasone 44 mcg inhaler',
    '895994',
    '120 ACTUAT fluticasone propionate 0.044 MG/ACTUAT Metered Dose Inhaler',
  ],
  fluticasoneSalmeterol: [
    'fluticasone-salmeterol 250-50 mcg inhaler',
    '896209',
    '60 ACTUAT Fluticasone propionate 0.25 MG/ACTUAT / salmeterol 0.05 MG/ACTUAT Dry Powder Inhaler',
  ],
  tiotropium: ['tiotropium 18 mcg inhalation capsule'],
  nicotinePatch21: ['nicotine 21 mg/24 hr patch'],
  nicotinePatch14: ['nicotine 14 mg/24 hr patch'],
  ibuprofen200: ['ibuprofen 200 mg tablet (over the counter)', '310965', 'ibuprofen 200 MG Oral Tablet'],
  acetaminophen325: ['acetaminophen 325 mg tablet', '313782', 'acetaminophen 325 MG Oral Tablet'],
  levothyroxine50: ['levothyroxine 50 mcg tablet'],
  omeprazole20: ['omeprazole 20 mg capsule'],
  vitaminD: ['vitamin D3 1,000 units (over the counter)'],
} satisfies Record<string, MedicineRow>;

export type MedicineKey = keyof typeof MEDICINES;
