import { cpSync, globSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { dockerWay, hasDocker } from './start/docker.ts';
import { hasMaven, mavenWay } from './start/maven.ts';
import { preparedDatabase } from './start/prepared.ts';
import { progress } from './start/progress.ts';
import type { Way } from './start/way.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Base of the run's HAPI. */
    hapi: string;
  }
}

const runs = join(import.meta.dirname, '..', '..', '.data', 'hapi');

/** Before the first suite: a real HAPI with its charts, on a database of this run. It throws when there can be none. */
export default async function oneHapi({ provide }: TestProject): Promise<() => Promise<void>> {
  const way = await chosenWay();
  const prepared = await preparedDatabase(way);
  mkdirSync(runs, { recursive: true });
  const folder = mkdtempSync(join(runs, 'run-'));
  for (const file of globSync('*.db', { cwd: prepared })) cpSync(join(prepared, file), join(folder, file));
  const started = progress(`starting (${way.name})`);
  const hapi = await way.start(folder);
  started();
  provide('hapi', hapi.base);
  return async () => {
    await hapi.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

/** `HAPI_BY` says `maven` or `docker`; otherwise Maven where Java 17 is, then Docker. */
async function chosenWay(): Promise<Way> {
  const wish = process.env.HAPI_BY;
  if (wish === 'maven' || (wish === undefined && hasMaven())) return mavenWay();
  if (wish === 'docker' || (wish === undefined && hasDocker())) return dockerWay();
  throw new Error('HAPI needs Java 17 with Maven, or Docker with compose; neither is here.');
}
