/** What a column of a practice's file holds, and the names it may have there, in English and Spanish. */
const names = {
  'patient-id': ['patient_id', 'emr_id', 'fhir_id', 'id_paciente', 'id_del_paciente'],
  mrn: [
    'mrn',
    'medical_record_number',
    'record_number',
    'chart_number',
    'expediente',
    'numero_de_expediente',
  ],
  'birth-date': [
    'birth_date',
    'dob',
    'date_of_birth',
    'birthdate',
    'fecha_de_nacimiento',
    'fecha_nacimiento',
  ],
  name: ['name', 'patient', 'patient_name', 'full_name', 'nombre', 'paciente'],
  conditions: ['conditions', 'problems', 'problem_list', 'diagnoses', 'icd10', 'condiciones', 'diagnosticos'],
  a1c: ['a1c', 'hba1c', 'hemoglobin_a1c', 'hemoglobina_glicosilada'],
  'a1c-date': ['a1c_date', 'hba1c_date', 'fecha_a1c', 'fecha_hba1c'],
  pressure: ['bp', 'blood_pressure', 'presion', 'presion_arterial'],
  systolic: ['systolic', 'sbp', 'sistolica'],
  diastolic: ['diastolic', 'dbp', 'diastolica'],
  'pressure-date': ['bp_date', 'blood_pressure_date', 'fecha_presion', 'fecha_presion_arterial'],
  ldl: ['ldl', 'ldl_cholesterol', 'colesterol_ldl'],
  'ldl-date': ['ldl_date', 'fecha_ldl'],
  bmi: ['bmi', 'imc'],
  'bmi-date': ['bmi_date', 'fecha_imc'],
  phq9: ['phq9', 'phq_9'],
  'phq9-date': ['phq9_date', 'phq_9_date', 'fecha_phq9'],
  medicines: ['medicines', 'medications', 'active_medications', 'medicinas', 'medicamentos'],
  missed: ['missed_visit', 'last_missed_visit', 'no_show', 'no_show_date', 'visita_perdida', 'ultima_falta'],
  'last-visit': ['last_visit', 'last_seen', 'last_encounter', 'ultima_visita'],
} as const;

export type FileColumn = keyof typeof names;

/** All columns with the first of their names in each language, for who makes such a file. */
export const fileColumns = (Object.keys(names) as FileColumn[]).map(column => ({
  column,
  name: names[column][0],
}));

/** What a column is by its name, however it is spelled; nothing where it is none of these. A unit behind the name is no part of it. */
export function columnOf(name: string): FileColumn | undefined {
  const spelled = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\(.*?\)|%/g, '')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
  return (Object.keys(names) as FileColumn[]).find(column =>
    (names[column] as readonly string[]).includes(spelled),
  );
}
