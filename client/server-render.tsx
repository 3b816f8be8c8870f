import type { Writable } from 'node:stream';
import type { ReactNode } from 'react';
import { renderToPipeableStream } from 'react-dom/server';
import type { RefusalView } from '../server/http/contract/login.ts';
import type { RenderedPage, RenderInput } from '../server/http/contract/page.ts';
import { LanguageContext, languageFrom } from './design/words.ts';
import { type Api, openApi } from './page/api.ts';
import { partIds, textOf } from './page/arrive.tsx';
import { GonePage } from './page/gone.tsx';
import { Opening } from './page/opening.tsx';
import type { Arrivals, Arriving, PageStart } from './page/page.ts';
import { PageRoot } from './page/page-root.tsx';
import { placeIn } from './page/place.ts';

/**
 * The page of one launch as a stream: head, styles and scripts at once, the patient's name as soon as it is known,
 * the rest as it arrives. Scripts that React puts between the parts carry `nonce`.
 */
export function renderPage(input: RenderInput): RenderedPage {
  const start = startOf(input);
  let begun: ((to: Writable) => void) | undefined;
  let waiting: Writable | undefined;
  const stream = renderToPipeableStream(viewOf(start, input), {
    nonce: input.nonce,
    bootstrapModules: input.files.scripts,
    onShellReady: () => {
      begun = to => stream.pipe(to);
      if (waiting) begun(waiting);
    },
    onShellError: input.onError,
    onError: input.onError,
  });
  return {
    pipe: to => {
      to.write(headOf(start, input));
      if (begun) begun(to);
      else waiting = to;
    },
    abort: because => stream.abort(because),
  };
}

function startOf({ launchId, languages, timeZone, now, state, login }: RenderInput): PageStart {
  return { launchId, language: languageFrom(languages), timeZone, now, state, login };
}

function viewOf(start: PageStart, { path, parts }: RenderInput): ReactNode {
  if (start.state !== 'open' || !parts) {
    return (
      <LanguageContext value={start.language}>
        {start.state === 'locked' ? <GonePage why="locked" /> : <Opening />}
      </LanguageContext>
    );
  }
  return (
    <PageRoot
      start={start}
      place={placeIn(path).place}
      api={noApi(start.launchId)}
      arrivals={arrivalsOf(parts)}
      onLeave={() => undefined}
    />
  );
}

function arrivalsOf(parts: NonNullable<RenderInput['parts']>): Arrivals {
  const arriving = <T,>(part: Promise<T | RefusalView>): Arriving<T> =>
    part.then(value => ({ value, json: textOf(value) }));
  const who = arriving(parts.who);
  const prep = arriving(parts.prep);
  return { who: () => who, prep: () => prep };
}

// Drawing asks for nothing: the way to the server is there and is never used.
const noApi = (launchId: string): Api => openApi(launchId);

function headOf(start: PageStart, { files }: RenderInput): string {
  const link = (rel: string, href: string, more = '') =>
    `<link rel="${rel}" href="${attribute(href)}"${more}>`;
  return [
    `<!doctype html><html lang="${start.language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark">',
    '<title>Alongside</title><link rel="icon" href="data:,">',
    ...files.styles.map(href => link('stylesheet', href)),
    ...files.preloads.map(href => link('modulepreload', href)),
    ...files.fonts.map(href => link('preload', href, ' as="font" type="font/woff2" crossorigin')),
    `<script type="application/json" id="${partIds.start}">${textOf(start)}</script>`,
    '</head><body><div id="page">',
  ].join('');
}

const attribute = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
