import type { IncomingMessage } from 'node:http';

/** What arrived, in the order in which it was first taken: whose identifier, how often it was made, when (epoch ms). */
export type Arrival = { name: string; made: number; at: number };
export type Taken = { status: number; headers?: Record<string, string>; resource?: Record<string, unknown> };

/** Writes of the measurements' EMR, kept: conditional create, search by identifier, and a limit to what it does at once. */
export function createWritten() {
  const kept = new Map<string, { arrival: Arrival; resource: Record<string, unknown> }>();
  let inFlight = 0;
  let limit = Number.POSITIVE_INFINITY;
  const told = { tooMany: 0, refused: 0, most: 0 };
  let count = 0;
  return {
    limitTo(most: number) {
      limit = most;
    },
    /** Counts a write in; false when there are too many at once and it is to be answered 429. */
    enter(): boolean {
      inFlight += 1;
      told.most = Math.max(told.most, inFlight);
      if (inFlight <= limit) return true;
      told.tooMany += 1;
      return false;
    },
    leave() {
      inFlight -= 1;
    },
    /** Makes a resource, unless the condition finds one made before. */
    take(req: IncomingMessage, body: string): Taken {
      const given = JSON.parse(body) as Record<string, unknown>;
      const name = nameOf(given);
      const known = name === undefined ? undefined : kept.get(name);
      if (known && req.headers['if-none-exist']) {
        told.refused += 1;
        return { status: 200, resource: known.resource };
      }
      count += 1;
      const resource = { ...given, id: `w${count}`, meta: { versionId: '1' } };
      if (known) known.arrival.made += 1;
      else if (name) kept.set(name, { arrival: { name, made: 1, at: Date.now() }, resource });
      return { status: 201, resource };
    },
    /** What a search by identifier finds, as a Bundle. */
    found(identifier: string): Record<string, unknown> {
      const known = kept.get(identifier.split('|')[1] ?? '');
      const entry = known ? [{ resource: known.resource, search: { mode: 'match' } }] : [];
      return { resourceType: 'Bundle', type: 'searchset', total: entry.length, entry };
    },
    all: () => ({ ...told, arrivals: [...kept.values()].map(({ arrival }) => arrival) }),
    size: () => kept.size,
    forget() {
      kept.clear();
      Object.assign(told, { tooMany: 0, refused: 0, most: 0 });
    },
  };
}

function nameOf(resource: Record<string, unknown>): string | undefined {
  const [first] = Array.isArray(resource.identifier) ? resource.identifier : [];
  return typeof first?.value === 'string' ? first.value : undefined;
}
