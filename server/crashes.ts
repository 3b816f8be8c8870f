import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';

/**
 * What nobody caught is told with the lines of the sources. `bundle` is the built program; its map is read only then,
 * since a process that has it at hand from the start (--enable-source-maps) takes 75 MB more. From sources nothing
 * has to be done, and nothing is.
 */
export function readableCrashes(bundle: string): void {
  const place = `${bundle}.map`;
  if (!existsSync(place)) return;
  process.on('uncaughtExceptionMonitor', error => {
    if (!(error instanceof Error) || error.stack === undefined) return;
    const map = new SourceMap(JSON.parse(readFileSync(place, 'utf8')));
    error.stack = error.stack.replaceAll(/file:\/\/[^\s()]+?:(\d+):(\d+)/g, (there, line, column) => {
      const origin = map.findOrigin(Number(line), Number(column));
      if (!('fileName' in origin)) return there;
      return `${origin.fileName.replace(/^(\.\.\/)+/, '')}:${origin.lineNumber}:${origin.columnNumber}`;
    });
  });
}
