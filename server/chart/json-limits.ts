const maxBytes = 8 * 1024 * 1024;
const maxDepth = 60;

/**
 * A response's JSON object with its size in bytes, read no further than the caps (8 MB after unpacking, 60 levels).
 * No `body` when there is none, when it is not UTF-8 JSON, or not an object. Throws what the socket throws.
 */
export const readJson = async (
  response: Response,
): Promise<{ body?: Record<string, unknown>; bytes: number } | 'too-large'> => {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) return 'too-large';
    chunks.push(chunk);
  }
  const parsed = parse(chunks);
  return parsed === undefined ? { bytes } : { body: parsed, bytes };
};

function parse(chunks: Uint8Array[]): Record<string, unknown> | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
    if (tooDeep(text)) return undefined;
    const value: unknown = text.includes('__proto__') ? JSON.parse(text, withoutProto) : JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

const withoutProto = (key: string, value: unknown): unknown => (key === '__proto__' ? undefined : value);

/** Counted on the text, before a parser that recurses sees it. */
function tooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at);
    if (letter === 0x22) inString = !inString;
    else if (inString && letter === 0x5c) at += 1;
    else if (!inString && (letter === 0x7b || letter === 0x5b)) depth += 1;
    else if (!inString && (letter === 0x7d || letter === 0x5d)) depth -= 1;
    if (depth > maxDepth) return true;
  }
  return false;
}
