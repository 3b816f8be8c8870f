import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PinnedEndpoints } from '../../../server/domain/chart/pinned-endpoints.ts';
import type { SessionDraft } from '../../../server/domain/session/draft.ts';
import type { PreviewView, SignedView } from '../../../server/http/contract/session.ts';
import { loginRoutes } from '../../../server/http/logins.ts';
import { sessionRoutes } from '../../../server/http/sessions.ts';
import { chainedUpon } from '../../../server/storage/audit.ts';
import { verifyAudit } from '../../../server/storage/audit-verify.ts';
import { writesOfSession } from '../../../server/storage/chart-writes.ts';
import { keepExperience } from '../../../server/storage/emr-experience.ts';
import { changeClaims, saveEmr, savePracticeSettings } from '../../../server/storage/practices.ts';
import {
  actionPlan,
  coachingSession,
  contact,
  foldedWrites,
  physicianCard,
  promise,
  signature,
  staff,
  teachBack,
} from '../../../server/storage/schema.ts';
import { nameVisit } from '../../../server/storage/sessions.ts';
import { type RunningApp, startApp } from '../../parts/app.ts';
import { type FreshDatabase, freshDatabase } from '../../parts/database.ts';
import { fullDraft } from '../../parts/drafts.ts';
import { type SignedIn, signIn } from '../../parts/logins.ts';
import { practiceWithStaff, type TestPractice, testKeys } from '../../parts/practice.ts';

const morning = new Date('2026-03-02T15:04:30Z');
const takesAll: PinnedEndpoints['accepts'] = {
  ...{ fhirVersion: '4.0.1', reads: {}, transaction: false, batch: false },
  writes: Object.fromEntries(
    ['Encounter', 'DocumentReference', 'Goal', 'CarePlan', 'ServiceRequest', 'Observation'].map(type => [
      type,
      { create: true, update: true, conditionalCreate: true },
    ]),
  ),
};
const met = { type: 'Goal', deed: 'create' as const, category: '', status: 422, at: morning.toISOString() };
const scopes = ['launch', 'openid', 'patient/*.cruds', 'patient/*.*'];

let fresh: FreshDatabase;
let willow: TestPractice;
let now = morning;
/** Two servers on one database. */
let here: RunningApp;
let there: RunningApp;
beforeAll(async () => {
  fresh = await freshDatabase();
  here = await startApp(fresh.db, [...sessionRoutes, ...loginRoutes], { clock: () => now });
  there = await startApp(fresh.db, sessionRoutes, { clock: () => now });
});
afterAll(async () => {
  await Promise.all([here.close(), there.close()]);
  await fresh.close();
});
beforeEach(async () => {
  now = morning;
  willow = await practiceWithStaff(fresh.db, { accepts: takesAll });
});

const inside: <T>(work: Parameters<typeof fresh.db.withPractice<T>>[1]) => Promise<T> = work =>
  fresh.db.withPractice(willow.practiceId, work);

type Written = { id: string; patientId: string; login: SignedIn };

/** A talk that waits for its signature, and the login of the coach's chart. */
async function written(patientId: string, draft: SessionDraft = fullDraft(morning)): Promise<Written> {
  const { practiceId } = willow;
  const at = morning.toISOString();
  const login = await signIn(fresh.db, willow, { role: 'coach', patientId, at: morning, scopes });
  const session = { practiceId, id: randomUUID(), patientId, staffId: willow.staff.coach.id };
  await inside(tx =>
    tx
      .insert(coachingSession)
      .values({ ...session, status: 'open', rev: 1, draft, openedAt: at, savedAt: at }),
  );
  return { id: session.id, patientId, login };
}

