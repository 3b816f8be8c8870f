import { digestOf, madeOnce } from './cache.ts';
import { type Contents, contents } from './contents.ts';
import { progress } from './progress.ts';
import type { Way } from './way.ts';

/** How many resources go in one transaction. */
const atOnce = 400;

/** The folder of a database that holds all of `contents`; made once, to be copied for each run. */
export const preparedDatabase = async (way: Way): Promise<string> => {
  const wanted = await contents();
  return madeOnce('database', digestOf(way.digest, wanted.digest), async folder => {
    const installed = progress(`installing US Core from ${wanted.packages[0]?.file ?? 'the FHIR registry'}`);
    const hapi = await way.start(folder, { packages: wanted.packages, first: true });
    installed();
    try {
      await fill(hapi.base, wanted);
    } finally {
      await hapi.stop();
    }
  });
};

async function fill(base: string, { definitions, charts }: Contents): Promise<void> {
  const loaded = progress(
    `loading ${definitions.length} definitions and ${charts.length} resources of charts`,
  );
  // By its address, not its id: HAPI gave its own ids to what a package brought.
  for (const one of definitions) await keep(base, addressed(one), one);
  for (let at = 0; at < charts.length; at += atOnce) await transact(base, charts.slice(at, at + atOnce));
  loaded();
}

function addressed(resource: fhir4.FhirResource): string {
  const { resourceType, id, url, version } = resource as fhir4.ValueSet;
  // HAPI looks for LOINC under this id alone.
  if (url === 'http://loinc.org') return `${resourceType}/${id}`;
  const query = new URLSearchParams({ url: url ?? '', ...(version ? { version } : {}) });
  return `${resourceType}?${query}`;
}

async function keep(base: string, path: string, resource: fhir4.FhirResource): Promise<void> {
  const { id: _, ...nameless } = resource as fhir4.ValueSet;
  const body = path.includes('?') ? nameless : resource;
  const answer = await fetch(`${base}/${path}`, { method: 'PUT', headers, body: JSON.stringify(body) });
  await accepted(answer, path);
}

async function transact(base: string, resources: fhir4.FhirResource[]): Promise<void> {
  const entry = resources.map(resource => ({
    resource,
    request: { method: 'PUT', url: `${resource.resourceType}/${resource.id}` },
  }));
  const body = JSON.stringify({ resourceType: 'Bundle', type: 'transaction', entry });
  await accepted(await fetch(base, { method: 'POST', headers, body }), 'a transaction');
}

const headers = { 'content-type': 'application/fhir+json', prefer: 'return=minimal' };

async function accepted(answer: Response, what: string): Promise<void> {
  const said = await answer.text();
  if (!answer.ok) throw new Error(`HAPI did not take ${what}: ${answer.status} ${said.slice(0, 2000)}`);
}
