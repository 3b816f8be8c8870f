import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AttestList, OpenedToAttest } from '../../../server/domain/escalation/on-watch.ts';
import { allRoutes } from '../../../server/http/routes.ts';
import { attestation } from '../../../server/storage/schema.ts';
import { type RunningApp, startApp } from '../../parts/app.ts';
import { asOwner, type FreshDatabase, freshDatabase } from '../../parts/database.ts';
import { send } from '../../parts/knock.ts';
import { type SignedIn, signIn } from '../../parts/logins.ts';
import { openPage } from '../../parts/open-page.ts';
import { practiceWithStaff, type TestPractice } from '../../parts/practice.ts';

let fresh: FreshDatabase;
let app: RunningApp;
let home: TestPractice;
let now = new Date('2026-11-26T15:00:00Z');
beforeAll(async () => {
  fresh = await freshDatabase();
  app = await startApp(fresh.db, allRoutes, { clock: () => now, limits: { address: 1e6, login: 1e6 } });
  home = await practiceWithStaff(fresh.db, { settings: { attest: { credentials: ['none'] } } });
});
afterAll(async () => {
  await app.close();
  await fresh.close();
});

async function ask<T = unknown>(who: SignedIn, method: 'GET' | 'POST', path: string, body?: object) {
  const headers: Record<string, string> = { cookie: who.cookie, 'x-alongside-launch': who.launchId };
  const sent = method === 'POST' ? JSON.stringify(body ?? {}) : undefined;
  if (sent !== undefined)
    Object.assign(headers, {
      'content-type': 'application/json',
      'sec-fetch-site': 'same-origin',
      origin: app.origin,
    });
  const { status, text } = await send(app.port, method, path, headers, sent);
  return { status, body: (text ? JSON.parse(text) : undefined) as T };
}
const physician = (patientId?: string) => signIn(fresh.db, home, { role: 'physician', patientId, at: now });
const list = async (who: SignedIn) => (await ask<AttestList>(who, 'GET', '/api/attestations')).body;
const openOne = async (who: SignedIn, id: string) =>
  (await ask<OpenedToAttest>(who, 'GET', `/api/attestations/${id}`)).body;
const sign = (who: SignedIn, sessions: OpenedToAttest[], press = randomUUID()) =>
  ask<AttestList>(who, 'POST', '/api/attestations', {
    press,
    sessions: sessions.map(({ sessionId, version, digest }) => ({ sessionId, version, digest })),
  });

/** A session that a coach wrote and signed. */
async function signed(patientId: string): Promise<{ id: string; coach: SignedIn }> {
  const coach = await signIn(fresh.db, home, { role: 'coach', patientId, at: now });
  const { body } = await ask<{ id: string }>(coach, 'POST', '/api/sessions', { key: randomUUID() });
  await put(coach, body.id, 0, `My knees, said ${patientId}`);
  return { id: body.id, coach };
}
async function put(coach: SignedIn, id: string, rev: number, to: string, more: object = {}): Promise<void> {
  const edits = [{ path: ['agenda', 'words'], ...more, to }];
  const saved = await ask<{ rev: number }>(coach, 'POST', `/api/sessions/${id}/edits`, {
    key: randomUUID(),
    rev,
    edits,
  });
  const wanted = { key: randomUUID(), rev: saved.body.rev, ...(rev > 0 && { amendmentReason: 'A word' }) };
  expect((await ask(coach, 'POST', `/api/sessions/${id}/signature`, wanted)).status).toBe(200);
}

