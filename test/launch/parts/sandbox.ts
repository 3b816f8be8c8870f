import { randomUUID } from 'node:crypto';
import { type FreshDatabase, freshDatabase } from '../../parts/database.ts';
import { createCookieJar } from '../../sandbox-emr/scripted-launch.ts';
import { type SandboxEmr, startSandboxEmr } from '../../sandbox-emr/server.ts';
import { type Alongside, movableClock, startAlongside } from './alongside.ts';
import { type Ended, open } from './browser.ts';
import { register } from './registered.ts';

export type Clinic = {
  practiceId: string;
  fresh: FreshDatabase;
  alongside: Alongside;
  emr: SandboxEmr;
  /** Opens us from a chart of the sandbox EMR, as a member of staff there, at the real time of day. */
  launch(
    wanted?: { patient?: string; practitioner?: string; clientId?: string },
    jar?: ReturnType<typeof createCookieJar>,
  ): Promise<Ended & { launchId: string }>;
  close(): Promise<void>;
};

export const secret = 'a:b%c+ d/e';
export const staff = [
  { fhirUser: 'Practitioner/coach-dana', name: 'Dana Reyes', role: 'coach' as const, credential: 'NBC-HWC' },
  { fhirUser: 'Practitioner/coach-marcus', name: 'Marcus Bell', role: 'coach' as const },
  { fhirUser: 'Practitioner/biller-june', name: 'June Park', role: 'biller' as const },
  { fhirUser: 'Practitioner/lead-priya', name: 'Priya Nair', role: 'lead' as const },
  { fhirUser: 'Practitioner/admin-kim', name: 'Kim Alvarez', role: 'admin' as const },
];

/** A practice on the sandbox EMR with its staff, and Alongside against it, registered with a key. */
export async function openClinic(
  options: { accessTokenSeconds?: number; between?: Parameters<typeof startAlongside>[2] } = {},
): Promise<Clinic> {
  const practiceId = randomUUID();
  const fresh = await freshDatabase();
  const alongside = await startAlongside(fresh.db, movableClock(), options.between);
  const { origin } = alongside;
  const urls = {
    redirectUris: [`${origin}/callback/${practiceId}`],
    launchUrl: `${origin}/launch`,
    standaloneUrl: `${origin}/launch/standalone`,
  };
  const jwksUri = `${origin}/.well-known/jwks/${practiceId}.json`;
  const emr = await startSandboxEmr({
    accessTokenSeconds: options.accessTokenSeconds,
    clients: [
      { clientId: 'alongside', name: 'Alongside', auth: { kind: 'key', jwksUri }, ...urls },
      {
        ...{ clientId: 'alongside-backend', name: 'Alongside', auth: { kind: 'key', jwksUri } },
        ...{ redirectUris: [], grants: ['client_credentials'] },
      },
      { clientId: 'alongside-public', name: 'Alongside', auth: { kind: 'public' }, ...urls },
      { clientId: 'alongside-secret', name: 'Alongside', auth: { kind: 'secret', secret }, ...urls },
    ],
  });
  await register(alongside, emr.fhirBase, { practiceId, staff, proof: { kind: 'new-key' } });
  return {
    practiceId,
    fresh,
    alongside,
    emr,
    async launch(
      { patient = 'rosa-morales', practitioner = 'coach-dana', clientId = 'alongside' } = {},
      jar = createCookieJar(),
    ) {
      alongside.clock.reset();
      const ended = await open(alongside, await emr.launchUrlFor({ clientId, practitioner, patient }), jar);
      if (!ended.launchId) throw new Error(`launch ended with ${ended.status}: ${ended.body.slice(0, 400)}`);
      return { ...ended, launchId: ended.launchId };
    },
    async close() {
      await alongside.close();
      await emr.close();
      await fresh.close();
    },
  };
}

/** Asks the sandbox's FHIR server for a patient with a token: its status. */
export const tokenOpens = async (emr: SandboxEmr, accessToken: string, patient: string): Promise<number> =>
  (await fetch(`${emr.fhirBase}/Patient/${patient}`, { headers: { authorization: `Bearer ${accessToken}` } }))
    .status;
