import type { Request, Response } from 'express';
import type { LoggedRequest, RequestLog } from './types.ts';

/** A request log, and the door by which the router writes into it. */
export function createRequestLog(): { log: RequestLog; watch: (req: Request, res: Response) => void } {
  const seen: LoggedRequest[] = [];
  let underWay = 0;
  const watch = (req: Request, res: Response) => {
    const start = performance.now();
    const beside = underWay;
    underWay += 1;
    const [path = '', query = ''] = req.url.split('?');
    res.once('close', () => {
      underWay -= 1;
      seen.push({
        method: req.method,
        path,
        query,
        status: res.headersSent ? res.statusCode : 0,
        ms: performance.now() - start,
        beside,
        bytes: Number(res.getHeader('content-length') ?? 0),
      });
    });
  };
  return { log: { entries: () => [...seen], clear: () => void seen.splice(0) }, watch };
}
