import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Disguise, disguises } from './fhir/types.ts';
import { startSandboxEmr } from './server.ts';

/**
 * The sandbox EMR as a program: `node test/sandbox-emr/main.ts --port 4300 --as epic-like --clients FILE`.
 * Every flag may come from the environment instead: SANDBOX_PORT, SANDBOX_AS, SANDBOX_PATIENTS, SANDBOX_DIR,
 * SANDBOX_CLIENTS, SANDBOX_CROWD. Prints one line when it is ready; SIGTERM and SIGINT stop it.
 */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: process.env.SANDBOX_PORT ?? '4300' },
    as: { type: 'string', default: process.env.SANDBOX_AS ?? 'open' },
    patients: { type: 'string', default: process.env.SANDBOX_PATIENTS },
    dir: { type: 'string', default: process.env.SANDBOX_DIR },
    clients: { type: 'string', default: process.env.SANDBOX_CLIENTS },
    crowd: { type: 'string', default: process.env.SANDBOX_CROWD ?? '0' },
  },
});

if (!disguises.includes(values.as as Disguise)) {
  console.error(`--as ${values.as}: choose one of ${disguises.join(', ')}`);
  process.exit(2);
}
const emr = await startSandboxEmr({
  port: Number(values.port),
  disguise: values.as as Disguise,
  patientsDir: values.patients,
  dir: values.dir,
  crowd: Number(values.crowd),
  clients: values.clients ? JSON.parse(readFileSync(values.clients, 'utf8')) : [],
});
console.log(`sandbox EMR ready at ${emr.url}`);
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => emr.close().then(() => process.exit(0)));
}
