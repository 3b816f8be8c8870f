import type FHIR from 'fhirclient';
import { readGoals } from '../../../server/chart/read/goals.ts';
import { readNotes, readReferrals, readSmoking } from '../../../server/chart/read/lists.ts';
import type { Loose } from '../../../server/chart/read/loose.ts';
import { readMeasures } from '../../../server/chart/read/measures.ts';
import { readMedicines } from '../../../server/chart/read/medicines.ts';
import { readPatient } from '../../../server/chart/read/patient.ts';
import { readAllergies, readProblems } from '../../../server/chart/read/problems.ts';
import { readVisits } from '../../../server/chart/read/visits.ts';
import type { ChartPatient, ChartSnapshot, Section } from '../../../server/domain/chart/snapshot.ts';
import { questionsByCode } from '../sequential-reads.ts';

type Client = Awaited<ReturnType<typeof FHIR.oauth2.ready>>;

/** All questions at once; the patient as soon as it is there, the chart when everything is. */
export function readInBrowser(
  client: Client,
  now: Date,
): { patient: Promise<Section<ChartPatient>>; chart: Promise<ChartSnapshot> } {
  const readAt = now.toISOString();
  const id = client.patient.id ?? '';
  const recorded = <T>(value: T | undefined): Section<T> =>
    value === undefined ? { status: 'none-recorded', readAt } : { status: 'recorded', value, readAt };
  const everything = Promise.all(
    questionsByCode(id).map(question => client.request<Loose[]>(question, { pageLimit: 0, flat: true })),
  );
  const patient = client.request<Loose>(`Patient/${id}`).then(one => recorded(readPatient(one)));
  const chart = Promise.all([patient, everything]).then(([person, lists]): ChartSnapshot => {
    const all = lists.flat();
    const of = (type: string) => all.filter(one => one.resourceType === type);
    return {
      ...{ patientId: id, readAt, patient: person, leftOut: [] },
      problems: recorded(readProblems(of('Condition')).value),
      medicines: recorded(readMedicines(of('MedicationRequest'), now).value),
      allergies: recorded(readAllergies(of('AllergyIntolerance')).value),
      measures: recorded(readMeasures(of('Observation'), now).value),
      visits: recorded(readVisits(of('Encounter')).value),
      referrals: recorded(readReferrals(of('ServiceRequest')).value),
      notes: recorded(readNotes(of('DocumentReference')).value),
      goals: recorded(readGoals(of('Goal'), id).value),
      smoking: recorded(readSmoking(of('Observation'), now)),
    };
  });
  return { patient, chart };
}