async function ask<T>(app: RunningApp, { login }: Written, path: string, body?: object) {
  const answer = await fetch(`${app.origin}/api/sessions/${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      ...{ cookie: login.cookie, 'x-alongside-launch': login.launchId, origin: app.origin },
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json()) as T };
}
const look = async (one: Written, app = here) => (await ask<PreviewView>(app, one, `${one.id}/preview`)).body;
const sign = (one: Written, more: { rev?: number; key?: string; note?: string } = {}, app = here) =>
  ask<SignedView>(app, one, `${one.id}/signature`, { key: randomUUID(), rev: 1, ...more });

/** Whether what was shown was filed, rather than composed at the signature: its writes were folded before it. */
const isAsShown = async (one: Written) =>
  (await inside(tx => tx.select().from(foldedWrites))).some(
    row => row.sessionId === one.id && row.folded.includes('\n'),
  );

/** All that a signature left behind, with its writes as they leave. */
const leftBehind = (one: Written) =>
  inside(async tx => {
    const writes = await writesOfSession(tx, one.id);
    const of = <Row extends { sessionId: string | null }>(rows: Row[]) =>
      rows.filter(row => row.sessionId === one.id);
    return {
      session: (await tx.select().from(coachingSession)).filter(row => row.id === one.id),
      signatures: of(await tx.select().from(signature)),
      contacts: of(await tx.select().from(contact)),
      plans: of(await tx.select().from(actionPlan)),
      teachBacks: of(await tx.select().from(teachBack)),
      promises: of(await tx.select().from(promise)),
      writes,
      cards: (await tx.select().from(physicianCard).orderBy(physicianCard.topic)).filter(
        row => row.patientId === one.patientId,
      ),
    };
  });

/** The same of two sessions, their ids, patients and keys aside. */
function alike(left: Awaited<ReturnType<typeof leftBehind>>): string {
  const names = new Map<string, string>();
  const named = (id: string) => names.get(id) ?? names.set(id, `id ${names.size}`).get(id) ?? '';
  return JSON.stringify(left, null, 1)
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, named)
    .replaceAll(/patient-\w+/g, 'patient')
    .replaceAll(/"since": "([^"]+)"/g, (_, at: string) => `"since": "${new Date(at).toISOString()}"`);
}

describe('a signature after the review', () => {
  it('files byte for byte what was shown, at the moment of the signature', async () => {
    const one = await written('patient-a');
    const shown = await look(one);
    expect(shown.note).toMatch(/Signed by Rosa Medina, Mar 2, 2026, \d+:04 [AP]M\.\n$/);
    now = new Date(morning.getTime() + 20_000);
    const signed = await sign(one);
    expect(await isAsShown(one)).toBe(true);
    expect([signed.status, signed.body.note]).toEqual([200, shown.note]);
    expect(signed.body.signedAt).toBe(now.toISOString());
    expect(signed.body.writes.map(write => [write.key, write.label, write.route])).toEqual(
      expect.arrayContaining(shown.items.map(item => [item.key, item.label, item.route])),
    );
    const { writes, session } = await leftBehind(one);
    expect(session[0]).toMatchObject({ status: 'signed', version: 1, note: shown.note });
    const note = writes.find(write => write.kind === 'note')?.body as fhir4.DocumentReference | undefined;
    expect(note?.date).toBe(now.toISOString());
    const filed = Buffer.from(note?.content[0]?.attachment.data ?? '', 'base64').toString();
    expect(filed).toBe(shown.note);
  });

  it('leaves behind what composing it anew at that moment does, minutes and midday later', async () => {
    const whole = fullDraft(morning);
    const draft = { ...whole, teachBacks: { tb1: { ...whole.teachBacks?.tb1, canDo: 'no' as const } } };
    const [reviewed, straight] = [await written('patient-b', draft), await written('patient-c', draft)];
    await look(reviewed);
    now = new Date(morning.getTime() + 9 * 60_000);
    const [one, other] = [await sign(reviewed), await sign(straight)];
    expect([await isAsShown(reviewed), await isAsShown(straight)]).toEqual([true, false]);
    expect(one.body.note).toBe(other.body.note);
    expect(one.body.note).toMatch(/:13 [AP]M\.\n$/);
    const left = await leftBehind(reviewed);
    expect(left.writes.length).toBeGreaterThan(8);
    expect(left.promises).toHaveLength(1);
    expect(left.cards.map(card => card.topic)).toEqual(['coaching-today', 'teach-back']);
    expect(alike(left)).toBe(alike(await leftBehind(straight)));
  });

  it('is one signature however often it is sent, and stands in the audit once', async () => {
    const one = await written('patient-d');
    await look(one);
    const key = randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => sign(one, { key })));
    expect(answers.map(answer => answer.status)).toEqual([200, 200, 200]);
    expect(new Set(answers.map(answer => answer.body.note)).size).toBe(1);
    expect((await leftBehind(one)).signatures).toHaveLength(1);
    expect((await sign(one)).status).toBe(409);
    const audit = await verifyAudit(fresh.db, testKeys, willow.practiceId);
    expect(audit).toMatchObject({ status: 'sound' });
  });
});

describe('what has changed between the review and the signature', () => {
  it('a draft that moved on is met as ever, and its signature files what was written last', async () => {
    const one = await written('patient-e');
    await look(one);
    const edit = {
      key: randomUUID(),
      rev: 1,
      edits: [{ path: ['agenda', 'words'], from: 'Quiero dormir mejor', to: 'Menos refrescos' }],
    };
    expect((await ask(here, one, `${one.id}/edits`, edit)).status).toBe(200);
    expect(await sign(one)).toMatchObject({ status: 409, body: { refused: 'session-changed' } });
    const signed = await sign(one, { rev: 2 });
    expect(await isAsShown(one)).toBe(false);
    expect(signed.body.note).toContain('Menos refrescos');
  });

  it('a visit chosen since is where the note is filed', async () => {
    const one = await written('patient-f');
    await look(one);
    await inside(tx => nameVisit(tx, one.id, 'visit-7'));
    await sign(one);
    expect(await isAsShown(one)).toBe(false);
    const { writes } = await leftBehind(one);
    expect(JSON.stringify(writes.find(write => write.kind === 'note')?.body)).toContain('Encounter/visit-7');
  });

  it('a topic that another talk left open is among those physicians are told of', async () => {
    const [before, one] = [await written('patient-s'), await written('patient-s')];
    await look(one);
    await sign(before);
    await inside(tx => tx.update(teachBack).set({ status: 'open' }));
    await sign(one);
    expect(await isAsShown(one)).toBe(false);
    expect((await leftBehind(one)).cards.map(card => card.topic)).toContain('teach-back');
  });

  const changes: [what: string, change: () => Promise<unknown>][] = [
    [
      'what the EMR says it takes',
      () =>
        inside(tx =>
          saveEmr(tx, {
            ...{ practiceId: willow.practiceId, iss: willow.iss, vendor: 'open', clientId: 'alongside' },
            ...{ clientAuth: 'public', scopes: {}, frameOrigins: [] },
            pinned: {
              ...{ issuer: willow.iss, authorizationEndpoint: '', tokenEndpoint: '', jwksUri: '' },
              accepts: { ...takesAll, writes: { DocumentReference: { create: true } } },
              checkedAt: morning.toISOString(),
            } as never,
          }),
        ),
    ],
    ['what the practice says of its EMR', () => inside(tx => changeClaims(tx, willow.iss, claims => claims))],
    [
      'what the EMR refused',
      () => inside(tx => keepExperience(tx, willow.practiceId, willow.iss, { ...met, taken: false })),
    ],
    ['the name of the coach', () => inside(tx => tx.update(staff).set({ name: 'Rosa Medina-Ruiz' }))],
    [
      'how sure somebody must be',
      () => inside(tx => savePracticeSettings(tx, { ...willow.settings, confidenceThreshold: 9 })),
    ],
    ['the day', async () => (now = new Date(morning.getTime() + 24 * 3_600_000))],
  ];
  it.each(changes)('%s: it is composed anew', async (_what, change) => {
    const [one, straight] = [await written('patient-g'), await written('patient-h')];
    await look(one);
    await change();
    if (now !== morning)
      for (const each of [one, straight])
        each.login = await signIn(fresh.db, willow, {
          ...{ role: 'coach', patientId: each.patientId, at: now, scopes },
        });
    const [signed, anew] = [await sign(one), await sign(straight)];
    expect([signed.status, anew.status]).toEqual([200, 200]);
    expect(await isAsShown(one)).toBe(false);
    expect(signed.body.note).toBe(anew.body.note);
    expect(alike(await leftBehind(one))).toBe(alike(await leftBehind(straight)));
  });
});

describe('what was shown', () => {
  it('stands when the EMR has taken something meanwhile, and when somebody else wrote in the audit', async () => {
    const one = await written('patient-o');
    await look(one);
    await inside(tx =>
      keepExperience(tx, willow.practiceId, willow.iss, { ...met, status: 201, taken: true }),
    );
    // As after another process wrote: the end that this one knows is not the end.
    chainedUpon({ seq: 7, hash: 'another' }, willow.practiceId, []);
    expect((await sign(one)).status).toBe(200);
    expect(await isAsShown(one)).toBe(true);
    const several = await Promise.all(['patient-p', 'patient-q', 'patient-r'].map(each => written(each)));
    for (const each of several) await look(each);
    chainedUpon({ seq: 7, hash: 'another' }, willow.practiceId, []);
    await Promise.all(several.map(each => sign(each)));
    expect(await Promise.all(several.map(isAsShown))).toEqual([true, true, true]);
    expect(await verifyAudit(fresh.db, testKeys, willow.practiceId)).toMatchObject({ status: 'sound' });
  });

  it('on one server is not needed on another', async () => {
    const one = await written('patient-i');
    const shown = await look(one, here);
    const signed = await sign(one, {}, there);
    expect(await isAsShown(one)).toBe(false);
    expect([signed.status, signed.body.note]).toEqual([200, shown.note]);
    expect((await sign(one)).status).toBe(409);
  });

  it('to one login serves no other: not of another patient, and not of the same', async () => {
    const [one, other] = [await written('patient-j'), await written('patient-k')];
    await look(one);
    const stranger = { ...one, login: other.login };
    expect((await sign(stranger)).status).toBe(404);
    expect((await look(stranger)).note).toBeUndefined();
    const login = await signIn(fresh.db, willow, {
      ...{ role: 'coach', patientId: one.patientId, at: morning, scopes },
    });
    expect((await sign({ ...one, login })).status).toBe(200);
    expect(await isAsShown(one)).toBe(false);
    expect((await leftBehind(other)).signatures).toEqual([]);
  });

  it('is forgotten when the coach signs out', async () => {
    const one = await written('patient-t');
    await look(one);
    const held = () => here.parts.shown.find(one.login.launchId, one.id);
    expect(held()).toBeDefined();
    await fetch(`${here.origin}/api/login`, {
      method: 'DELETE',
      headers: {
        ...{ cookie: one.login.cookie, 'x-alongside-launch': one.login.launchId, origin: here.origin },
        'content-type': 'application/json',
      },
      body: '{}',
    });
    expect(held()).toBeUndefined();
  });

  it('gives way to words of the coach’s own, and holds nothing that cannot be signed', async () => {
    const one = await written('patient-l');
    await look(one);
    const signed = await sign(one, { note: 'Walks with her sister now.' });
    expect(signed.body.note).toBe('Walks with her sister now.');
    expect(await isAsShown(one)).toBe(false);
    const empty = await written('patient-m', {});
    expect((await look(empty)).blocked).not.toEqual([]);
    expect(await sign(empty)).toMatchObject({ status: 422, body: { refused: 'nothing-recorded' } });
  });

  it('does not stand in the way of the ones beside it: many signed in one moment, one of them changed', async () => {
    const all = await Promise.all(Array.from({ length: 12 }, (_, at) => written(`patient-n${at}`)));
    for (const one of all) await look(one);
    const [changed] = all;
    if (changed) await inside(tx => nameVisit(tx, changed.id, 'visit-9'));
    const answers = await Promise.all(all.map(one => sign(one)));
    expect(answers.map(answer => answer.status)).toEqual(all.map(() => 200));
    const asShown = await Promise.all(all.map(isAsShown));
    expect(asShown).toEqual(all.map(one => one !== changed));
    for (const one of all) expect((await leftBehind(one)).signatures).toHaveLength(1);
  });
});
