import type { Writable } from 'node:stream';
import type { ReactNode } from 'react';
import { renderToPipeableStream } from 'react-dom/server';
import type { PrepView } from '../server/domain/chart/prep.ts';
import type { RefusalView } from '../server/http/contract/login.ts';
import { LanguageContext } from './design/words.ts';
import { type Api, openApi } from './page/api.ts';
import { partIds, textOf } from './page/arrive.tsx';
import { GonePage } from './page/gone.tsx';
import { Opening } from './page/opening.tsx';
import type { Arrivals, Arriving, PageStart, WhoView } from './page/page.ts';
import { PageRoot } from './page/page-root.tsx';
import type { Place } from './page/place.ts';

export { languageFrom } from './design/words.ts';
export type { PageStart, WhoView } from './page/page.ts';
export { type Place, placeIn } from './page/place.ts';

/** Addresses of the built files a page needs, from the build's manifest. */
export type PageFiles = { scripts: string[]; preloads: string[]; styles: string[]; fonts: string[] };

export type RenderInput = {
  start: PageStart;
  place: Place;
  files: PageFiles;
  nonce: string;
  /** Only when `start.state` is `open`. A part that fails is fetched by the browser instead. */
  parts?: { who: Promise<WhoView | RefusalView>; prep: Promise<PrepView | RefusalView> };
  onError: (cause: unknown) => void;
};

export type RenderedPage = { pipe: (to: Writable) => void; abort: (because: unknown) => void };

/**
 * The page of one launch as a stream: head, styles and scripts at once, the patient's name as soon as it is known,
 * the rest as it arrives. Scripts that React puts between the parts carry `nonce`.
 */
export function renderPage(input: RenderInput): RenderedPage {
  let begun: ((to: Writable) => void) | undefined;
  let waiting: Writable | undefined;
  const stream = renderToPipeableStream(viewOf(input), {
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
      to.write(headOf(input));
      if (begun) begun(to);
      else waiting = to;
    },
    abort: because => stream.abort(because),
  };
}

function viewOf({ start, place, parts }: RenderInput): ReactNode {
  if (start.state === 'open' && parts) {
    return (
      <PageRoot
        start={start}
        place={place}
        api={noApi(start.launchId)}
        arrivals={arrivalsOf(parts)}
        onLeave={() => undefined}
      />
    );
  }
  const why = start.state === 'unknown' || start.state === 'open' ? undefined : start.state;
  return (
    <LanguageContext value={start.language}>{why ? <GonePage why={why} /> : <Opening />}</LanguageContext>
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

function headOf({ start, files }: RenderInput): string {
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
