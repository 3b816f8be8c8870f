import { type Figure, isHeld } from './figure.ts';

/** Prints figures as a table: what, figure, against what, goal, whether it is held. */
export function printFigures(name: string, figures: readonly Figure[]): void {
  const rows = [['what', 'figure', 'against', 'goal', ''], ...figures.map(row)];
  const widths = [0, 1, 2, 3].map(column => Math.max(...rows.map(cells => cells[column]?.length ?? 0)));
  const lines = rows.map(cells =>
    cells
      .map((cell, column) =>
        column === 1 ? cell.padStart(widths[1] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  console.log(`\n${name}\n${lines.map(line => `  ${line}`).join('\n')}\n`);
}

const row = (figure: Figure): string[] => [
  figure.what,
  `${rounded(figure.figure)} ${figure.unit}`,
  figure.against ?? '',
  figure.goal === 'nothing'
    ? ''
    : `${figure.goal.at === 'most' ? 'at most' : 'at least'} ${figure.goal.is} ${figure.unit}`,
  figure.goal === 'nothing' ? '' : isHeld(figure) ? 'held' : 'NOT HELD',
];

const rounded = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
