/**
 * `npm run serve`: production. Everything comes from the environment and is checked before anything starts; what is
 * wrong is told all at once and the process ends.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readableCrashes } from './crashes.ts';
import { createLog, logId } from './http/log.ts';
import { keepAddress } from './public-address.ts';
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
  /** How long an EMR's word on what it takes is believed. */
  ALONGSIDE_EMR_BELIEVED_SECONDS: seconds(1).optional(),
  /** How long a write of unknown outcome rests before it may be sent again to an EMR that cannot refuse a double. */
  ALONGSIDE_EMR_QUIET_SECONDS: seconds(60).optional(),
});

readableCrashes(fileURLToPath(import.meta.url));
const given = environment.safeParse(process.env);
if (!given.success) {
  for (const issue of given.error.issues) console.error(`${issue.path.join('.')}: ${issue.message}`);
  process.exit(2);
}
const config = given.data;
const quietMs = config.ALONGSIDE_EMR_QUIET_SECONDS;
const local = ['127.0.0.1', 'localhost'].includes(new URL(config.ALONGSIDE_ORIGIN).hostname);
const log = createLog({ level: 'info' });
const keys = loadKeys({
  keys: config.ALONGSIDE_KEYS,
  file: config.ALONGSIDE_KEYS_FILE,
  dataFolder: config.ALONGSIDE_DATA,
  production: !local,
});
const storage = await storageFromEnvironment(config, config.ALONGSIDE_DATA);
keepAddress(config.ALONGSIDE_DATA, config.ALONGSIDE_ORIGIN);
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
  clientFolder: builtScreens(),
  trustedProxies: config.ALONGSIDE_PROXIES?.split(',').map(address => address.trim()),
  believeEmrForMs: config.ALONGSIDE_EMR_BELIEVED_SECONDS,
  timing: quietMs === undefined ? {} : { quietMs },
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

/** Seconds, taken on as milliseconds. */
function seconds(least: number) {
  return z.coerce
    .number()
    .int()
    .min(least)
    .transform(given => given * 1000);
}

/** Beside the built server (dist/server), or in dist/ when the sources run. */
function builtScreens(): string | undefined {
  const above = join(import.meta.dirname, '..');
  return [join(above, 'client'), join(above, 'dist', 'client')].find(folder =>
    existsSync(join(folder, 'manifest.json')),
  );
}

function isSafeOrigin(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || (url.pathname !== '/' && url.pathname !== '')) return false;
  return url.protocol === 'https:' || url.hostname === '127.0.0.1' || url.hostname === 'localhost';
}
