import { randomUUID } from 'node:crypto';
import { loadDefinitions } from './definitions.ts';
import { openJournal } from './journal.ts';
import { search } from './search.ts';
import type { FhirStore, Json, Resource, Version } from './types.ts';
import { validate } from './validation.ts';

/**
 * The sandbox EMR's resources, in memory, and in `dir` when one is given (survives restart and kill -9).
 * `now` dates the versions.
 */
export async function createFhirStore(options: { dir?: string; now?: () => Date } = {}): Promise<FhirStore> {
  const { dir, now = () => new Date() } = options;
  loadDefinitions();
  const history = new Map<string, Version[]>();
  const current = new Map<string, Map<string, Json>>();
  const shelf = {
    all: (type: string) => [...(current.get(type)?.values() ?? [])],
    find: (type: string, id: string) => current.get(type)?.get(id),
  };
  let open: Version[] | undefined;

  let journal = dir
    ? openJournal(
        dir,
        version => isNew(version) && keep(version),
        () => [...history.values()].flat(),
      )
    : undefined;

  /** After a crash between snapshot and emptied journal, the journal tells again what the snapshot holds. */
  function isNew({ type, id, versionId }: Version): boolean {
    return Number(versionId) > (history.get(`${type}/${id}`)?.length ?? 0);
  }

  function keep(version: Version): void {
    const { type, id, resource } = version;
    const versions = history.get(`${type}/${id}`) ?? [];
    history.set(`${type}/${id}`, [...versions, version]);
    show(type, id, resource);
  }

  function show(type: string, id: string, resource: Json | undefined): void {
    const ofType = current.get(type) ?? new Map<string, Json>();
    current.set(type, ofType);
    if (resource) ofType.set(id, resource);
    else ofType.delete(id);
  }

  function undo(version: Version): void {
    const { type, id } = version;
    const earlier = (history.get(`${type}/${id}`) ?? []).slice(0, -1);
    if (earlier.length > 0) history.set(`${type}/${id}`, earlier);
    else history.delete(`${type}/${id}`);
    show(type, id, earlier.at(-1)?.resource);
  }

  function write(
    type: string,
    id: string,
    method: Version['method'],
    content: Json | undefined,
  ): Json | undefined {
    const versionId = String((history.get(`${type}/${id}`)?.length ?? 0) + 1);
    const lastUpdated = now().toISOString();
    const resource = content && stamped(content, id, versionId, lastUpdated);
    const version: Version = { type, id, versionId, lastUpdated, method, ...(resource ? { resource } : {}) };
    keep(version);
    if (open) open.push(version);
    else journal?.append([version]);
    return resource;
  }

  return {
    read: (type, id) => shelf.find(type, id) as Resource | undefined,
    all: type => shelf.all(type) as Resource[],
    search: (type, query, options) => search(shelf, type, query, options),
    put(resource) {
      const id = resource.id ?? randomUUID();
      return write(resource.resourceType, id, 'PUT', asJson(resource)) as Resource;
    },
    create: (resource, id = randomUUID()) =>
      write(resource.resourceType, id, 'POST', asJson(resource)) as Resource,
    remove: (type, id) => void (shelf.find(type, id) && write(type, id, 'DELETE', undefined)),
    check: resource => validate(asJson(resource), shelf.find),
    versions: (type, id) => history.get(`${type}/${id}`) ?? [],
    typeVersions: type =>
      [...history.values()]
        .filter(versions => versions[0]?.type === type)
        .flat()
        .reverse()
        .sort((a, b) => (a.lastUpdated < b.lastUpdated ? 1 : a.lastUpdated > b.lastUpdated ? -1 : 0)),
    transaction(work, keepIt) {
      if (open) return work();
      const changes: Version[] = [];
      open = changes;
      let kept = false;
      try {
        const result = work();
        kept = keepIt(result);
        return result;
      } finally {
        open = undefined;
        if (!kept) changes.reverse().forEach(undo);
        else if (changes.length > 0) journal?.append(changes);
      }
    },
    count: () => [...current.values()].reduce((sum, ofType) => sum + ofType.size, 0),
    close() {
      journal?.close();
      journal = undefined;
    },
  };
}

function asJson(resource: Resource): Json {
  return resource as unknown as Json;
}

/** A copy, so that what the caller does with its own object later changes nothing here. */
function stamped(content: Json, id: string, versionId: string, lastUpdated: string): Json {
  const { resourceType, id: _id, meta, ...rest } = structuredClone(content);
  return { resourceType, id, meta: { ...meta, versionId, lastUpdated }, ...rest };
}
