import { createRequire } from 'node:module';
import { Client } from 'fhir-kit-client';

/**
 * The FHIR client of one EMR. It holds no token (each call brings its own, so that two people's calls side by side can
 * never swap them), and whatever DEBUG says it logs nothing: its lines would hold addresses, and with them patients' ids.
 */
export const fhirClient = (base: string): Client => {
  const known = clients.get(base);
  if (known) return known;
  keepQuiet();
  const made = new Client({ baseUrl: base });
  clients.set(base, made);
  return made;
};

const clients = new Map<string, Client>();

type Debug = { enable(namespaces: string): void };

/** Asked for through the client, since every copy of `debug` in a tree of packages listens to its own switches. */
function keepQuiet(): void {
  const switched = process.env.DEBUG;
  if (!switched || switched.includes(silence)) return;
  const debug = createRequire(import.meta.resolve('fhir-kit-client'))('debug') as Debug;
  debug.enable(`${switched},${silence}`);
}

const silence = '-fhir-kit-client:*';
