import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

export type RunningHapi = {
  /** FHIR base, without a slash at the end. */
  base: string;
  /** Ends when its database is closed. */
  stop(): Promise<void>;
};

/** One way of running a real HAPI server on this machine. */
export type Way = {
  name: string;
  /** What of it decides what a database looks like inside. */
  digest: string;
  /**
   * Starts HAPI on the database in `folder`, made when empty. `packages`: what to install before it serves. `first`: this
   * run fills a database and stops; what it learns about starting may be kept.
   */
  start(folder: string, choice?: { packages?: FhirPackage[]; first?: boolean }): Promise<RunningHapi>;
};

/** A package of FHIR definitions; without a file it comes from the registry. */
export type FhirPackage = { name: string; version: string; file?: string };

/** Waits until HAPI says what it is, which it does once everything is loaded. `ended`: why it will never do so. */
export const untilServing = async (
  base: string,
  log: string,
  seconds: number,
  ended: () => string | undefined,
): Promise<void> => {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const because = ended() ?? (Date.now() > end ? `no answer in ${seconds} s` : undefined);
    if (because) throw new Error(`HAPI did not start: ${because}\n${readFileSync(log, 'utf8').slice(-4000)}`);
    const answer = await fetch(`${base}/metadata`).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.status === 200) return;
    await wait(200);
  }
};
