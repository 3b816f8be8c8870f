import type { LiveNews } from '../../server/http/contract/handoff.ts';
import type { RunningApp } from './app.ts';
import type { SignedIn } from './logins.ts';

/** An open page of somebody: what it was told so far. */
export type OpenPage<News = LiveNews> = {
  heard: News[];
  /** The newest word that fits, awaited where there is none yet. */
  until(fits: (news: News) => boolean): Promise<News>;
  /** When the stream is ended by the other side. */
  over: Promise<void>;
  end(): void;
};

/** Opens the stream of a page of this login, as the page does. */
export async function openPage<News = LiveNews>(
  who: SignedIn,
  { origin }: Pick<RunningApp, 'origin'>,
  path = '/api/live',
): Promise<OpenPage<News>> {
  const ending = new AbortController();
  const headers = { cookie: who.cookie, 'x-alongside-launch': who.launchId };
  const answer = await fetch(origin + path, { headers, signal: ending.signal });
  const heard: News[] = [];
  let woken = () => undefined as unknown;
  const listening = async () => {
    let rest = '';
    for await (const part of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const events = (rest + part).split('\n\n');
      rest = events.pop() ?? '';
      for (const event of events) if (event.startsWith('data: ')) heard.push(JSON.parse(event.slice(6)));
      woken();
    }
  };
  return {
    heard,
    async until(fits) {
      for (;;) {
        const found = heard.findLast(fits);
        if (found) return found;
        await new Promise(resolve => {
          woken = () => resolve(undefined);
        });
      }
    },
    over: listening().catch(() => undefined),
    end: () => ending.abort(),
  };
}
