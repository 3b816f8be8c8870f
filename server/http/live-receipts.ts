import type { Response } from 'express';
import { type Receipts, receiptsAgain } from '../workflow/look-at-receipts.ts';
import type { Actor, WorkflowParts } from '../workflow/parts.ts';

const LOOK_EVERY_MS = 2_000;
const AT_MOST_MS = 10 * 60_000;

/**
 * Server-sent events: the receipts of a session, sent when they change. The outbox of this process tells at once;
 * a look every two seconds catches what another process sent. Ends after ten minutes or with the login.
 */
export const liveReceipts = (
  res: Response,
  parts: Pick<WorkflowParts, 'db' | 'outbox'>,
  actor: Actor,
  sessionId: string,
  first: Receipts,
): void => {
  res.status(200).set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store' }).flushHeaders();
  let last = '';
  const send = (receipts: Receipts) => {
    const words = JSON.stringify(receipts);
    if (words === last) return;
    last = words;
    res.write(`data: ${words}\n\n`);
  };
  let looking = false;
  const look = async () => {
    if (looking || res.writableEnded) return;
    looking = true;
    try {
      send(await receiptsAgain(parts, actor.practiceId, sessionId));
    } catch {
      res.end(); // the page falls back to asking
    } finally {
      looking = false;
    }
  };
  send(first);
  const stopListening = parts.outbox.onReceipt(receipt => {
    if (receipt.sessionId === sessionId) void look();
  });
  const every = setInterval(() => void look(), LOOK_EVERY_MS);
  const end = setTimeout(() => res.end(), AT_MOST_MS);
  res.on('close', () => {
    stopListening();
    clearInterval(every);
    clearTimeout(end);
  });
};