describe('a session that needs a supervising signature', () => {
  it('waits, is opened, and is signed with the digest of what was filed', async () => {
    const { id } = await signed('rosa');
    const who = await physician();
    expect((await list(who)).waiting).toMatchObject([{ sessionId: id, version: 1, opened: false }]);
    const opened = await openOne(who, id);
    expect(opened.note).toContain('My knees, said rosa');
    expect(opened.digest).toMatch(/^[0-9a-f]{64}$/);
    const press = randomUUID();
    for (const _ of [1, 2]) {
      const { status, body } = await sign(who, [opened], press);
      expect(status).toBe(200);
      expect(body.waiting).toEqual([]);
      expect(body.done).toMatchObject([
        { attested: { by: 'Priya Shah', digest: opened.digest, matches: true } },
      ]);
    }
  });
  it('comes to her day by itself: the mark of an open page changes, and names nobody', async () => {
    const mark = async (who: SignedIn) => {
      const page = await openPage(who, app);
      const { marks } = await page.until(() => true);
      page.end();
      return marks.signatures;
    };
    const coach = await signIn(fresh.db, home, { role: 'coach', patientId: 'ana', at: now });
    const quiet = await mark(await physician());
    const { body } = await ask<{ id: string }>(coach, 'POST', '/api/sessions', { key: randomUUID() });
    const begun = await mark(await physician());
    await put(coach, body.id, 0, 'My knees');
    const after = await mark(await physician());
    expect([begun === quiet, after === begun]).toEqual([false, false]);
    expect(`${quiet}${begun}${after}`).toMatch(/^[0-9a-f]*$/);
    expect([await mark(await physician('ana')), await mark(coach)]).toEqual([undefined, undefined]);
    const who = await physician('ana');
    expect((await sign(who, [await openOne(who, body.id)])).status).toBe(200);
  });
  it('is not signed unopened, nor what was opened in another login', async () => {
    const { id } = await signed('walter');
    const [one, other] = [await physician(), await physician()];
    const opened = await openOne(one, id);
    expect((await sign(other, [opened])).status).toBe(409);
    expect((await list(other)).waiting).toHaveLength(1);
    expect((await sign(one, [opened])).status).toBe(200);
  });
  it('is signed together only with others that were opened; one that was not, and none is', async () => {
    const [one, other] = [await signed('eli'), await signed('dee')];
    const who = await physician();
    const opened = await openOne(who, one.id);
    const closed = { ...opened, sessionId: other.id };
    expect((await sign(who, [opened, closed])).status).toBe(409);
    expect((await list(who)).waiting).toHaveLength(2);
    const both = [opened, await openOne(who, other.id)];
    expect((await sign(who, both)).body.waiting).toEqual([]);
    const rows = await fresh.db.withPractice(home.practiceId, tx => tx.select().from(attestation));
    const presses = rows
      .filter(({ sessionId }) => [one.id, other.id].includes(sessionId))
      .map(({ press }) => press);
    expect(new Set(presses).size).toBe(1);
  });
  it('that was amended after it was signed waits again, and what was opened before is not signed', async () => {
    const { id, coach } = await signed('mei');
    const who = await physician();
    const first = await openOne(who, id);
    await sign(who, [first]);
    now = new Date(now.getTime() + 60_000);
    await ask(coach, 'POST', `/api/sessions/${id}/amendment`, { key: randomUUID() });
    const at = await ask<{ rev: number; draft: { agenda: { words: string } } }>(
      coach,
      'GET',
      `/api/sessions/${id}`,
    );
    await put(coach, id, at.body.rev, 'My hips', { from: at.body.draft.agenda.words });
    expect((await list(who)).waiting).toMatchObject([
      { sessionId: id, version: 2, amended: true, opened: false },
    ]);
    expect((await sign(who, [first])).status).toBe(409);
    expect((await sign(who, [await openOne(who, id)])).status).toBe(200);
  });
  it('of which one byte was turned since it was opened is not signed; turned afterwards, the list says so', async () => {
    const { id } = await signed('noor');
    const who = await physician();
    const turn = (from: string, to: string) =>
      asOwner(fresh.ownerUrl, async owner => {
        await owner.query('alter table signature disable trigger user');
        await owner.query('alter table signature no force row level security');
        const turned = await owner.query(
          'update signature set note = replace(note, $1, $2) where session_id = $3',
          [from, to, id],
        );
        expect(turned.rowCount).toBe(1);
        await owner.query('alter table signature force row level security');
        await owner.query('alter table signature enable trigger user');
      });
    const opened = await openOne(who, id);
    await turn('knees', 'kneez');
    expect((await sign(who, [opened])).status).toBe(409);
    const { status } = await sign(who, [await openOne(who, id)]);
    expect(status).toBe(200);
    await turn('kneez', 'knees');
    const one = (await list(who)).done.find(({ sessionId }) => sessionId === id);
    expect(one?.attested?.matches).toBe(false);
  });
  it('of another patient is not on the page of a chart, nor opened or signed from it', async () => {
    const { id } = await signed('ana');
    const who = await physician();
    const opened = await openOne(who, id);
    const elsewhere = await physician('rosa');
    expect((await list(elsewhere)).waiting).toEqual([]);
    expect((await ask(elsewhere, 'GET', `/api/attestations/${id}`)).status).toBe(404);
    expect((await sign(elsewhere, [opened])).status).toBe(404);
  });
});
