/**
 * `npm run profiles [-- --check]`: compiles fhir-profiles/input with SUSHI into fhir-profiles/compiled, and writes what
 * was compiled from what to fhir-profiles/compiled.sha256. With `--check` nothing is written; ends with 1 when what
 * stands there is not what the sources say.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { profileDigests } from './profiles/digests.ts';
import { bringPackages } from './profiles/packages.ts';
import { bringSushi } from './profiles/sushi.ts';

type Artefact = { resourceType: string; id: string };

const root = join(import.meta.dirname, '..', '..');
const folder = join(root, 'fhir-profiles');
const sources = join(folder, 'input', 'fsh');
const target = join(folder, 'compiled');
const cache = join(root, '.cache', 'profiles');
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });

try {
  const began = Date.now();
  const compiled = await compile();
  const took = `${compiled.size} artefacts in ${((Date.now() - began) / 1000).toFixed(1)} s`;
  if (values.check) check(compiled, took);
  else {
    write(compiled);
    say(`Compiled ${took}.`);
  }
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

/** Text of each artefact by its file name. Throws with SUSHI's words when a source is wrong. */
async function compile(): Promise<Map<string, string>> {
  const { sushiClient, sushiImport } = await bringSushi(join(cache, 'sushi'));
  const config = sushiImport.importConfiguration(
    readFileSync(join(folder, 'sushi-config.yaml'), 'utf8'),
    'sushi-config.yaml',
  );
  await bringPackages(join(cache, 'home'), config.dependencies);
  const names = readdirSync(sources).filter(name => name.endsWith('.fsh'));
  const { fhir, errors, warnings } = await sushiClient.fshToFhir(
    names.map(name => readFileSync(join(sources, name), 'utf8')),
    {
      canonical: config.canonical,
      version: config.version,
      fhirVersion: config.fhirVersion[0],
      dependencies: config.dependencies,
      logLevel: 'silent',
    },
  );
  const wrong = [...errors, ...warnings].map(({ message, input, location }) => {
    const at = names[Number(input?.split('_')[1])];
    return at ? `${at}:${location?.startLine}: ${message}` : message;
  });
  if (wrong.length > 0) throw new Error(`The profiles do not compile:\n${wrong.join('\n')}`);
  return new Map((fhir as Artefact[]).map(one => [nameOf(one), `${JSON.stringify(one, null, 2)}\n`]));
}

function write(compiled: Map<string, string>): void {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const [name, text] of compiled) writeFileSync(join(target, name), text);
  writeFileSync(join(folder, 'compiled.sha256'), profileDigests(folder));
}

function check(compiled: Map<string, string>, took: string): void {
  const standing = new Map(readdirSync(target).map(name => [name, readFileSync(join(target, name), 'utf8')]));
  const names = new Set([...compiled.keys(), ...standing.keys()]);
  const differing = [...names].filter(name => compiled.get(name) !== standing.get(name));
  say(
    differing.length === 0
      ? `What is committed is what the sources say: ${took}.`
      : `Not what the sources say: ${differing.join(', ')}. Run "npm run profiles".`,
  );
  process.exitCode = differing.length === 0 ? 0 : 1;
}

function nameOf({ resourceType, id }: Artefact): string {
  return `${resourceType}-${id}.json`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
