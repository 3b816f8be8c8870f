import { refuse } from './outcomes.ts';
import type { Answer, Json } from './types.ts';

type Operation = { op: string; path: string; from?: string; value?: unknown };
type Tree = Record<string, unknown> | unknown[];

/** Applies a JSON Patch (RFC 6902) to a copy; a patch that does not fit is refused with 422, a malformed one with 400. */
export function applyJsonPatch(resource: Json, patch: unknown): Json | Answer {
  if (!Array.isArray(patch)) return refuse(400, 'structure', 'A JSON Patch is an array of operations');
  const copy = structuredClone(resource);
  for (const operation of patch as Operation[]) {
    const fault = applyOne(copy, operation);
    if (fault) return refuse(422, 'processing', fault, operation.path);
  }
  return copy;
}

function applyOne(root: Json, { op, path, from, value }: Operation): string | undefined {
  switch (op) {
    case 'add':
      return add(root, path, value);
    case 'remove':
      return remove(root, path);
    case 'replace':
      return remove(root, path) ?? add(root, path, value);
    case 'move':
    case 'copy': {
      const source = valueAt(root, from ?? '');
      if (source === undefined) return `Nothing at ${from}`;
      const kept = structuredClone(source);
      return (op === 'move' ? remove(root, from ?? '') : undefined) ?? add(root, path, kept);
    }
    case 'test':
      return JSON.stringify(valueAt(root, path)) === JSON.stringify(value)
        ? undefined
        : `${path} is not as tested`;
    default:
      return `Unknown operation ${op}`;
  }
}

function add(root: Json, path: string, value: unknown): string | undefined {
  const place = placeOf(root, path);
  if (!place) return `Nothing at ${path}`;
  const { parent, key } = place;
  if (!Array.isArray(parent)) {
    parent[key] = value;
    return undefined;
  }
  const at = key === '-' ? parent.length : Number(key);
  if (!Number.isInteger(at) || at < 0 || at > parent.length) return `No place ${path}`;
  parent.splice(at, 0, value);
  return undefined;
}

function remove(root: Json, path: string): string | undefined {
  const place = placeOf(root, path);
  if (!place || valueAt(root, path) === undefined) return `Nothing at ${path}`;
  const { parent, key } = place;
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key];
  return undefined;
}

function placeOf(root: Json, path: string): { parent: Tree; key: string } | undefined {
  const keys = keysOf(path);
  const key = keys.pop();
  const parent = keys.reduce<unknown>(step, root);
  const isTree = parent !== null && typeof parent === 'object';
  return key !== undefined && isTree && !forbidden.includes(key)
    ? { parent: parent as Tree, key }
    : undefined;
}

function valueAt(root: Json, path: string): unknown {
  return keysOf(path).reduce<unknown>(step, root);
}

function step(tree: unknown, key: string): unknown {
  if (tree === null || typeof tree !== 'object' || forbidden.includes(key)) return undefined;
  return Object.hasOwn(tree, key) ? (tree as Record<string, unknown>)[key] : undefined;
}

const forbidden = ['__proto__', 'constructor', 'prototype'];

function keysOf(path: string): string[] {
  const parts = String(path).split('/').slice(1);
  return parts.map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}
