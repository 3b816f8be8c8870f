/**
 * `npm run bench`: figures as ratios in one run. Each goal is held or not, and the run fails when one is not. What was
 * measured goes to `.data/bench.json`. Latency and blocking are judged here and nowhere else: no test is timed.
 *
 *   npm run bench -- [--only chart-read|first-screen|saves|drain|cds|month|queue|idle|search]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cds } from './cds.ts';
import { chartRead } from './chart-read.ts';
import { drain } from './drain.ts';
import { type Figure, isHeld, type Measurement } from './figure.ts';
import { firstScreen } from './first-screen.ts';
import { idle } from './idle.ts';
import { month } from './month.ts';
import { queue } from './queue.ts';
import { saves } from './saves.ts';
import { search } from './search.ts';
import { printFigures } from './table.ts';

const measurements: Measurement[] = [chartRead, firstScreen, saves, drain, cds, month, queue, idle, search];
const { values: flags } = parseArgs({ options: { only: { type: 'string' } } });
const chosen = measurements.filter(each => flags.only === undefined || each.name === flags.only);
if (chosen.length === 0) {
  console.error(`--only ${flags.only}: choose one of ${measurements.map(each => each.name).join(', ')}`);
  process.exit(2);
}

// A signal ends the process like a failure does, so that what it started ends with it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const measured: { name: string; figures: Figure[] }[] = [];
for (const { name, measure } of chosen) {
  const figures = await measure(sentence => console.log(`${name}: ${sentence}…`));
  measured.push({ name, figures });
  printFigures(name, figures);
}
keep();
const missed = measured.flatMap(each => each.figures).filter(figure => !isHeld(figure)).length;
console.log(
  missed === 0 ? 'Every goal is held.' : `${missed} goal${missed === 1 ? ' is' : 's are'} not held.`,
);
process.exit(missed === 0 ? 0 : 1);

function keep(): void {
  const data = join(import.meta.dirname, '..', '..', '.data');
  mkdirSync(data, { recursive: true });
  const judged = measured.map(({ name, figures }) => ({
    name,
    figures: figures.map(figure => ({ ...figure, held: isHeld(figure) })),
  }));
  const machine = {
    cores: cpus().length,
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
  };
  const told = { measuredAt: new Date().toISOString(), machine, measured: judged };
  writeFileSync(join(data, 'bench.json'), `${JSON.stringify(told, null, 2)}\n`);
}
