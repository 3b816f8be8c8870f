import type { AddressInfo } from 'node:net';
import { discoverCapability } from '../launch/discovery.ts';
import { createApp, createHttpServer } from './http/app.ts';
import type { AppParts } from './http/app-parts.ts';
import { builtClient } from './http/built-client.ts';
import { type Log, logId } from './http/log.ts';
import { allRoutes } from './http/routes.ts';
import { createLaunching } from './launching/launching.ts';
import { believedForMs, recheckEmr } from './launching/recheck-emr.ts';
import { makeCanary } from './outbox/canary/canary.ts';
import { type Outbox, type OutboxParts, startOutbox } from './outbox/outbox.ts';
import { rememberedAccess } from './outbox/remembered-access.ts';
import type { Database } from './storage/database.ts';
import type { KeyRing } from './storage/keys.ts';
import { startKeepingMonths } from './workflow/desk/keep-months.ts';
import { startClimbing } from './workflow/escalation/climb.ts';
import { startSettling } from './workflow/hand-over/settle.ts';
import { shownSessions } from './workflow/shown.ts';

export type StartConfig = {
  db: Database;
  keys: KeyRing;
  clock: () => Date;
  log: Log;
  /** 0 takes a free port; the origin then follows the port unless it is given. */
  port: number;
  host: string;
  /** Our own public origin, when a proxy stands in front. */
  origin?: string;
  clientFolder?: string;
  trustedProxies?: string[];
  checkAnswers?: boolean;
  limits?: AppParts['limits'];
  /** How long the EMR's word on what it takes is believed; a day unless set. */
  believeEmrForMs?: number;
  /** How often it is looked whether an escalation has to climb; every 15 seconds unless set. */
  climbEveryMs?: number;
  /** Patience of the outbox; the usual one unless set. */
  timing?: OutboxParts['timing'];
};

export type Running = {
  url: string;
  parts: AppParts;
  outbox: Outbox;
  /** Answers no more, lets what is being sent end, leaves the database open. */
  stop(): Promise<void>;
};

/** So long after a request somebody is taken to be at work. */
const atWorkMs = 200;

/** Puts the house together and listens: launch, chart, outbox, routes, pages. */
export async function startAlongside(config: StartConfig): Promise<Running> {
  const { db, keys, clock, log } = config;
  let askedAt = Number.NEGATIVE_INFINITY;
  let owed = 0;
  const server = createHttpServer((req, res) => {
    askedAt = performance.now();
    if (req.method !== 'GET') {
      owed += 1;
      res.once('close', () => {
        owed -= 1;
      });
    }
    app(req, res);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(config.port, config.host, resolve);
  });
  const origin = config.origin ?? `http://${config.host}:${(server.address() as AddressInfo).port}`;
  const launching = createLaunching({ db, keys, clock, origin });
  const outbox = startOutbox({
    db,
    keys,
    clock,
    log,
    access: rememberedAccess(launching.emrAccessForWrite, clock),
    peopleAtWork: () => performance.now() - askedAt < atWorkMs,
    answersOwed: () => owed > 0,
    timing: config.timing,
  });
  const parts: AppParts = {
    db,
    keys,
    clock,
    log,
    origin,
    outbox,
    launching,
    emrAccess: launching.emrAccess,
    recheckEmr: (practiceId, iss) =>
      recheckEmr(db, practiceId, iss, clock(), config.believeEmrForMs ?? believedForMs),
    emrSays: discoverCapability,
    makeCanary,
    shown: shownSessions(),
    identify: launching.identify,
    frameOriginsFor: launching.frameOriginsFor,
    clientFolder: config.clientFolder,
    trustedProxies: config.trustedProxies,
    checkAnswers: config.checkAnswers,
    limits: config.limits,
  };
  const app = createApp(parts, allRoutes);
  const failed = (code: 'climb' | 'months' | 'hand-overs') => () => log('failed', { code: logId(code) });
  const climbing = startClimbing({ db, keys, clock, failed: failed('climb') }, config.climbEveryMs);
  const settling = startSettling({ db, keys, clock, failed: failed('hand-overs') });
  const months = startKeepingMonths({ db, keys, clock, failed: failed('months') });
  // The first coach of the day waits for no file; a build that is not there is told at the first page.
  if (config.clientFolder !== undefined) builtClient(config.clientFolder).catch(() => undefined);
  const stop = async () => {
    await new Promise<void>(resolve => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
    await climbing.stop();
    await settling.stop();
    await months.stop();
    await outbox.stop();
  };
  return { url: origin, parts, outbox, stop };
}
