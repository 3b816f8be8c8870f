import type { IncomingMessage, ServerResponse } from 'node:http';

export type Passed = { status: number; headers: [name: string, value: string][]; body: string };

/** Sends a request on to HAPI, with the address HAPI shall call itself by, and gives back its whole answer. */
export const pass = async (
  hapi: string,
  req: IncomingMessage,
  { path, body, front }: { path: string; body: string; front: URL },
): Promise<Passed> => {
  const headers = new Headers();
  for (const name of carried) {
    const value = req.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  headers.set('x-forwarded-host', front.host);
  headers.set('x-forwarded-proto', front.protocol.slice(0, -1));
  headers.set('x-forwarded-prefix', front.pathname);
  const answer = await fetch(`${hapi}${path}`, {
    method: req.method,
    headers,
    ...(body === '' ? {} : { body }),
  });
  const told = [...answer.headers].filter(([name]) => returned.includes(name));
  return { status: answer.status, headers: told, body: await answer.text() };
};

export const give = (res: ServerResponse, { status, headers, body }: Passed): void => {
  res.statusCode = status;
  for (const [name, value] of headers) res.setHeader(name, value);
  res.end(body);
};

export const bodyOf = async (req: IncomingMessage): Promise<string> =>
  Buffer.concat(await req.toArray()).toString('utf8');

const carried = ['accept', 'cache-control', 'content-type', 'if-match', 'if-none-exist', 'prefer'];
const returned = ['content-location', 'content-type', 'etag', 'last-modified', 'location'];
