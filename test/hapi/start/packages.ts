import { spawnSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { FhirPackage } from './way.ts';

/** What HAPI validates against beside R4 itself. */
export const usCore = { name: 'hl7.fhir.us.core', version: '6.1.0' };

/**
 * US Core as a .tgz out of `FHIR_PACKAGES`, a folder of packages as published; without one HAPI fetches it from the
 * FHIR registry.
 */
export const usCorePackage = (): FhirPackage => {
  const shelf = process.env.FHIR_PACKAGES ?? join(homedir(), '.fhir', 'packages');
  if (!existsSync(shelf)) return usCore;
  const file = globSync('*.tgz', { cwd: shelf })
    .map(name => join(shelf, name))
    .find(isUsCore);
  return file ? { ...usCore, file } : usCore;
};

function isUsCore(file: string): boolean {
  const { stdout, status } = spawnSync('tar', ['-xzOf', file, 'package/package.json'], { encoding: 'utf8' });
  if (status !== 0) return false;
  const said = JSON.parse(stdout) as { name: string; version: string };
  return said.name === usCore.name && said.version === usCore.version;
}
