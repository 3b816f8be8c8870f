import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import express from 'express';
import { build } from 'vite';
import { compress } from '../../../server/commands/build/screens.ts';
import { clientAssets } from '../../../server/http/client-assets.ts';

/**
 * Builds the browser-side app like ours, without source maps, minified and compressed, and serves it as ours is served,
 * on a port of its own.
 */
export async function serveBrowserApp(folder: string): Promise<{ origin: string; close(): void }> {
  const outDir = mkdtempSync(join(folder, 'browser-app-'));
  const here = import.meta.dirname;
  await build({
    ...{ root: here, configFile: false, logLevel: 'error', plugins: [react()] },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      ...{ outDir, emptyOutDir: true, target: 'chrome120', modulePreload: { polyfill: false } },
      rolldownOptions: { input: [join(here, 'index.html'), join(here, 'launch.html')] },
    },
  });
  compress(join(outDir, 'assets'));
  const app = express();
  app.use('/assets', ...clientAssets(outDir)).use(express.static(outDir));
  const server = createServer(app);
  await new Promise<void>(up => server.listen(0, '127.0.0.1', up));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}
