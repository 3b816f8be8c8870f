import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addClinic } from './clinic.ts';
import { startBenchEmr } from './emr/emr-process.ts';
import { atMost, type Figure, type Measurement, told } from './figure.ts';
import { coaches } from './save/prepared-sessions.ts';
import { type BenchData, benchData, startServer } from './server-process.ts';

const seconds = 20;
/** Clock ticks a second in /proc: the kernel's fixed answer to user programs. */
const ticks = 100;

/** What one server of ours takes while nobody does anything: memory, and share of one core. Linux only. */
export const idle: Measurement = {
  name: 'idle',
  async measure(say) {
    if (process.platform !== 'linux') {
      say('cannot be measured here, since there is no /proc');
      return [];
    }
    const emr = await startBenchEmr();
    const data = await benchData();
    try {
      await addClinic(data, emr, 'http://127.0.0.1', coaches(20));
      const server = await startServer(data.folder);
      await data.close();
      await pause(5);
      const database = databaseProcesses(data);
      const before = cpuOf([server.pid, ...database]);
      say(`doing nothing for ${seconds} seconds`);
      await pause(seconds);
      const used = cpuOf([server.pid, ...database]) - before;
      const figures = figuresOf(server.pid, database, used);
      await server.stop();
      return figures;
    } finally {
      await data.remove();
      await emr.close();
    }
  },
};

function figuresOf(app: number, database: number[], cpuSeconds: number): Figure[] {
  const shares = database.map(pid => memory(pid, 'Pss')).filter(share => share !== undefined);
  const databasePss = shares.reduce((sum, share) => sum + share, 0);
  return [
    atMost(120, 'app process, resident', memory(app, 'Rss') ?? Number.NaN, 'MB'),
    told('app process, its share', memory(app, 'Pss') ?? Number.NaN, 'MB'),
    atMost(100, `PostgreSQL, ${shares.length} processes, their share`, databasePss, 'MB'),
    atMost(1, `one core, both, over ${seconds} s`, (100 * cpuSeconds) / seconds, '%'),
  ];
}

/** The postmaster of the data's folder and its children. */
function databaseProcesses(data: BenchData): number[] {
  const lock = readFileSync(join(data.where, 'made', 'cluster', 'postmaster.pid'), 'utf8');
  const postmaster = Number(lock.split('\n')[0]);
  const all = readdirSync('/proc').map(Number).filter(Number.isInteger);
  return [postmaster, ...all.filter(pid => statOf(pid)?.parent === postmaster)];
}

/** Seconds of processor time used so far, by all of them. */
const cpuOf = (pids: number[]): number =>
  pids.reduce((sum, pid) => sum + (statOf(pid)?.ticks ?? 0), 0) / ticks;

function statOf(pid: number): { parent: number; ticks: number } | undefined {
  try {
    // The name in the second field may hold spaces; what is counted comes after its closing bracket.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return { parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) };
  } catch {
    return undefined;
  }
}

/**
 * MB of a process: `Rss` with what it shares, `Pss` with its part of what it shares. Nothing where it has ended: of the
 * database's, one that cleans up comes and goes by itself.
 */
function memory(pid: number, kind: 'Rss' | 'Pss'): number | undefined {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return Number(new RegExp(`^${kind}:\\s+(\\d+)`, 'm').exec(rollup)?.[1]) / 1024;
  } catch {
    return undefined;
  }
}

const pause = (wanted: number): Promise<void> => new Promise(resolve => setTimeout(resolve, wanted * 1000));
