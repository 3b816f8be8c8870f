import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { freePort } from '../../parts/free-port.ts';
import { digestOf } from './cache.ts';
import { untilServing, type Way } from './way.ts';

const compose = join(import.meta.dirname, '..', 'compose.yaml');
const image = 'hapiproject/hapi:v8.8.0-1';

/** The published image, by `docker compose`. Its packages are installed by its own settings when it starts. */
export const dockerWay = (): Way => ({
  name: 'Docker',
  digest: digestOf('docker', image),
  start: async (folder, { packages = [] } = {}) => {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o777);
    const port = await freePort();
    const name = `alongside-hapi-${port}`;
    const file = packages[0]?.file;
    const env = {
      ...process.env,
      HAPI_USER: `${process.getuid?.() ?? 0}:${process.getgid?.() ?? 0}`,
      HAPI_PORT: String(port),
      HAPI_DATABASE: folder,
      HAPI_PACKAGES: file ? dirname(file) : folder,
      HAPI_PACKAGE_URL: file ? `file:///packages/${basename(file)}` : '',
    };
    const run = (...args: string[]) =>
      spawnSync('docker', ['compose', '-p', name, '-f', compose, ...args], { env, encoding: 'utf8' });
    const log = join(folder, 'log');
    const up = run('up', '-d');
    writeFileSync(log, `${up.stdout}${up.stderr}`);
    const stop = async () => {
      run('stop', '-t', '60');
      run('down');
    };
    const base = `http://127.0.0.1:${port}/fhir`;
    const ended = () => {
      if (up.status !== 0) return 'docker compose refused';
      return run('ps', '--status', 'exited', '-q').stdout.trim() === '' ? undefined : 'the container ended';
    };
    try {
      await untilServing(base, log, 300, ended);
    } catch (error) {
      const said = run('logs', '--no-color', '--tail', '60').stdout;
      await stop();
      throw new Error(`${(error as Error).message}\n${said}`);
    }
    return { base, stop };
  },
});

export const hasDocker = (): boolean =>
  spawnSync('docker', ['info'], { stdio: 'ignore' }).status === 0 &&
  spawnSync('docker', ['compose', 'version'], { stdio: 'ignore' }).status === 0;
