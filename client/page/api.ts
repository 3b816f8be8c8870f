import type { RefusalView } from '../../server/http/contract/login.ts';

/** The server said no, or could not be reached (`unreachable`, status 0). A value, never thrown. */
export type Refused = RefusalView & { status: number };

/** Why a page has nothing more to show: the screen was locked, or the login is over. */
export type Gone = 'locked' | 'ended';

export type Api = {
  launchId: string;
  get<T>(path: string, signal?: AbortSignal): Promise<T | Refused>;
  /** `keepalive` lets a last save outlive the page (at most 64 KB, the browser's own limit). */
  send<T>(
    method: 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: unknown,
    options?: { keepalive?: boolean; signal?: AbortSignal },
  ): Promise<T | Refused>;
  /** A PDF or a text: links cannot name their launch, so files come through here. */
  file(path: string, signal?: AbortSignal): Promise<Blob | Refused>;
  /** Server-sent events as values; ends when the stream ends, refuses when it does not begin. */
  live<T>(path: string, onValue: (value: T) => void, signal: AbortSignal): Promise<'ended' | Refused>;
  /** For browsers that keep no cookies: sent on every call from here on, in memory only. */
  authorize(authorization: string): void;
  /** Called once when any call learns that the screen is locked or the login over. */
  onGone(listener: (gone: Gone) => void): () => void;
};

export const isRefused = (answer: unknown): answer is Refused =>
  typeof answer === 'object' && answer !== null && 'refused' in answer && 'status' in answer;

/** The way to our server for one launch. Every call names that launch, so that two open charts never mix. */
export function openApi(launchId: string): Api {
  let authorization: string | undefined;
  const listeners = new Set<(gone: Gone) => void>();

  async function call(path: string, init: RequestInit): Promise<Response | Refused> {
    const headers = new Headers(init.headers);
    headers.set('X-Alongside-Launch', launchId);
    if (authorization !== undefined) headers.set('Authorization', authorization);
    try {
      const answer = await fetch(path, { ...init, headers, credentials: 'same-origin', cache: 'no-store' });
      // The last words before a lock are taken by a server that is locked already; nothing else is.
      if (answer.headers.has('x-alongside-locked')) for (const tell of listeners) tell('locked');
      return answer.ok ? answer : await refusalIn(answer);
    } catch (cause) {
      return { refused: 'unreachable', because: cause instanceof Error ? cause.name : 'unknown', status: 0 };
    }
  }

  async function refusalIn(answer: Response): Promise<Refused> {
    const said = (await answer.json().catch(() => undefined)) as RefusalView | undefined;
    if (answer.status === 423) for (const tell of listeners) tell('locked');
    if (answer.status === 401) for (const tell of listeners) tell('ended');
    return { refused: 'unknown', because: answer.statusText, ...said, status: answer.status };
  }

  async function jsonOf<T>(answer: Response | Refused): Promise<T | Refused> {
    if (isRefused(answer)) return answer;
    return (answer.status === 204 ? undefined : await answer.json().catch(() => undefined)) as T;
  }

  return {
    launchId,
    get: async <T>(path: string, signal?: AbortSignal) => jsonOf<T>(await call(path, { signal })),
    send: async <T>(
      method: string,
      path: string,
      body?: unknown,
      options: { keepalive?: boolean; signal?: AbortSignal } = {},
    ) => {
      const headers = { 'Content-Type': 'application/json' };
      return jsonOf<T>(await call(path, { ...options, method, headers, body: JSON.stringify(body ?? {}) }));
    },
    file: async (path, signal) => {
      const answer = await call(path, { signal });
      return isRefused(answer) ? answer : await answer.blob();
    },
    live: async <T>(path: string, onValue: (value: T) => void, signal: AbortSignal) => {
      const answer = await call(path, { signal, headers: { Accept: 'text/event-stream' } });
      if (isRefused(answer)) return answer;
      return readEvents(answer, onValue);
    },
    authorize: given => {
      authorization = given;
    },
    onGone: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

async function readEvents<T>(answer: Response, onValue: (value: T) => void): Promise<'ended' | Refused> {
  const lines = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  try {
    for (;;) {
      const read = await lines?.read();
      if (!read || read.done) return 'ended';
      const events = (rest + read.value).split(/\r?\n\r?\n/);
      rest = events.pop() ?? '';
      for (const event of events) {
        const said = event.split(/\r?\n/).filter(line => line.startsWith('data:'));
        if (said.length > 0) onValue(JSON.parse(said.map(line => line.slice(5)).join('\n')) as T);
      }
    }
  } catch (cause) {
    return { refused: 'unreachable', because: cause instanceof Error ? cause.name : 'unknown', status: 0 };
  }
}
