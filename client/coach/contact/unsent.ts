import { useEffect, useSyncExternalStore } from 'react';
import type { ContactKept } from '../../../server/http/contract/contact.ts';
import { type Api, isRefused, type Refused } from '../../page/api.ts';

type Deed = { method: 'POST' | 'PUT' | 'DELETE'; path: string; body: object };
type Waiting = Deed & { api: Api; tries: number; isUnderWay?: boolean; onDone: (answer: Answer) => void };
type Answer = ContactKept | Refused;

const retryAfter = [2_000, 4_000, 8_000, 15_000, 30_000];

// In the memory of this page, as what is written of a session: nothing of a patient is left in a browser.
let waiting: readonly Waiting[] = [];
const listeners = new Set<() => void>();
const become = (next: readonly Waiting[]) => {
  waiting = next;
  for (const tell of listeners) tell();
};

/** The server was not heard: what was sent may be sent once more with the same key. */
const isUnheard = (answer: Answer): boolean =>
  isRefused(answer) && (answer.status === 0 || answer.status === 429 || answer.status >= 500);

/**
 * Sends a contact. Where the server is not heard it is kept, tried again by itself with its own key until it is, and
 * `onLate` hears what became of it; the moment it was of is in it already.
 */
export async function sendContact(
  api: Api,
  deed: Deed,
  onLate: (answer: Answer) => void,
): Promise<Answer | 'later'> {
  const answer = await api.send<ContactKept>(deed.method, deed.path, deed.body);
  if (!isUnheard(answer)) return answer;
  // What is new says that it is sent later than it was saved.
  const body = deed.method === 'POST' ? { ...deed.body, sentLate: true } : deed.body;
  const one: Waiting = { ...deed, body, api, tries: 0, onDone: onLate };
  become([...waiting, one]);
  again(one);
  return 'later';
}

function again(one: Waiting): void {
  const wait = retryAfter[Math.min(one.tries, retryAfter.length - 1)];
  one.tries += 1;
  setTimeout(() => void tryOnce(one), wait);
}

async function tryOnce(one: Waiting, keepalive = false): Promise<void> {
  if (one.isUnderWay || !waiting.includes(one)) return;
  one.isUnderWay = true;
  const answer = await one.api.send<ContactKept>(one.method, one.path, one.body, { keepalive });
  one.isUnderWay = false;
  if (isUnheard(answer)) return again(one);
  become(waiting.filter(other => other !== one));
  one.onDone(answer);
}

/** How many contacts wait to be sent. Leaving the page while some do is asked about. */
export function useUnsent(): number {
  const count = useSyncExternalStore(
    tell => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => waiting.length,
    () => 0,
  );
  useEffect(() => {
    if (count === 0) return;
    const ask = (event: Event) => event.preventDefault();
    const now = () => waiting.map(one => tryOnce(one));
    const last = () => waiting.map(one => tryOnce(one, true));
    addEventListener('beforeunload', ask);
    addEventListener('pagehide', last);
    addEventListener('online', now);
    return () => {
      removeEventListener('beforeunload', ask);
      removeEventListener('pagehide', last);
      removeEventListener('online', now);
    };
  }, [count]);
  return count;
}
