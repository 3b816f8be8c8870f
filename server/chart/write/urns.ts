import { rowOfUrn } from '../../domain/chart/chart-write.ts';

/** Ids of the ledger's rows that a body names, each once; only references count, never somebody's words. */
export const urnsIn = (body: unknown): string[] => {
  const found = new Set<string>();
  collect(body, found);
  return [...found];
};

/**
 * A body with its urns put into the references they stand for. A reference whose row will never be in the chart
 * (`resolve` gives nothing) falls away, and with it whatever held nothing else.
 */
export const resolveUrns = (
  body: Record<string, unknown>,
  resolve: (rowId: string) => string | undefined,
): Record<string, unknown> => {
  const resolved = replaced(body, resolve);
  return isRecord(resolved) ? resolved : {};
};

function collect(value: unknown, found: Set<string>): void {
  if (Array.isArray(value)) for (const inner of value) collect(inner, found);
  else if (isRecord(value))
    for (const key of Object.keys(value)) {
      const inner = value[key];
      const row = named(key, inner);
      if (row === undefined) collect(inner, found);
      else found.add(row);
    }
}

function replaced(value: unknown, resolve: (rowId: string) => string | undefined): unknown {
  if (Array.isArray(value)) {
    const kept = value.map(one => replaced(one, resolve)).filter(one => one !== undefined);
    return kept.length === 0 && value.length > 0 ? undefined : kept;
  }
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([key, inner]) => {
    const row = named(key, inner);
    return [key, row === undefined ? replaced(inner, resolve) : resolve(row)] as const;
  });
  const isPointless = entries.some(([key, inner]) => inner === undefined && pointed.includes(key));
  return isPointless ? undefined : Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
}

const named = (key: string, value: unknown): string | undefined =>
  (key === 'reference' || key === 'id') && typeof value === 'string' ? rowOfUrn(value) : undefined;

/** Elements without which what holds them says nothing. */
const pointed = ['reference', 'target', 'valueReference'];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
