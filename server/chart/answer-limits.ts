import { isUtf8 } from 'node:buffer';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { Dispatcher } from 'undici';

const maxBytes = 8 * 1024 * 1024;
const maxDepth = 60;

/** What was heard of one answer, filled in while it arrives. `http` and `headers` stand once it is `whole`. */
export type Heard = {
  is: 'under-way' | 'whole' | 'too-large';
  http: number;
  headers: { [name: string]: string | string[] | undefined };
  /** Of the body after unpacking. */
  bytes: number;
  /** Whether there is a body that a parser may be given: UTF-8 and not too deep. */
  readable: boolean;
  /** Whether a key may be spelled so that an object's prototype would be set by it. */
  mayNamePrototype: boolean;
};

export const nothingHeard = (): Heard => ({
  is: 'under-way',
  http: 0,
  headers: {},
  bytes: 0,
  readable: false,
  mayNamePrototype: false,
});

/**
 * The same connections, whose next answer is handed on only when it is whole and within the caps: 8 MB as sent and after
 * unpacking, 60 levels. Too much breaks the connection off; what no parser should see is handed on without its body.
 * A client library on top reads whole texts and cannot be told these limits, so they are held beneath it.
 */
export const withinLimits = (connections: Dispatcher, heard: Heard): Dispatcher =>
  connections.compose(
    dispatch => (options, handler) => dispatch(options, limited(handler as Required<typeof handler>, heard)),
  );

function limited(next: Required<Dispatcher.DispatchHandler>, heard: Heard): Dispatcher.DispatchHandler {
  let chunks: Buffer[] = [];
  let reason: string | undefined;
  return {
    onRequestStart(controller, context) {
      Object.assign(heard, nothingHeard());
      chunks = [];
      next.onRequestStart(controller, context);
    },
    onResponseStart(_controller, http, headers, words) {
      Object.assign(heard, { http, headers });
      reason = words;
    },
    onResponseData(controller, chunk) {
      heard.bytes += chunk.length;
      chunks.push(chunk);
      if (heard.bytes > maxBytes) controller.abort(tooLarge(heard));
    },
    onResponseEnd(controller, trailers) {
      const { 'content-encoding': encoding, 'content-length': _, ...headers } = heard.headers;
      const body = unpacked(Buffer.concat(chunks), encoding, heard);
      if (body instanceof Error) return next.onResponseError(controller, body);
      Object.assign(heard, { is: 'whole', bytes: body.length, ...judged(body) });
      next.onResponseStart(controller, heard.http, headers, reason);
      if (heard.readable) next.onResponseData(controller, body);
      next.onResponseEnd(controller, trailers);
    },
    onResponseError(controller, error) {
      next.onResponseError(controller, error);
    },
  };
}

function tooLarge(heard: Heard): Error {
  heard.is = 'too-large';
  return new Error('an answer beyond the cap');
}

function unpacked(body: Buffer, encoding: Heard['headers'][string], heard: Heard): Buffer | Error {
  const packing = `${encoding ?? 'identity'}`.trim().toLowerCase();
  if (packing === 'identity' || body.length === 0) return body;
  const unpack = packings[packing];
  if (!unpack) return new Error('an answer in a packing that was not asked for');
  try {
    return unpack(body, { maxOutputLength: maxBytes });
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    return code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge(heard) : new Error('an answer that does not unpack');
  }
}

const packings: { [encoding: string]: typeof gunzipSync | undefined } = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};

const judged = (body: Buffer): Pick<Heard, 'readable' | 'mayNamePrototype'> => ({
  readable: body.length > 0 && isUtf8(body) && !tooDeep(body),
  mayNamePrototype: body.includes('__proto__') || body.includes('\\u'),
});

/** Counted on the bytes of UTF-8 JSON, before a parser sees them: no byte of a longer letter looks like these signs. */
function tooDeep(json: Buffer): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < json.length; at += 1) {
    const sign = json[at];
    if (sign === 0x22) inString = !inString;
    else if (inString && sign === 0x5c) at += 1;
    else if (!inString && (sign === 0x7b || sign === 0x5b)) depth += 1;
    else if (!inString && (sign === 0x7d || sign === 0x5d)) depth -= 1;
    if (depth > maxDepth) return true;
  }
  return false;
}
