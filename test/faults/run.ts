/**
 * `npm run test:faults`: a fixed third and a random third of the trials, and every fault at least once; `--all`: every
 * trial; `--seed N`: the random third of an earlier run. Files may be named. Prints what was lost and what was doubled.
 */
import { randomInt } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runVitest, sayWhatFailed } from '../parts/vitest-run.ts';
import { catalogue, type FaultId } from './parts/catalogue.ts';
import type { Line } from './parts/trials.ts';

const { values, positionals } = parseArgs({
  options: { all: { type: 'boolean' }, seed: { type: 'string' } },
  allowPositionals: true,
});
const began = Date.now();
const seed = values.all ? undefined : (values.seed ?? String(randomInt(1_000_000)));
const folder = mkdtempSync(join(tmpdir(), 'faults-'));
const report = join(folder, 'lines.ndjson');
writeFileSync(report, '');
const which =
  seed === undefined ? 'All trials' : `A fixed third, and a third by seed ${seed} (--seed ${seed})`;
console.log(`${which}.`);

const { FAULTS_SEED: _, ...env } = process.env;
const { passed, failed } = await runVitest(positionals.length > 0 ? positionals : ['test/faults'], {
  ...{ ...env, FAULTS_REPORT: report },
  ...(seed === undefined ? {} : { FAULTS_SEED: seed }),
});
const lines = readFileSync(report, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map(line => JSON.parse(line) as Line);
rmSync(folder, { recursive: true });
print(lines);
const missing =
  positionals.length > 0 ? [] : Object.keys(catalogue).filter(id => !lines.some(one => one.id === id));
const harmful = lines.filter(one => one.lost + one.doubled - (one.toldTwice ?? 0) > 0);
const seconds = Math.round((Date.now() - began) / 1000);
if (missing.length > 0) failed.push(`Not tried: ${missing.join(', ')}`);
for (const { id, profile, processes, lost, doubled, receipt } of harmful)
  failed.push(`${id}, ${profile}, ${processes} of ours: ${lost} lost, ${doubled} doubled (${receipt})`);
sayWhatFailed(failed);
console.log(`${lines.length} trials, ${harmful.length} of them harmful, in ${seconds} s. ${which}.`);
process.exit(passed && failed.length === 0 ? 0 : 1);

/** One row a trial; trials of one fault that ended alike share a row. */
function print(all: Line[]): void {
  const rows = new Map<string, Line & { profiles: string[] }>();
  for (const line of all) {
    const key = [line.id, line.processes, line.lost, line.doubled, line.receipt].join('|');
    const row = rows.get(key) ?? { ...line, profiles: [] };
    if (!row.profiles.includes(line.profile)) row.profiles.push(line.profile);
    rows.set(key, row);
  }
  const table = [...rows.values()]
    .toSorted((one, other) => one.id.localeCompare(other.id) || one.processes - other.processes)
    .map(one => [
      ...[one.id, catalogue[one.id as FaultId], one.profiles.join(', '), `${one.processes}`],
      ...[`${one.lost}`, `${one.doubled}${one.toldTwice ? ' (told)' : ''}`, one.receipt],
    ]);
  const head = ['id', 'fault', 'profile', 'processes', 'lost', 'doubled', 'receipt'];
  const widths = head.map((word, at) => Math.max(word.length, ...table.map(row => row[at]?.length ?? 0)));
  for (const row of [head, ...table])
    console.log(
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}
