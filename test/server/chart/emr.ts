import { readCapabilityStatement } from '../../../launch/capability-statement.ts';
import type { EmrAccess } from '../../../server/domain/chart/emr-access.ts';
import { startTestServer, type TestServer } from '../../sandbox-emr/fhir/test-server.ts';
import type { Disguise, Resource } from '../../sandbox-emr/fhir/types.ts';
import { demoPatients } from '../../sandbox-emr/patients/demo.ts';
import { demoStaff } from '../../sandbox-emr/patients/staff.ts';

export const today = '2026-10-12';
export const now = new Date('2026-10-12T15:00:00Z');

export type ChartEmr = TestServer & {
  /** A way in as the coach, launched from this patient's chart; reads what the EMR says it takes just now. */
  accessFor(patientId: string, change?: Partial<EmrAccess>): Promise<EmrAccess>;
};

const everything = ['user/*.cruds'];

/** The sandbox EMR's FHIR server with its patients and staff (or with nobody but `seed`). */
export const startEmr = async (
  choice: { patients?: 'demo' | 'none'; seed?: Resource[]; as?: Disguise; clock?: () => Date } = {},
): Promise<ChartEmr> => {
  const people = choice.patients === 'none' ? [] : demoPatients({ seed: 1, today });
  const emr = await startTestServer({
    seed: [...demoStaff(), ...people, ...(choice.seed ?? [])],
    grants: { coach: { clientId: 'alongside', scopes: everything } },
    now: choice.clock,
  });
  emr.wear(choice.as ?? 'open');
  return {
    ...emr,
    accessFor: async (patientId, change = {}) => {
      const accepts = change.accepts ?? readCapabilityStatement((await emr.call('GET', 'metadata')).body);
      if (!accepts) throw new Error('the sandbox EMR says nothing of itself');
      return {
        practiceId: '0198c0de-0000-4000-8000-000000000001',
        iss: emr.base,
        base: emr.base,
        accessToken: 'coach',
        scopes: everything,
        vendor: accepts.software ?? 'open',
        claims: [],
        accepts,
        atOnce: 16,
        patientId,
        fhirUser: 'Practitioner/coach-dana',
        ...change,
      };
    },
  };
};
