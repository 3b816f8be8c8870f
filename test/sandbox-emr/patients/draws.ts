import type { Draw } from './story.ts';
import { LABS, type LabKey } from './vocabulary/labs.ts';

/**
 * Reads a table of lab values written as text: the first line names the columns (`ago` and labs of `LABS`),
 * each further line is one day, `-` stands for not measured. Throws on an unknown lab or a ragged line.
 */
export function drawsOf(table: string): Draw[] {
  const [columns = [], ...rows] = table
    .trim()
    .split('\n')
    .map(line => line.trim().split(/\s+/));
  return rows.map(cells => {
    if (cells.length !== columns.length) throw new Error(`Ragged line of lab values: ${cells.join(' ')}`);
    const draw: Draw = { ago: Number(cells[columns.indexOf('ago')]) };
    columns.forEach((column, at) => {
      if (column !== 'ago' && cells[at] !== '-') draw[labOf(column)] = Number(cells[at]);
    });
    return draw;
  });
}

function labOf(column: string): LabKey {
  if (!(column in LABS)) throw new Error(`No such lab: ${column}`);
  return column as LabKey;
}
