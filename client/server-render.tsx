import type { Writable } from 'node:stream';
import type { ReactNode } from 'react';
import { type PipeableStream, renderToPipeableStream } from 'react-dom/server';
import type { RefusalView } from '../server/http/contract/login.ts';
import type { RenderedPage, RenderInput } from '../server/http/contract/page.ts';
import { knowShifts } from './design/dates.ts';
import { LanguageContext } from './design/words.ts';
import { shiftsOf } from './design/zone-shifts.ts';
import { type Api, openApi } from './page/api.ts';
import { partIds, textOf } from './page/arrive.tsx';
import { GonePage } from './page/gone.tsx';
import { Opening } from './page/opening.tsx';
import type { Arrivals, Arriving, PageStart } from './page/page.ts';
import { PageRoot } from './page/page-root.tsx';
import { placeIn } from './page/place.ts';
import { framed, screens } from './page/screens.ts';
import { partsHere } from './page/touch.ts';

// With the program, not while somebody waits.
for (const language of ['en', 'es'] as const) {
  await framed(language);
  await screens.prep[language]();
  await screens.physician[language]();
}
await partsHere();

/** How long the first draw waits, in ms: for the name, and once that is there for the rest. */
const patience = { name: 250, rest: 80 };

/**
 * The page of one launch as a stream: head, styles and scripts at once, the patient's name as soon as it is known,
 * the rest as it arrives. The first draw waits a moment for both, because React shows a part that it puts in
 * afterwards 300 ms later at the earliest. Scripts that React puts between the parts carry `nonce`.
 */
export function renderPage(input: RenderInput): RenderedPage {
  const start = startOf(input);
  if (start.shifts) knowShifts(start.timeZone, start.shifts);
  let stream: PipeableStream | undefined;
  let given: { up: unknown } | undefined;
  const draw = (to: Writable, arrivals?: Arrivals) => {
    if (given) return to.end();
    stream = renderToPipeableStream(viewOf(start, input, arrivals), {
      nonce: input.nonce,
      progressiveChunkSize: Number.POSITIVE_INFINITY,
      bootstrapModules: input.files.scripts,
      onShellReady: () => stream?.pipe(to),
      onShellError: cause => to.destroy(cause instanceof Error ? cause : undefined),
      onError: cause => (given ? undefined : input.onError(cause)),
    });
  };
  return {
    pipe: to => {
      to.write(headOf(start, input));
      if (!input.parts) return draw(to);
      void arrivalsOf(input.parts).then(arrivals => draw(to, arrivals));
    },
    abort: because => {
      given = { up: because };
      stream?.abort(because);
    },
  };
}

function startOf({ launchId, language, timeZone, now, state, login }: RenderInput): PageStart {
  const shifts = state === 'open' ? shiftsOf(timeZone, Date.parse(now)) : undefined;
  return { launchId, language, timeZone, shifts, now, state, login };
}

function viewOf(start: PageStart, { path }: RenderInput, arrivals?: Arrivals): ReactNode {
  if (start.state !== 'open' || !arrivals) {
    return (
      <LanguageContext value={start.language}>
        {start.state === 'locked' ? <GonePage why="locked" place={placeIn(path).place} /> : <Opening />}
      </LanguageContext>
    );
  }
  return (
    <PageRoot
      start={start}
      place={placeIn(path).place}
      api={noApi(start.launchId)}
      arrivals={arrivals}
      onLeave={() => undefined}
    />
  );
}

async function arrivalsOf(parts: NonNullable<RenderInput['parts']>): Promise<Arrivals> {
  const who = arriving(parts.who);
  const prep = arriving(parts.prep);
  await Promise.race([who.settled, pause(patience.name)]);
  const physician = parts.physician && arriving(parts.physician);
  await Promise.race([(physician ?? prep).settled, pause(patience.rest)]);
  return { who: who.now, prep: prep.now, physician: physician?.now ?? (() => never) };
}

/** Of a part that this page does not draw. */
const never = new Promise<never>(() => undefined);

const pause = (ms: number) => new Promise(enough => setTimeout(enough, ms));

/** A part that is its value from the moment it is there, and a promise of it before. */
function arriving<T>(part: Promise<T | RefusalView>) {
  let here: Arriving<T> = part.then(value => ({ value, json: textOf(value) }));
  const settled = here.then(
    arrived => {
      here = arrived;
    },
    // A screen may not ask for every part; one that fails unasked is no failure of the page.
    () => undefined,
  );
  return { settled, now: () => here };
}

// Drawing asks for nothing: the way to the server is there and is never used.
const noApi = (launchId: string): Api => openApi(launchId);

// A button is on the page before the script is: what is pressed until then is pressed again when it can answer.
const rememberPress =
  "var early;function remember(event){early=event.target.closest('button')}addEventListener('click',remember,true)";

function headOf(start: PageStart, { files, nonce }: RenderInput): string {
  const link = (rel: string, href: string, more = '') =>
    `<link rel="${rel}" href="${attribute(href)}"${more}>`;
  return [
    `<!doctype html><html lang="${start.language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark">',
    '<title>Alongside</title>',
    ...files.styles.map(href => link('stylesheet', href)),
    ...files.preloads.map(href => link('modulepreload', href)),
    ...files.fonts.map(href => link('preload', href, ' as="font" type="font/woff2" crossorigin')),
    `<script type="application/json" id="${partIds.start}">${textOf(start)}</script>`,
    `<script nonce="${attribute(nonce)}">${rememberPress}</script>`,
    '</head><body><div id="page">',
  ].join('');
}

const attribute = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
