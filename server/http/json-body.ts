import type { Request } from 'express';
import { type Refusal, refuse } from '../domain/refusal.ts';

/** Bytes of a body, unless its route says otherwise. A session's longest save is about 40 KB. */
export const mostBytes = 256 * 1024;
const mostDepth = 64;

/**
 * Reads the JSON body of a request: UTF-8, as it is (no compression), at most `most` bytes, at most 64 deep, texts that
 * can be stored. Undefined when there is none. Refusals: `too-large`, `bad-request`; `415` marks a wrong type.
 */
export async function jsonBody(
  req: Request,
  most = mostBytes,
): Promise<{ body: unknown } | (Refusal & { status?: 415 })> {
  const [type, ...parameters] = (req.get('content-type') ?? '')
    .split(';')
    .map(part => part.trim().toLowerCase());
  if (type !== 'application/json' || parameters.some(p => !/^charset="?utf-8"?$/.test(p))) {
    return { ...refuse('bad-request', 'not-json', 'content-type'), status: 415 };
  }
  if (!/^(identity)?$/i.test(req.get('content-encoding') ?? '')) {
    return { ...refuse('bad-request', 'compressed', 'content-encoding'), status: 415 };
  }
  const bytes = await read(req, most);
  if (bytes === undefined) return refuse('too-large', 'too-large');
  if (bytes.length === 0) return { body: undefined };
  return parsed(bytes);
}

async function read(req: Request, most: number): Promise<Buffer | undefined> {
  if (Number(req.get('content-length') ?? 0) > most) return undefined;
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of req.iterator({ destroyOnReturn: false })) {
    size += (part as Buffer).length;
    if (size > most) return undefined;
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
}

function parsed(bytes: Buffer): { body: unknown } | Refusal {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse('bad-request', 'not-utf-8');
  }
  if (tooDeep(text)) return refuse('bad-request', 'too-deep');
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return refuse('bad-request', 'not-json');
  }
  return storable(body) ? { body } : refuse('bad-request', 'unstorable-letter');
}

/** Counted before parsing: a parser given 100,000 levels answers, and what walks its answer overflows. */
function tooDeep(text: string): boolean {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (inText) {
      if (sign === '\\') at++;
      else if (sign === '"') inText = false;
    } else if (sign === '"') inText = true;
    else if (sign === '{' || sign === '[') {
      if (++depth > mostDepth) return true;
    } else if (sign === '}' || sign === ']') depth--;
  }
  return false;
}

/** PostgreSQL stores neither NUL nor half a surrogate pair. */
function storable(value: unknown): boolean {
  if (typeof value === 'string') return !value.includes('\0') && value.isWellFormed();
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, inner]) => storable(key) && storable(inner));
}
