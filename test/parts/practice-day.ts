import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createLog } from '../../server/http/log.ts';
import { type Running, startAlongside } from '../../server/start.ts';
import { joinPractice } from '../demo/practice.ts';
import { lookAtChart } from '../fhir-profiles/look-at-chart.ts';
import { type SandboxEmr, type SandboxEmrOptions, startSandboxEmr } from '../sandbox-emr/server.ts';
import { cookielessDoor } from './cookieless-door.ts';
import { type FreshDatabase, freshDatabase } from './database.ts';
import { freePort } from './free-port.ts';
import { testKeys } from './practice.ts';

export type PracticeDay = {
  emr: SandboxEmr;
  alongside: Running;
  practiceId: string;
  database: FreshDatabase;
  /** The clock of Alongside; a test may move it. */
  clock: { now: Date | undefined };
  /** Stops Alongside and starts it again on the same port and database, as after a crash or an update. */
  restart(): Promise<void>;
  close(): Promise<void>;
};

export const clientFolder = join(import.meta.dirname, '..', '..', 'dist', 'client');

/**
 * A whole practice on this machine: its EMR on `localhost`, Alongside on `127.0.0.1` (another site to a browser), a
 * database of its own. The client must be built; `npm test` does that first.
 */
export async function practiceDay(
  options: Pick<
    SandboxEmrOptions,
    'disguise' | 'patients' | 'resources' | 'patientsDir' | 'accessTokenSeconds' | 'fhirServer'
  > & {
    history?: boolean;
    quietMs?: number;
    /** The EMR asks for cards when a chart is opened. */
    cards?: boolean;
    /** No cookie of ours reaches a browser. */
    cookieless?: boolean;
  } = {},
): Promise<PracticeDay> {
  if (!existsSync(clientFolder)) throw new Error('the client is not built: run "npm run build" first');
  const database = await freshDatabase();
  const practiceId = randomUUID();
  const port = await freePort();
  const inner = options.cookieless ? await freePort() : port;
  const origin = `http://127.0.0.1:${port}`;
  const door = options.cookieless ? await cookielessDoor(port, inner) : undefined;
  const emr = await startSandboxEmr({
    ...options,
    clients: [
      {
        clientId: 'alongside',
        name: 'Alongside',
        label: 'Coaching',
        auth: { kind: 'secret', secret: 'demonstration-only-secret' },
        redirectUris: [`${origin}/callback/${practiceId}`],
        launchUrl: `${origin}/launch`,
        standaloneUrl: `${origin}/launch/standalone`,
        practiceUrl: `${origin}/launch/practice`,
        ...(options.cards && { cdsServices: `${origin}/cds-services` }),
      },
      // The practice's own client, which looks through all charts for who would gain.
      {
        ...{
          clientId: 'alongside-backend',
          name: 'Alongside',
          redirectUris: [],
          grants: ['client_credentials'],
        },
        auth: { kind: 'key', jwksUri: `${origin}/.well-known/jwks/${practiceId}.json` },
      },
    ],
  });
  const clock: PracticeDay['clock'] = { now: undefined };
  const start = () =>
    startAlongside({
      db: database.db,
      keys: testKeys,
      clock: () => clock.now ?? new Date(),
      log: createLog({ level: 'silent' }),
      port: inner,
      origin,
      host: '127.0.0.1',
      clientFolder,
      checkAnswers: true,
      // A machine that runs other tests may be slow to answer a chart.
      limits: { address: 6_000, login: 600, atLastMs: 10_000 },
      believeEmrForMs: 0,
      timing: { quietMs: options.quietMs ?? 2_000, pollMs: 500 },
    });
  const day: PracticeDay = {
    emr,
    alongside: await start(),
    practiceId,
    database,
    clock,
    restart: async () => {
      await day.alongside.stop();
      day.alongside = await start();
    },
    close: async () => {
      const { faults } = lookAtChart(emr.store);
      await day.alongside.stop();
      await door?.close();
      await emr.close();
      await database.close();
      // The end of every day on which somebody signed: all that stands in the chart fits its profile.
      if (faults.length > 0) throw new Error(`not as the profiles say: ${JSON.stringify(faults, null, 2)}`);
    },
  };
  await joinPractice(day.alongside.parts, {
    practiceId,
    emrUrl: emr.url,
    history: options.history ?? false,
  });
  return day;
}
