import { randomUUID } from 'node:crypto';
import { type Deed, deedOf } from './deeds.ts';
import { perform, type Site } from './interactions.ts';
import { isRefusal, refuse } from './outcomes.ts';
import type { Answer, Json } from './types.ts';
import { conditional } from './writing.ts';

type Entry = {
  fullUrl?: string;
  resource?: Json;
  request?: { method?: string; url?: string; ifNoneExist?: string; ifMatch?: string; ifNoneMatch?: string };
};

/** Runs a batch (each entry by itself) or a transaction (all entries or none). */
export function performBundle(bundle: Json, site: Site): Answer {
  const entries = (Array.isArray(bundle.entry) ? bundle.entry : []) as Entry[];
  if (bundle.resourceType !== 'Bundle') return refuse(400, 'invalid', 'Only a Bundle can be posted here');
  if (!site.rules.bundles)
    return site.rules.refuse(bundleDeed) ?? refuse(405, 'not-supported', 'No bundles here');
  if (bundle.type === 'batch')
    return bundleAnswer(
      'batch',
      entries.map(entry => runEntry(entry, site)),
    );
  if (bundle.type === 'transaction') return performTransaction(entries, site);
  return refuse(400, 'invalid', `Bundle.type ${bundle.type} cannot be run`, 'Bundle.type');
}

const bundleDeed: Deed = { interaction: 'create', type: 'Bundle', query: new URLSearchParams() };

function runEntry(entry: Entry, site: Site): Answer {
  const deed = entryDeed(entry, site.baseUrl);
  return 'status' in deed ? deed : perform(deed, site);
}

function entryDeed({ request, resource }: Entry, baseUrl: string): Deed | Answer {
  if (!request?.method || !request.url)
    return refuse(400, 'required', 'An entry needs request.method and url');
  const url = request.url.startsWith(`${baseUrl}/`) ? request.url.slice(baseUrl.length + 1) : request.url;
  const [path = '', query = ''] = url.split('?');
  const deed = deedOf(request.method.toUpperCase(), path, new URLSearchParams(query));
  if ('status' in deed) return deed;
  const { ifNoneExist, ifMatch, ifNoneMatch } = request;
  return { ...deed, body: patchOf(resource) ?? resource, ifNoneExist, ifMatch, ifNoneMatch };
}

/** A JSON Patch travels in a bundle as a Binary. */
function patchOf(resource: Json | undefined): unknown {
  if (resource?.resourceType !== 'Binary' || typeof resource.data !== 'string') return undefined;
  return JSON.parse(Buffer.from(resource.data, 'base64').toString('utf8'));
}

/** Deletes, creates, updates and patches, then reads (R4 http, 3.1.0.11.2), whatever order they came in. */
const order = ['DELETE', 'POST', 'PUT', 'PATCH', 'GET'];

function performTransaction(entries: Entry[], site: Site): Answer {
  const twice = repeated(entries);
  if (twice) return refuse(400, 'invalid', `${twice} is asked for twice in one transaction`, 'Bundle.entry');
  const prepared = setAside(entries, site);
  if (isAnswer(prepared)) return prepared;
  const inOrder = [...prepared].sort((a, b) => orderOf(a.entry) - orderOf(b.entry));
  const answers = new Map<Entry, Answer>();
  return site.store.transaction(
    () => {
      const within = { ...site, find: pendingFirst(prepared, site) };
      for (const { entry, deed, at } of inOrder) {
        const answer = isAnswer(deed) ? deed : perform(deed, within);
        if (isRefusal(answer)) return failedAt(at, answer);
        answers.set(entry, answer);
      }
      return bundleAnswer(
        'transaction',
        prepared.map(({ entry }) => answers.get(entry) ?? { status: 500 }),
      );
    },
    answer => !isRefusal(answer),
  );
}

type Prepared = { entry: Entry; deed: Deed | Answer; at: number };

/** Gives each create its id, and writes that id wherever an entry points to it by its urn:uuid. */
function setAside(entries: Entry[], site: Site): Prepared[] | Answer {
  const named = new Map<string, string>();
  const newIds = new Map<Entry, string>();
  for (const entry of entries) {
    const deed = entryDeed(entry, site.baseUrl);
    if (isAnswer(deed) || !entry.fullUrl) continue;
    const existing = deed.ifNoneExist && site.rules.conditionalCreate ? conditional(deed, site) : undefined;
    if (existing && isRefusal(existing)) return existing;
    const isCreate = deed.interaction === 'create';
    const id = existing?.body?.id ?? (isCreate ? randomUUID() : deed.id);
    if (isCreate && !existing && id) newIds.set(entry, id);
    if (id) named.set(entry.fullUrl, `${deed.type}/${id}`);
  }
  return entries.map((entry, at) => {
    const pointed = { ...entry, resource: pointTo(entry.resource, named) as Json | undefined };
    const deed = entryDeed(pointed, site.baseUrl);
    return { entry, at, deed: isAnswer(deed) ? deed : { ...deed, newId: newIds.get(entry) } };
  });
}

function pointTo(value: unknown, named: Map<string, string>): unknown {
  if (typeof value === 'string') return value.startsWith('urn:') ? (named.get(value) ?? value) : value;
  if (Array.isArray(value)) return value.map(one => pointTo(one, named));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, pointTo(one, named)]));
}

/** Entries may point at each other in any order, so what is about to be stored counts as there. */
function pendingFirst(prepared: Prepared[], site: Site): Site['find'] {
  const pending = new Map<string, Json>();
  for (const { deed } of prepared) {
    if (isAnswer(deed)) continue;
    const id = deed.newId ?? (deed.interaction === 'update' ? deed.id : undefined);
    const content = deed.body as Json | undefined;
    if (id && content && typeof content === 'object') pending.set(`${deed.type}/${id}`, { ...content, id });
  }
  return (type, id) => site.find(type, id) ?? pending.get(`${type}/${id}`);
}

function repeated(entries: Entry[]): string | undefined {
  const keys = entries.flatMap(({ request }) => {
    const { method = '', url = '', ifNoneExist } = request ?? {};
    if (method === 'POST') return ifNoneExist ? [`${url} if none exists ${ifNoneExist}`] : [];
    return method === 'GET' ? [] : [url];
  });
  return keys.find((key, at) => keys.indexOf(key) !== at);
}

function failedAt(at: number, answer: Answer): Answer {
  const issues = (answer.body?.issue ?? []) as Record<string, unknown>[];
  const placed = issues.map(issue => ({ ...issue, diagnostics: `Entry ${at}: ${issue.diagnostics ?? ''}` }));
  return { ...answer, body: { resourceType: 'OperationOutcome', issue: placed } };
}

function bundleAnswer(type: string, answers: Answer[]): Answer {
  const entry = answers.map(({ status, body, location, version }) => ({
    ...(body && status < 400 ? { resource: body } : {}),
    response: {
      status: String(status),
      ...(location ? { location } : {}),
      ...(version ? { etag: `W/"${version.versionId}"`, lastModified: version.lastUpdated } : {}),
      ...(body && status >= 400 ? { outcome: body } : {}),
    },
  }));
  return { status: 200, body: { resourceType: 'Bundle', id: randomUUID(), type: `${type}-response`, entry } };
}

function orderOf({ request }: Entry): number {
  return order.indexOf(request?.method?.toUpperCase() ?? '');
}

function isAnswer(value: Deed | Answer | Prepared[]): value is Answer {
  return 'status' in value;
}
