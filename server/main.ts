/**
 * `npm run serve`: production. Everything comes from the environment and is checked before anything starts; what is
 * wrong is told all at once and the process ends.
 */
import { join } from 'node:path';
import { z } from 'zod';
import { createLog, logId } from './http/log.ts';
import { startAlongside } from './start.ts';
import { startAnchoring } from './storage/audit-anchor.ts';
import { storageFromEnvironment } from './storage/from-environment.ts';
import { loadKeys } from './storage/keys.ts';

const environment = z.object({
  /** Our public address, https unless on this machine. */
  ALONGSIDE_ORIGIN: z
    .url()
    .refine(isSafeOrigin, 'must be https://… without a path (http only on this machine)'),
  PORT: z.coerce.number().int().min(1).max(65_535).default(4200),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z.string().optional(),
  DATABASE_OWNER_URL: z.string().optional(),
  ALONGSIDE_DATA: z.string().default('.data'),
  ALONGSIDE_KEYS: z.string().optional(),
  ALONGSIDE_KEYS_FILE: z.string().optional(),
  /** Addresses of proxies in front, comma separated, whose X-Forwarded-For is believed. */
  ALONGSIDE_PROXIES: z.string().optional(),
});

const given = environment.safeParse(process.env);
if (!given.success) {
  for (const issue of given.error.issues) console.error(`${issue.path.join('.')}: ${issue.message}`);
  process.exit(2);
}
const config = given.data;
const local = ['127.0.0.1', 'localhost'].includes(new URL(config.ALONGSIDE_ORIGIN).hostname);
const log = createLog({ level: 'info' });
const keys = loadKeys({
  keys: config.ALONGSIDE_KEYS,
  file: config.ALONGSIDE_KEYS_FILE,
  dataFolder: config.ALONGSIDE_DATA,
  production: !local,
});
const storage = await storageFromEnvironment(config, config.ALONGSIDE_DATA);
const clock = () => new Date();
const anchoring = startAnchoring({
  db: storage.db,
  keys,
  clock,
  file: join(config.ALONGSIDE_DATA, 'audit-anchors.ndjson'),
});
const alongside = await startAlongside({
  db: storage.db,
  keys,
  clock,
  log,
  port: config.PORT,
  host: config.HOST,
  origin: new URL(config.ALONGSIDE_ORIGIN).origin,
  clientFolder: join(import.meta.dirname, '..', 'dist', 'client'),
  trustedProxies: config.ALONGSIDE_PROXIES?.split(',').map(address => address.trim()),
});
log('started', { port: config.PORT, code: logId('serve') });

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, async () => {
    if (stopping) return;
    stopping = true;
    log('stopping', {});
    await alongside.stop();
    await anchoring.stop();
    await storage.stop();
    log('stopped', {});
    process.exit(0);
  });

function isSafeOrigin(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || (url.pathname !== '/' && url.pathname !== '')) return false;
  return url.protocol === 'https:' || url.hostname === '127.0.0.1' || url.hostname === 'localhost';
}
