import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Adapter, AdapterPayload } from 'oidc-provider';

type Row = { kind: string; id: string; value: unknown; expires?: number };

/** What the authorization server remembers: rows by kind and id, each with an end in epoch milliseconds. */
export type AuthorizationState = {
  get<T>(kind: string, id: string): T | undefined;
  set(kind: string, id: string, value: unknown, seconds?: number): void;
  drop(kind: string, id: string): void;
  /** Reads and drops in one step: what can be taken once is taken once. */
  take<T>(kind: string, id: string): T | undefined;
  dropWhere(test: (kind: string, value: Record<string, unknown>) => boolean): number;
};

/**
 * State in memory, and in one append-only file when `file` is given (one JSON line a change, rewritten
 * without what has expired at each opening; a torn last line is left out). It outlives a killed process.
 */
export function openState(file?: string): AuthorizationState {
  const rows = new Map<string, Row>();
  if (file) {
    mkdirSync(dirname(file), { recursive: true });
    if (existsSync(file)) replay(rows, readFileSync(file, 'utf8'));
    const kept = [...rows.values()].filter(alive).map(row => `${JSON.stringify(row)}\n`);
    writeFileSync(`${file}.new`, kept.join(''), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  const append = (line: object) => file && appendFileSync(file, `${JSON.stringify(line)}\n`);
  const drop = (kind: string, id: string) => {
    if (rows.delete(keyOf(kind, id))) append({ kind, id, gone: true });
  };
  const get = <T>(kind: string, id: string): T | undefined => {
    const row = rows.get(keyOf(kind, id));
    return row && alive(row) ? (row.value as T) : undefined;
  };
  return {
    get,
    drop,
    set(kind, id, value, seconds) {
      const row: Row = { kind, id, value, ...(seconds ? { expires: Date.now() + seconds * 1000 } : {}) };
      rows.set(keyOf(kind, id), row);
      append(row);
      if (rows.size % 500 === 0) for (const old of rows.values()) if (!alive(old)) drop(old.kind, old.id);
    },
    take<T>(kind: string, id: string) {
      const value = get<T>(kind, id);
      drop(kind, id);
      return value;
    },
    dropWhere(test) {
      const gone = [...rows.values()].filter(row => test(row.kind, row.value as Record<string, unknown>));
      for (const row of gone) drop(row.kind, row.id);
      return gone.length;
    },
  };
}

/** oidc-provider's storage contract over that state, for one of its kinds. */
export function adapterOver(state: AuthorizationState, kind: string): Adapter {
  return {
    upsert: async (id, payload, seconds) => state.set(kind, id, payload, seconds),
    find: async id => state.get<AdapterPayload>(kind, id),
    findByUid: async () => undefined,
    findByUserCode: async () => undefined,
    destroy: async id => state.drop(kind, id),
    async consume(id) {
      const payload = state.get<AdapterPayload>(kind, id);
      if (!payload) return;
      const seconds = payload.exp ? payload.exp - Math.floor(Date.now() / 1000) : undefined;
      state.set(kind, id, { ...payload, consumed: Math.floor(Date.now() / 1000) }, seconds);
    },
    async revokeByGrantId(grantId) {
      state.dropWhere((rowKind, value) => rowKind === kind && value.grantId === grantId);
    },
  };
}

function replay(rows: Map<string, Row>, text: string): void {
  for (const line of text.split('\n')) {
    const row = parsed(line);
    if (!row) continue;
    if (row.gone) rows.delete(keyOf(row.kind, row.id));
    else rows.set(keyOf(row.kind, row.id), row);
  }
}

function parsed(line: string): (Row & { gone?: true }) | undefined {
  try {
    return line ? JSON.parse(line) : undefined;
  } catch {
    return undefined;
  }
}

function keyOf(kind: string, id: string): string {
  return `${kind} ${id}`;
}

function alive(row: Row): boolean {
  return row.expires === undefined || row.expires > Date.now();
}
