import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { serverFlags } from '../../../server/commands/node-flags.mjs';
import { isRefusal } from '../../../server/domain/refusal.ts';
import { makeExport } from '../../../server/workflow/desk/export-batch.ts';
import type { Biller } from '../../../server/workflow/desk/teller.ts';
import { atMost, type Figure, told } from '../figure.ts';
import type { BenchData } from '../server-process.ts';
import { months } from './network.ts';

/** What a process that read the batch tells of itself. */
type Read = {
  lines: number;
  bytes: number;
  ms: number;
  /** Beyond what it had after ten thousand lines, and after the first thousand. */
  grewMB: number;
  sinceColdMB: number;
  checksum: string;
};

const program = join(import.meta.dirname, 'read-batch.ts');

/**
 * A batch of a hundred thousand lines as CSV, read in a process of its own: as the desk streams it, beside all lines in an
 * array and the array joined.
 */
export async function exporting(
  data: BenchData,
  who: Biller,
  say: (sentence: string) => void,
): Promise<Figure[]> {
  say('a batch of 100,000 lines is made');
  const id = randomUUID();
  const began = performance.now();
  const batch = await makeExport(data, who, { id, month: months.closed }, new Date('2026-10-28T15:00:00Z'));
  if (isRefusal(batch)) throw new Error(batch.because);
  const made = (performance.now() - began) / 1_000;
  say('it is read as CSV');
  const read = (how: 'streamed' | 'joined') => readIn(data, who.practiceId, id, how);
  const ours = await read('streamed');
  const again = await read('streamed');
  const theirs = await read('joined');
  const same = [ours, again, theirs].filter(({ checksum }) => checksum === batch.checksum).length;
  return [
    told('lines of the batch', batch.lines, 'lines'),
    told('made, frozen and counted', made, 's'),
    atMost(30, `memory grows, streaming ${ours.lines} lines`, ours.grewMB, 'MB'),
    told('the same, from the first thousand on', ours.sinceColdMB, 'MB'),
    told('memory grows, all lines in an array and joined', theirs.grewMB, 'MB'),
    told('streamed', ours.ms / 1_000, 's'),
    told('all lines in an array and joined', theirs.ms / 1_000, 's'),
    atMost(0, 'readings that were other bytes than the batch', 3 - same, 'requests'),
  ];
}

async function readIn(
  data: BenchData,
  practiceId: string,
  id: string,
  how: 'streamed' | 'joined',
): Promise<Read> {
  const env = { PATH: process.env.PATH, NODE_ENV: 'production' };
  const told = await promisify(execFile)(
    process.execPath,
    [...serverFlags, program, data.folder, practiceId, id, how],
    {
      env,
    },
  );
  return JSON.parse(told.stdout) as Read;
}
