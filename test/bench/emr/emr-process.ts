import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Counts } from './counts.ts';
import type { Arrival } from './written.ts';

export type BenchEmr = {
  url: string;
  fhirBase: string;
  setLatency(ms: number): Promise<void>;
  /** More writes at once than this are answered 429. */
  setLimit(most: number): Promise<void>;
  /** What was written since counts were forgotten. */
  written(): Promise<{ tooMany: number; refused: number; most: number; arrivals: Arrival[] }>;
  /** How many were written: asked often, and answered without a list. */
  arrived(): Promise<number>;
  counts(): Promise<Counts>;
  forgetCounts(): Promise<void>;
  close(): Promise<void>;
};

/** Starts the EMR of the measurements in a process of its own, so that its work is not ours. */
export async function startBenchEmr(): Promise<BenchEmr> {
  const child = fork(join(import.meta.dirname, 'main.ts'), { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the EMR of the measurements did not start')));
    child.stdout?.on('data', chunk => {
      const at = /ready at (\S+)/.exec(String(chunk))?.[1];
      if (at !== undefined) resolve(at);
    });
  });
  const control = async (method: string, path: string): Promise<Counts> =>
    (await fetch(url + path, { method })).json() as Promise<Counts>;
  return {
    url,
    fhirBase: `${url}/fhir`,
    setLatency: async ms => void (await control('PUT', `/latency/${ms}`)),
    setLimit: async most => void (await control('PUT', `/limit/${most}`)),
    written: async () => (await fetch(`${url}/written`)).json() as ReturnType<BenchEmr['written']>,
    arrived: async () =>
      ((await (await fetch(`${url}/written/count`)).json()) as { arrived: number }).arrived,
    counts: () => control('GET', '/counts'),
    forgetCounts: async () => void (await control('DELETE', '/counts')),
    close: () =>
      new Promise(resolve => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}
