import type { Browser } from 'playwright-core';
import { chartSnapshot } from '../../server/storage/schema.ts';
import { openBrowser } from '../parts/browser.ts';
import { createCookieJar, followLaunch } from '../sandbox-emr/scripted-launch.ts';
import { serveBrowserApp } from './browser-app/serve.ts';
import { addClinic } from './clinic.ts';
import { type BenchEmr, startBenchEmr } from './emr/emr-process.ts';
import { measuredCoach } from './emr/sign-in.ts';
import { atMost, type Figure, type Measurement, median, timesQuicker, told } from './figure.ts';
import { type Opening, open } from './opening.ts';
import { type BenchData, benchData, freePort, startServer } from './server-process.ts';

const latencyMs = 30;
const rounds = 5;
/** How long the first opening is left alone, to see what it loads by itself while nobody does anything. */
const idleMs = 20_000;

/**
 * From the EMR's redirect back to a screen a coach can use, on a browser four times slower than this machine, against
 * an app that does the same work in the browser.
 */
export const firstScreen: Measurement = {
  name: 'first-screen',
  async measure(say) {
    const emr = await startBenchEmr();
    const data = await benchData();
    const browser = await openBrowser();
    try {
      const port = await freePort();
      const origin = `http://127.0.0.1:${port}`;
      const coach = {
        fhirUser: `Practitioner/${measuredCoach}`,
        name: 'Marcus Bell',
        role: 'coach' as const,
      };
      const practiceId = await addClinic(data, emr, origin, [coach]);
      const server = await startServer(data.folder, { port });
      say('building the app to compare with');
      const peer = await serveBrowserApp(data.folder);
      const launch = new URLSearchParams({ iss: emr.fhirBase, launch: 'bench' });
      const urls = { ours: `${origin}/launch?${launch}`, peer: `${peer.origin}/launch.html?${launch}` };
      const forget = () => forgetReading(data, practiceId);
      const openings = await openInTurns(browser, emr, urls, forget, say);
      say('timing the server alone');
      const serverMs = await timeServer(urls.ours, forget);
      await server.stop();
      peer.close();
      return figures(openings, serverMs);
    } finally {
      await browser.close();
      await data.remove();
      await emr.close();
    }
  },
};

type Urls = { ours: string; peer: string };
type Openings = { ours: Opening[]; peer: Opening[]; leftAlone: Opening };

async function openInTurns(
  browser: Browser,
  emr: BenchEmr,
  urls: Urls,
  forget: () => Promise<void>,
  say: (sentence: string) => void,
): Promise<Openings> {
  say('opening both once, so that the EMR has its answers ready');
  const leftAlone = await open(browser, emr, urls.ours, idleMs);
  await open(browser, emr, urls.peer);
  await emr.setLatency(latencyMs);
  say(`opening each ${rounds} times, in turns`);
  const openings: Openings = { ours: [], peer: [], leftAlone };
  for (let round = 0; round < rounds; round += 1) {
    await forget();
    openings.ours.push(await open(browser, emr, urls.ours));
    openings.peer.push(await open(browser, emr, urls.peer));
  }
  return openings;
}

/** Takes the kept reading away, so that every opening is the first of its patient. */
const forgetReading = (data: BenchData, practiceId: string): Promise<void> =>
  data.db.withPractice(practiceId, async tx => {
    await tx.delete(chartSnapshot);
  });

/** Milliseconds from the EMR's answer at our callback to the last byte of the page, without a browser. */
async function timeServer(launchUrl: string, forget: () => Promise<void>): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await forget();
    const jar = createCookieJar();
    const walk = await followLaunch(launchUrl, {
      jar,
      stopBefore: url => url.pathname.startsWith('/callback/'),
    });
    const began = performance.now();
    const page = await followLaunch(walk.url, { jar });
    if (!page.body.includes('arrived-prep')) throw new Error(`the page was not drawn (${page.status})`);
    times.push(performance.now() - began);
  }
  return times;
}

function figures({ ours, peer, leftAlone }: Openings, serverMs: number[]): Figure[] {
  const middle = (openings: Opening[], pick: (opening: Opening) => number) => median(openings.map(pick));
  const usable = middle(ours, one => one.usableMs);
  const theirs = middle(peer, one => one.usableMs);
  const [first] = peer;
  const shape =
    first &&
    `${first.requestsToEmr} requests to the EMR, ${first.preflights} preflights, ${Math.round(first.kbFromEmr)} KB`;
  return [
    atMost(
      500,
      'name shown',
      middle(ours, one => one.nameMs),
      'ms',
    ),
    told('usable', usable, 'ms'),
    told(
      'browser-side app, name shown',
      middle(peer, one => one.nameMs),
      'ms',
    ),
    told('browser-side app, usable', theirs, 'ms', shape),
    timesQuicker(4, 'usable', { ours: usable, theirs, against: 'the same screen read in the browser' }),
    atMost(
      0,
      'CORS preflights',
      middle(ours, one => one.preflights),
      'requests',
    ),
    atMost(0, 'openings with an uncaught error', ours.filter(one => one.errors > 0).length, 'openings'),
    atMost(
      300,
      'blocking time',
      middle(ours, one => one.blockedMs),
      'ms',
    ),
    told(
      'browser-side app, blocking time',
      middle(peer, one => one.blockedMs),
      'ms',
    ),
    atMost(
      90,
      'scripts of the first screen, compressed',
      middle(ours, one => one.loaded.scriptKb),
      'KB',
    ),
    atMost(
      5,
      'styles of the first screen, compressed',
      middle(ours, one => one.loaded.styleKb),
      'KB',
    ),
    told('scripts after 20 s of doing nothing', leftAlone.loadedIdle.scriptKb, 'KB'),
    told('styles after 20 s of doing nothing', leftAlone.loadedIdle.styleKb, 'KB'),
    atMost(2 * latencyMs + 50, 'server part: callback to the last byte', median(serverMs), 'ms'),
  ];
}
