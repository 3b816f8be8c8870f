import type { Request } from 'express';
import { refuse } from './outcomes.ts';
import type { Answer } from './types.ts';

const largestBody = 16 * 1024 * 1024;
const deepest = 60;

/** The parsed body of a write, a form's text for `_search`, or the refusal: 400, 413, 415. */
export async function readBody(req: Request): Promise<{ body: unknown } | Answer> {
  const mime = (req.headers['content-type'] ?? '').split(';')[0]?.trim() ?? '';
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req) {
    size += (chunk as Buffer).length;
    if (size > largestBody) return refuse(413, 'too-long', 'The body is too large');
    chunks.push(chunk as Buffer);
  }
  if (mime === 'application/x-www-form-urlencoded') return { body: Buffer.concat(chunks).toString('utf8') };
  if (size === 0) return { body: undefined };
  const isPatch = req.method === 'PATCH';
  const taken = isPatch ? ['application/json-patch+json'] : ['application/fhir+json', 'application/json'];
  if (!taken.includes(mime))
    return refuse(415, 'not-supported', `${mime || 'No media type'} cannot be read here`);
  try {
    const body: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)));
    return isTooDeep(body, deepest)
      ? refuse(400, 'structure', 'The body is nested too deeply', 'Resource')
      : { body };
  } catch {
    return refuse(400, 'structure', 'The body is not valid JSON', 'Resource');
  }
}

function isTooDeep(value: unknown, left: number): boolean {
  if (value === null || typeof value !== 'object') return false;
  return left === 0 || Object.values(value).some(one => isTooDeep(one, left - 1));
}
