import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * What nobody caught is told with the lines of the sources. `program` is the built one; maps are read only then, since
 * a process that has them at hand from the start (--enable-source-maps) takes 75 MB more. Where the sources run, nothing
 * has to be done, and nothing is.
 */
export function readableCrashes(program: string): void {
  if (!existsSync(`${program}.map`)) return;
  process.on('uncaughtExceptionMonitor', error => {
    if (!(error instanceof Error) || error.stack === undefined) return;
    const mapOf = mapsBeside(program);
    error.stack = error.stack.replaceAll(/(file:\/\/[^\s()]+?):(\d+):(\d+)/g, (there, file, line, column) => {
      const origin = mapOf(file)?.findOrigin(Number(line), Number(column));
      if (origin === undefined || !('fileName' in origin)) return there;
      return `${origin.fileName.replace(/^(\.\.\/)+/, '')}:${origin.lineNumber}:${origin.columnNumber}`;
    });
  });
}

/** The map of a file that was built with the program; of other files none. */
function mapsBeside(program: string): (file: string) => SourceMap | undefined {
  const read = new Map<string, SourceMap | undefined>();
  return file => {
    if (read.has(file)) return read.get(file);
    const path = fileURLToPath(file);
    const isBuilt = dirname(path) === dirname(program) && existsSync(`${path}.map`);
    const map = isBuilt ? new SourceMap(JSON.parse(readFileSync(`${path}.map`, 'utf8'))) : undefined;
    read.set(file, map);
    return map;
  };
}
