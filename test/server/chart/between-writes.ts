import { betweenWrite } from '../../../server/chart/write/between.ts';
import type { NewChartWrite } from '../../../server/domain/chart/chart-write.ts';
import type { EmrCapability } from '../../../server/domain/chart/emr-access.ts';
import type { BetweenTalks } from '../../../server/domain/physician/between-talks.ts';
import { idsFrom } from './signed-writes.ts';

const dana = { fhirUser: 'Practitioner/coach-dana', name: 'Dana Reyes' };
const osei = { fhirUser: 'Practitioner/dr-osei', name: 'Dr. Ama Osei' };
const types = ['Communication', 'MedicationStatement'];

/** An EMR that takes what is said between two talks. */
export const takesMessages: EmrCapability = {
  fhirVersion: '4.0.1',
  reads: {},
  writes: Object.fromEntries(
    types.map(type => [type, { create: true, update: true, conditionalCreate: true }]),
  ),
  transaction: false,
  batch: false,
};

/** What coach and physician say to each other about Rosa, by the name of its example. */
export const saidBetween: { [key: string]: BetweenTalks } = {
  question: {
    ...{ kind: 'message', message: 'question', from: dana, to: [osei], urgency: 'today' },
    lines: ['May she take it with supper only?', 'Offered replies: Yes, with supper / No, as written'],
    at: '2026-10-12T15:00:00Z',
  },
  answer: {
    ...{ kind: 'message', message: 'answer', from: osei, to: [dana], urgency: 'today' },
    lines: ['Yes, with supper', 'Asked: May she take it with supper only?'],
    ...{ at: '2026-10-12T16:10:00Z', answers: '00000000-0000-4000-8000-000000000501' },
  },
  'medicine-stands': {
    ...{ kind: 'message', message: 'medicine-stands', from: osei, to: [dana], urgency: 'this-week' },
    lines: ['Lisinopril 20 mg, once a day: the list stands.', 'It protects her kidneys.'],
    at: '2026-10-12T16:12:00Z',
  },
  'medicine-accepted': {
    ...{ kind: 'medicine-taken', medicine: 'Metformin 1,000 mg', differs: 'listed-not-as-prescribed' },
    ...{ chartId: 'rosa-morales-medicine-6', whyNot: 'forgets', said: 'Se me olvida la de la noche' },
    saidAt: '2026-10-12T14:25:00Z',
    accepted: { by: osei, at: '2026-10-12T16:11:00Z', words: 'Once a day is enough for now.' },
  },
  'medicine-not-taken': {
    ...{ kind: 'medicine-taken', medicine: 'Atorvastatin 40 mg', differs: 'listed-not-taken' },
    ...{ said: 'La dejé en marzo', saidAt: '2026-10-12T14:25:00Z' },
    accepted: { by: osei, at: '2026-10-12T16:11:00Z' },
  },
};

/** The ledger's row of each, in an EMR that takes them (or in another). */
export const betweenWritesOf = (
  accepts = takesMessages,
): { key: string; row: NewChartWrite | undefined }[] => {
  const newId = idsFrom(501);
  return Object.entries(saidBetween).map(([key, item]) => {
    const id = newId();
    const of = {
      ...{ practiceId: '0198c0de-0000-4000-8000-000000000001', patientId: 'rosa-morales' },
      ...{ iss: 'https://emr.example/fhir', staffId: '0198c0de-0000-4000-8000-000000000002' },
      ...{ owner: id, id, now: '2026-10-12T16:12:00Z' },
    };
    return { key, row: betweenWrite(item, of, { accepts, scopes: ['user/*.cruds'], vendor: 'open' }) };
  });
};
