import { copyFile, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noiseOf, type SharedBrowser, sharedBrowser } from '../parts/browser.ts';
import { type PracticeDay, practiceDay } from '../parts/practice-day.ts';
import { notesOf, openCoaching, signIn, startSession } from './coach.ts';
import { expectScreenHolds } from './screens.ts';
import { syntheaBundle } from './synthea-bundle.ts';

/** A folder of bundles that the Synthea generator really made; the second case needs it. */
const realBundles = process.env.SYNTHEA_DIR;

let folder: string;
let day: PracticeDay;
let browser: SharedBrowser;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'synthea-'));
  await writeFile(join(folder, 'okafor.json'), JSON.stringify(syntheaBundle()));
  if (realBundles !== undefined) await copyFile(await richestOf(realBundles), join(folder, 'real.json'));
  [day, browser] = await Promise.all([
    practiceDay({ patients: 'none', patientsDir: folder }),
    sharedBrowser(),
  ]);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await day.close();
  await rm(folder, { recursive: true });
});

describe('a patient as the Synthea generator writes one', () => {
  it('can be prepared for, coached, and gets a note in the chart', async () => {
    await coachThrough(patientNamed(/Okafor812/), async app => {
      await app.getByText('Essential hypertension', { exact: true }).first().waitFor();
      await app.getByText('148/91').first().waitFor();
      await app.getByText('No plan chosen yet.').waitFor(); // the chart's goal is not one the patient chose
      expect(await app.locator('body').textContent()).not.toMatch(/undefined|NaN|Invalid Date|\[object/);
      expect(await app.locator('body').textContent()).not.toMatch(
        /\((disorder|finding|situation|procedure)\)/,
      );
    });
  });

  it.skipIf(realBundles === undefined)('that it really wrote too', async () => {
    await coachThrough(patientNamed(/^(?!.*Okafor812)/), async app => {
      expect(await app.locator('body').textContent()).not.toMatch(/undefined|NaN|Invalid Date|\[object/);
      expect(await app.locator('body').textContent()).not.toMatch(
        /\((disorder|finding|situation|procedure)\)/,
      );
    });
  });
});

async function coachThrough(patient: string, looks: (app: FrameLocator) => Promise<void>): Promise<void> {
  const context = await signIn(browser, day, 'coach-dana');
  const { page, app } = await openCoaching(context, day, patient);
  const noise = noiseOf(page);
  await app.getByText(/^chart read/).waitFor({ timeout: 20_000 });
  await looks(app);
  await expectScreenHolds(page, 'preparation');
  await startSession(app);
  await app.getByLabel('Their words').fill('My pressure worries me');
  await app.getByText(/^Saved/).waitFor();
  await app.getByRole('button', { name: 'Review and sign' }).click();
  await app.getByRole('button', { name: 'Sign and file' }).click();
  await app.getByText('All of it is in the chart.').waitFor({ timeout: 20_000 });
  expect(notesOf(day, patient)[0]).toContain('"My pressure worries me"');
  expect(noise).toEqual([]);
  await context.close();
}

function patientNamed(name: RegExp): string {
  const found = (day.emr.store.all('Patient') as fhir4.Patient[]).find(one =>
    name.test(one.name?.[0]?.family ?? ''),
  );
  if (found?.id === undefined) throw new Error(`no patient named ${name}`);
  return found.id;
}

/** The richest chart of a folder up to 2 MB; the bundles of hospitals and practitioners are nobody's. */
async function richestOf(dir: string): Promise<string> {
  const files = (await readdir(dir)).filter(name => /\.json$/.test(name) && !/Information/.test(name));
  const sizes = await Promise.all(
    files.map(async name => ({ path: join(dir, name), size: (await stat(join(dir, name))).size })),
  );
  const [richest] = sizes.filter(({ size }) => size < 2e6).sort((one, other) => other.size - one.size);
  if (richest === undefined) throw new Error(`no bundle in ${dir}`);
  return richest.path;
}
