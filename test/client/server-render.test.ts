import { Writable } from 'node:stream';
import { beforeAll, expect, test } from 'vitest';
import type { PrepView } from '../../server/domain/chart/prep.ts';
import type { BuiltClient } from '../../server/http/built-client.ts';
import type { RenderInput } from '../../server/http/contract/page.ts';
import { almostEmpty, firstOf, halfUnread, nothingRead, now, rich } from './prep-views.ts';
import { builtPages, launchId, login } from './site.ts';

let client: BuiltClient;
beforeAll(async () => {
  client = await builtPages();
});

/** Draws a page and gives what was sent so far, and the whole. */
function draw(given: Partial<RenderInput>) {
  let sent = '';
  const failed: unknown[] = [];
  const { promise: whole, resolve } = Promise.withResolvers<string>();
  const to = new Writable({
    write(chunk, _encoding, done) {
      sent += String(chunk);
      done();
    },
    final(done) {
      resolve(sent);
      done();
    },
  });
  const path = `/app/${launchId}`;
  const drawn = client.render({
    launchId,
    path,
    language: 'en',
    state: 'open',
    login,
    timeZone: 'America/Los_Angeles',
    now,
    files: client.filesFor(path, given.language ?? 'en'),
    nonce: 'the-nonce',
    onError: cause => failed.push(cause),
    ...given,
  });
  drawn.pipe(to);
  return { sent: () => sent, whole, failed, leave: () => drawn.abort(new Error('left')) };
}

const allOf = (prep: PrepView) => ({ who: Promise.resolve(firstOf(prep)), prep: Promise.resolve(prep) });

test('head, styles, script and the waiting page go out before anything of the chart is known', async () => {
  const never = new Promise<never>(() => undefined);
  const page = draw({ parts: { who: never, prep: never } });
  expect(page.sent()).toMatch(/<link rel="stylesheet" href="\/assets\/entry-/);
  expect(page.sent()).toMatch(/<link rel="modulepreload" href="\/assets\/entry-/);
  await expect.poll(page.sent).toContain('Reading who this is…');
  expect(page.sent()).toMatch(/<script[^>]+type="module"/);
});

test("the patient's name is on the page while the rest of the chart is still being read", async () => {
  const { promise: prep, resolve } = Promise.withResolvers<PrepView>();
  const page = draw({ parts: { who: Promise.resolve({ who: rich.who }), prep } });
  await expect.poll(page.sent).toContain('Rosa Martínez');
  expect(page.sent()).not.toContain('Caminar con mi hermana');
  resolve(rich);
  expect(await page.whole).toContain('Caminar con mi hermana');
  expect(page.failed).toEqual([]);
});

test('what is known at once is in the first draw, with nothing left to put in later', async () => {
  const html = await draw({ parts: allOf(rich) }).whole;
  expect(html).toContain('Caminar con mi hermana');
  expect(html).not.toContain('$RC(');
  expect(html).not.toContain('Reading who this is…');
});

test.each([
  ['en', '2025-11-14', 'Next contact today 10:00, by phone'],
  ['en', '2025-11-15', 'Next contact tomorrow 10:00, by phone'],
  ['en', '2025-11-16', 'Next contact 16 Nov 10:00, by phone'],
  ['en', '2025-11-13', 'Next contact 13 Nov 10:00, by phone'],
  ['es', '2025-11-14', 'Próximo contacto hoy 10:00, por teléfono'],
  ['es', '2025-11-15', 'Próximo contacto mañana 10:00, por teléfono'],
] as const)('in %s a next contact on %s is told as "%s" on the 14th', async (language, date, said) => {
  const nextContact = { date, time: '10:00', means: 'phone' };
  const chose = rich.chose.map(plan => ({ ...plan, nextContact }));
  expect(await draw({ language, parts: allOf({ ...rich, chose }) }).whole).toContain(said);
});

test('a browser that left before the name was known ends the drawing without a failure', async () => {
  const never = new Promise<never>(() => undefined);
  const page = draw({ parts: { who: never, prep: never } });
  page.leave();
  await page.whole;
  expect(page.failed).toEqual([]);
  expect(page.sent()).not.toContain('Reading');
});

test('every script that runs carries the nonce or is a file of ours', async () => {
  const { promise: prep, resolve } = Promise.withResolvers<PrepView>();
  const page = draw({ parts: { who: Promise.resolve({ who: rich.who }), prep } });
  await expect.poll(page.sent).toContain('Rosa Martínez');
  resolve(rich);
  const html = await page.whole;
  const scripts = [...html.matchAll(/<script([^>]*)>/g)].map(([, attributes = '']) => attributes);
  const running = scripts.filter(attributes => !attributes.includes('application/json'));
  expect(running.length).toBeGreaterThan(1);
  for (const attributes of running) expect(attributes).toMatch(/nonce="the-nonce"/);
  expect(/ style="| on[a-z]+="/.test(html)).toBe(false);
});

test('words of the chart that look like markup stay words', async () => {
  const wicked = '</script><script>alert(1)</script><img src=x onerror=alert(1)>';
  const who = { ...almostEmpty.who, value: { ...(rich.who as { value: object }).value, name: wicked } };
  const html = await draw({
    parts: allOf({
      ...almostEmpty,
      who: who as PrepView['who'],
      problems: { status: 'recorded', readAt: now, value: [wicked] },
    }),
  }).whole;
  expect(html).not.toContain('<script>alert');
  expect(html).not.toContain('<img');
});

test.each([
  ['none recorded', almostEmpty, 'None recorded.'],
  ['could not be read', halfUnread, 'Could not be read: the EMR took too long.'],
  ['could not be read, by whom', halfUnread, 'Could not be read: Visits (the EMR did not answer).'],
  ['not looked for', halfUnread, 'Not looked for: this EMR did not allow it to this app.'],
  ['nobody known', nothingRead, 'The chart did not say who this is.'],
])('%s is said in its own sentence', async (_, prep, sentence) => {
  expect(await draw({ parts: allOf(prep) }).whole).toContain(sentence);
});

test('how many red flags are open is drawn with the name, while the chart is still being read; with none, nothing', async () => {
  const never = new Promise<never>(() => undefined);
  const who = firstOf(rich);
  const page = draw({ parts: { who: Promise.resolve({ ...who, openFlags: 1 }), prep: never } });
  const quiet = draw({ parts: { who: Promise.resolve(who), prep: never } });
  await expect.poll(page.sent).toContain('1 red flag is open');
  await expect.poll(quiet.sent).toContain('Rosa Martínez');
  expect(quiet.sent()).not.toContain('red flag');
});

test('a preparation that fails leaves the name on the page and the rest to the browser', async () => {
  const page = draw({
    parts: { who: Promise.resolve({ who: rich.who }), prep: Promise.reject(new Error('storage away')) },
  });
  const html = await page.whole;
  expect(html).toContain('Rosa Martínez');
  expect(html).not.toContain('storage away');
  expect(page.failed).toHaveLength(1);
});

test.each(['unknown', 'locked'] as const)(
  'a page whose login is %s holds nothing of a patient',
  async state => {
    const html = await draw({ state, login: undefined }).whole;
    expect(html).not.toContain('Rosa');
    expect(html).toContain(state === 'locked' ? 'Locked' : 'Opening…');
  },
);

test('a Spanish browser gets the page in Spanish', async () => {
  const html = await draw({ parts: allOf(rich), language: 'es' }).whole;
  expect(html).toContain('<html lang="es">');
  expect(html).toContain('Empezar sesión');
});
