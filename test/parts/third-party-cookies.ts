import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';

/** Blocks third-party cookies in this window from its next page on, frames included, as a strict browser does. */
export async function blockThirdPartyCookies(page: Page): Promise<void> {
  const browser = await page.context().newCDPSession(page); // the blocking lasts as long as this session
  await browser.send('Network.enable');
  await browser.send('Network.setCookieControls', controls);
}

/** Chromium up to 147 asks for all three, later ones for the first alone. */
const controls = {
  enableThirdPartyCookieRestriction: true,
  disableThirdPartyCookieMetadata: true,
  disableThirdPartyCookieHeuristics: true,
};

/**
 * Which cookies a site on `127.0.0.1` gets back that sets two of them, `plain` and `partitioned`, in a frame of the
 * page that is open: the proof that a browser keeps third-party cookies, or that it does not.
 */
export async function cookiesKeptInAFrame(page: Page): Promise<string[]> {
  const site = createServer((req, res) => {
    if (req.url === '/set') res.setHeader('set-cookie', both);
    if (req.url === '/set') return void res.writeHead(302, { location: '/seen' }).end();
    res.writeHead(200, { 'content-type': 'text/html' }).end(`<p>${req.headers.cookie ?? ''}</p>`);
  });
  await new Promise<void>(up => site.listen(0, '127.0.0.1', up));
  const address = `http://127.0.0.1:${(site.address() as AddressInfo).port}/set`;
  await page.evaluate(src => {
    const frame = document.createElement('iframe');
    frame.name = 'cookie-probe';
    frame.src = src;
    document.body.append(frame);
  }, address);
  const probe = page.frameLocator('iframe[name=cookie-probe]');
  const seen = (await probe.locator('p').textContent()) ?? '';
  site.closeAllConnections();
  site.close();
  return ['plain', 'partitioned'].filter(name => seen.includes(`__Host-probe-${name}=`));
}

const attributes = 'Path=/; Secure; HttpOnly; SameSite=None';
const both = [
  `__Host-probe-plain=1; ${attributes}`,
  `__Host-probe-partitioned=1; ${attributes}; Partitioned`,
];
