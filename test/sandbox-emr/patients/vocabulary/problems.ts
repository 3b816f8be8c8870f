/** One problem as this practice's list names it: [text, SNOMED CT code and display, ICD-10-CM code]. */
type ProblemRow = readonly [text: string, snomed: string, display: string, icd10: string];

export const PROBLEMS = {
  diabetes: ['Type 2 diabetes', '44054006', 'Diabetes mellitus type 2', 'E11.9'],
  prediabetes: ['Prediabetes', '15777000', 'Prediabetes', 'R73.03'],
  hypertension: ['High blood pressure', '59621000', 'Essential hypertension', 'I10'],
  lipids: ['High cholesterol', '55822004', 'Hyperlipidemia', 'E78.5'],
  obesity: ['Obesity', '414916001', 'Obesity', 'E66.9'],
  copd: ['COPD', '13645005', 'Chronic obstructive lung disease', 'J44.9'],
  asthma: ['Asthma', '195967001', 'Asthma', 'J45.909'],
  heartFailure: ['Heart failure', '84114007', 'Heart failure', 'I50.9'],
  atrialFibrillation: ['Atrial fibrillation', '49436004', 'Atrial fibrillation', 'I48.91'],
  kidney3: ['Chronic kidney disease, stage 3', '433144002', 'Chronic kidney disease stage 3', 'N18.30'],
  depression: ['Depression', '370143000', 'Major depressive disorder', 'F32.A'],
  anxiety: ['Anxiety', '21897009', 'Generalized anxiety disorder', 'F41.1'],
  nicotine: ['Nicotine dependence, cigarettes', '56294008', 'Nicotine dependence', 'F17.210'],
  sleepApnea: ['Obstructive sleep apnea', '78275009', 'Obstructive sleep apnea syndrome', 'G47.33'],
  kneeArthritis: ['Osteoarthritis of the knee', '239873007', 'Osteoarthritis of knee', 'M17.9'],
  backPain: ['Low back pain', '279039007', 'Low back pain', 'M54.50'],
  dizziness: ['Dizziness', '404640003', 'Dizziness', 'R42'],
  hypothyroid: ['Hypothyroidism', '40930008', 'Hypothyroidism', 'E03.9'],
  reflux: ['Acid reflux', '235595009', 'Gastroesophageal reflux disease', 'K21.9'],
  inactivity: ['Physical inactivity', '415510005', 'Sedentary lifestyle', 'Z72.3'],
  bronchitis: ['Acute bronchitis', '10509002', 'Acute bronchitis', 'J20.9'],
  urinaryInfection: ['Urinary tract infection', '68566005', 'Urinary tract infectious disease', 'N39.0'],
  sinusitis: ['Acute sinusitis', '15805002', 'Acute sinusitis', 'J01.90'],
} satisfies Record<string, ProblemRow>;

export type ProblemKey = keyof typeof PROBLEMS;
