import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { storageFromEnvironment } from '../../../server/storage/from-environment.ts';
import { bareDatabase } from '../../parts/database.ts';
import { practiceWithStaff } from '../../parts/practice.ts';

it('takes the database that DATABASE_URL names, and migrates it with the owner’s login', async () => {
  const bare = await bareDatabase();
  const env = { DATABASE_URL: bare.appUrl, DATABASE_OWNER_URL: bare.ownerUrl };
  await expect(storageFromEnvironment({ ...env, DATABASE_OWNER_URL: '' }, 'unused')).rejects.toMatchObject({
    code: 'other-version',
  });
  const storage = await storageFromEnvironment(env, 'unused');
  const { practiceId } = await practiceWithStaff(storage.db);
  await storage.stop();
  const later = await storageFromEnvironment({ DATABASE_URL: bare.appUrl }, 'unused');
  expect(await later.db.practiceIds()).toEqual([practiceId]);
  expect(later.where).not.toContain(new URL(bare.appUrl).password);
  await later.stop();
  await bare.close();
});

it('otherwise keeps its own in the data folder, and finds it again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'data-'));
  const first = await storageFromEnvironment({}, folder);
  const { practiceId } = await practiceWithStaff(first.db);
  await first.stop();
  const second = await storageFromEnvironment({}, folder);
  expect(await second.db.practiceIds()).toEqual([practiceId]);
  await second.stop();
  rmSync(folder, { recursive: true });
});
