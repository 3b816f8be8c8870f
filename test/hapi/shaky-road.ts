import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bodyOf, give, pass } from './forward.ts';

/** Where the connection of a create breaks: before HAPI hears of it, or after it has done it. */
export type Break = 'before' | 'after';

/**
 * A road to HAPI on which the first creates meet `breaks`, one each, and everything else goes well.
 * `left`: how many are still to come.
 */
export const shakyRoad = async (hapi: string, breaks: Break[]) => {
  const coming = [...breaks];
  const server = createServer(async (req, res) => {
    const fault = req.method === 'POST' ? coming.shift() : undefined;
    if (fault === 'before') return void req.socket.destroy();
    const body = await bodyOf(req);
    const answer = await pass(hapi, req, {
      path: (req.url ?? '').slice('/fhir'.length),
      body,
      front: new URL(base),
    });
    if (fault === 'after') return void req.socket.destroy();
    give(res, answer);
  });
  await new Promise<void>(up => server.listen(0, '127.0.0.1', up));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`;
  return {
    base,
    left: () => coming.length,
    close: async () => {
      server.closeAllConnections();
      await new Promise(down => server.close(down));
    },
  };
};
