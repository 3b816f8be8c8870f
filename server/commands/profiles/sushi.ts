import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

type Told = { message: string; input?: string; location?: { startLine: number } };
export type FshConfig = {
  canonical: string;
  version: string;
  fhirVersion: string[];
  dependencies: { packageId: string; version: string }[];
};
/** The part of SUSHI's API that is used. */
export type Sushi = {
  sushiImport: { importConfiguration(yaml: string, file: string): FshConfig };
  sushiClient: {
    fshToFhir(
      input: string[],
      options: Partial<Omit<FshConfig, 'fhirVersion'>> & { fhirVersion?: string; logLevel?: string },
    ): Promise<{ fhir: unknown[]; errors: Told[]; warnings: Told[] }>;
  };
};

const version = '3.21.0';

/**
 * SUSHI in the folder, installed from npm the first time. It is no dependency of the project: 83 MB in 147 packages
 * that only whoever changes a profile needs. Throws with what to do when it can be had neither way.
 */
export async function bringSushi(folder: string): Promise<Sushi> {
  const there = join(folder, 'node_modules', 'fsh-sushi', 'package.json');
  const require = createRequire(there);
  if (!existsSync(there) || require(there).version !== version) install(folder);
  return require('fsh-sushi') as Sushi;
}

function install(folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const done = spawnSync('npm', ['install', '--save-exact', '--loglevel=error', `fsh-sushi@${version}`], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (done.status === 0) return;
  throw new Error(
    `SUSHI ${version} could not be installed from npm into ${folder}: ${done.stderr?.trim() || done.error}\n` +
      'It is needed once: run this with network, or copy a node_modules that holds fsh-sushi there.',
  );
}
