import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { freePort } from '../../parts/free-port.ts';
import { digestOf, madeOnce } from './cache.ts';
import { progress } from './progress.ts';
import { type FhirPackage, untilServing, type Way } from './way.ts';

const project = join(import.meta.dirname, '..', 'real-hapi');

/** HAPI's own libraries from Maven Central, put together by the project in `real-hapi`. Needs Java 17 and Maven. */
export const mavenWay = async (): Promise<Way> => {
  const sources = ['pom.xml', ...globSync('src/**/*.*', { cwd: project }).sort()];
  const digest = digestOf(
    ...sources.flatMap(name => [name, readFileSync(join(project, name))]),
    spawnSync('java', ['-version'], { encoding: 'utf8' }).stderr,
  );
  const built = await madeOnce('build', digest, build);
  const classpath = readFileSync(join(built, 'classpath'), 'utf8').trim();
  if (!classpath.split(delimiter).every(jar => existsSync(jar))) await build(built);
  return {
    name: 'Maven',
    digest,
    start: (folder, choice = {}) => start(built, folder, choice),
  };
};

export const hasMaven = (): boolean => {
  const java = /version "(\d+)/.exec(spawnSync('java', ['-version'], { encoding: 'utf8' }).stderr ?? '')?.[1];
  return Number(java) >= 17 && spawnSync('mvn', ['-v']).status === 0;
};

async function build(folder: string): Promise<void> {
  const done = progress('building it (the first time its libraries come from Maven Central, about 350 MB)');
  const args = ['-B', '-q', '-f', join(project, 'pom.xml'), `-Dbuild.folder=${folder}`, 'package'];
  const maven = spawn('mvn', args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const said: Buffer[] = [];
  for (const out of [maven.stdout, maven.stderr]) out.on('data', chunk => said.push(chunk));
  const code = await new Promise(resolve => maven.once('exit', resolve).once('error', resolve));
  if (code !== 0) throw new Error(`HAPI could not be built:\n${Buffer.concat(said)}`);
  done();
}

async function start(
  built: string,
  folder: string,
  { packages = [], first = false }: { packages?: FhirPackage[]; first?: boolean },
) {
  mkdirSync(folder, { recursive: true });
  const port = await freePort();
  const log = join(folder, 'log');
  const jar = join(built, 'real-hapi.jar');
  const out = openSync(log, 'w');
  const java = spawn(
    'java',
    [
      ...['-Xmx2g', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', ...classArchive(built, first)],
      ...[`-Ddatabase=${join(folder, 'chart')}`, `-Dport=${port}`, `-Dtables=${first ? 'update' : 'none'}`],
      `-Dpackages=${packages.map(({ name, version, file }) => `${name}#${version}${file ? `=${file}` : ''}`)}`,
      ...['-cp', [jar, readFileSync(join(built, 'classpath'), 'utf8').trim()].join(delimiter)],
      'health.alongside.hapi.RealHapi',
    ],
    { stdio: ['pipe', out, out] },
  );
  let ended: string | undefined;
  const gone = new Promise<void>(resolve => java.once('exit', () => resolve()));
  java.once('error', error => {
    ended = error.message;
  });
  java.once('exit', code => {
    ended ??= `it ended with ${code}`;
  });
  const base = `http://127.0.0.1:${port}/fhir`;
  await untilServing(base, log, 240, () => ended).catch(error => stop(java, gone).then(() => raise(error)));
  return { base, stop: () => stop(java, gone) };
}

/** Java's archive of loaded classes halves the start; it is written when a run that fills a database ends. */
const classArchive = (built: string, first: boolean): string[] => {
  const archive = join(built, 'classes.jsa');
  if (existsSync(archive)) return [`-XX:SharedArchiveFile=${archive}`];
  return first ? [`-XX:ArchiveClassesAtExit=${archive}`, '-Xlog:cds=off', '-Xlog:cds+dynamic=off'] : [];
};

/** It ends when its standard input does: so it never outlives who started it. */
async function stop(java: ChildProcess, gone: Promise<void>): Promise<void> {
  java.stdin?.end();
  const late = setTimeout(() => java.kill('SIGKILL'), 90_000);
  await gone;
  clearTimeout(late);
}

const raise = (error: unknown): never => {
  throw error;
};
