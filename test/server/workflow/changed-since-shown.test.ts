import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { keepExperience } from '../../../server/storage/emr-experience.ts';
import { endLogin, lockLogin, touchLogin } from '../../../server/storage/logins.ts';
import { changeClaims, saveEmr, savePracticeSettings } from '../../../server/storage/practices.ts';
import { login, staff, teachBack } from '../../../server/storage/schema.ts';
import { nameVisit } from '../../../server/storage/sessions.ts';
import { signIn } from '../../parts/logins.ts';
import {
  alike,
  ask,
  atTheDesk,
  desk,
  inside,
  isAsShown,
  leftBehind,
  look,
  morning,
  scopes,
  sign,
  takesAll,
  written,
} from '../../parts/signing-desk.ts';

atTheDesk();

const met = { type: 'Goal', deed: 'create' as const, category: '', status: 422, at: morning.toISOString() };

describe('what has changed between the review and the signature', () => {
  it('a draft that moved on is met as ever, and its signature files what was written last', async () => {
    const one = await written('patient-e');
    await look(one);
    const edit = {
      key: randomUUID(),
      rev: 1,
      edits: [{ path: ['agenda', 'words'], from: 'Quiero dormir mejor', to: 'Menos refrescos' }],
    };
    expect((await ask(desk.here, one, `${one.id}/edits`, edit)).status).toBe(200);
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
            ...{
              practiceId: desk.willow.practiceId,
              iss: desk.willow.iss,
              vendor: 'open',
              clientId: 'alongside',
            },
            ...{ clientAuth: 'public', scopes: {}, frameOrigins: [] },
            pinned: {
              ...{ issuer: desk.willow.iss, authorizationEndpoint: '', tokenEndpoint: '', jwksUri: '' },
              accepts: { ...takesAll, writes: { DocumentReference: { create: true } } },
              checkedAt: morning.toISOString(),
            } as never,
          }),
        ),
    ],
    [
      'what the practice says of its EMR',
      () => inside(tx => changeClaims(tx, desk.willow.iss, claims => claims)),
    ],
    [
      'what the EMR refused',
      () =>
        inside(tx => keepExperience(tx, desk.willow.practiceId, desk.willow.iss, { ...met, taken: false })),
    ],
    ['the name of the coach', () => inside(tx => tx.update(staff).set({ name: 'Rosa Medina-Ruiz' }))],
    [
      'how sure somebody must be',
      () => inside(tx => savePracticeSettings(tx, { ...desk.willow.settings, confidenceThreshold: 9 })),
    ],
    ['the day', async () => (desk.now = new Date(morning.getTime() + 24 * 3_600_000))],
  ];
  it.each(changes)('%s: it is composed anew', async (_what, change) => {
    const [one, straight] = [await written('patient-g'), await written('patient-h')];
    await look(one);
    await change();
    if (desk.now !== morning)
      for (const each of [one, straight])
        each.login = await signIn(desk.db, desk.willow, {
          ...{ role: 'coach', patientId: each.patientId, at: desk.now, scopes },
        });
    const [signed, anew] = [await sign(one), await sign(straight)];
    expect([signed.status, anew.status]).toEqual([200, 200]);
    expect(await isAsShown(one)).toBe(false);
    expect(signed.body.note).toBe(anew.body.note);
    expect(alike(await leftBehind(one))).toBe(alike(await leftBehind(straight)));
  });
});

describe('whoever signs is known from the review, as long as their login is what it was then', () => {
  const later = new Date(morning.getTime() + 60_000);
  const at = later.toISOString();
  const ends: [what: string, change: (launchId: string) => Promise<unknown>, status: number][] = [
    ['ended elsewhere', id => inside(tx => endLogin(tx, id, at, '')), 401],
    ['locked elsewhere', id => inside(tx => lockLogin(tx, id, at)), 423],
    ['of a coach who left the practice', () => inside(tx => tx.update(staff).set({ active: false })), 401],
    ['of one who coaches no more', () => inside(tx => tx.update(staff).set({ role: 'biller' })), 403],
    [
      'handed over to another browser',
      () => inside(tx => tx.update(login).set({ secretHash: 'other' })),
      401,
    ],
    ['gone', id => inside(tx => tx.delete(login).where(eq(login.id, id))), 401],
  ];
  it.each(ends)('a login %s signs nothing', async (_what, change, status) => {
    const one = await written('patient-k');
    await look(one);
    await change(one.login.launchId);
    desk.now = later;
    expect((await sign(one)).status).toBe(status);
    const { session, signatures, writes } = await leftBehind(one);
    expect([session[0]?.status, signatures, writes]).toEqual(['open', [], []]);
  });

  it('nor does another secret than its own, nor one that nobody touched for too long', async () => {
    const one = await written('patient-k');
    await look(one);
    const { secret, cookie } = one.login;
    const stranger = { ...one.login, cookie: cookie.replace(secret, `${secret.slice(1)}x`) };
    expect((await sign({ ...one, login: stranger })).status).toBe(401);
    desk.now = new Date(morning.getTime() + desk.willow.settings.idleLockMinutes * 60_000);
    expect((await sign(one)).status).toBe(423);
    expect((await leftBehind(one)).signatures).toEqual([]);
  });

  it('one that was granted less since is asked for, and the session composed anew', async () => {
    const one = await written('patient-k');
    await look(one);
    await inside(tx => tx.update(login).set({ scopes: ['launch', 'openid'] }));
    expect((await sign(one)).status).toBe(200);
    expect(await isAsShown(one)).toBe(false);
  });

  it('one that was at work meanwhile is the same', async () => {
    const one = await written('patient-k');
    await look(one);
    await inside(tx => touchLogin(tx, one.login.launchId, at));
    desk.now = later;
    expect((await sign(one)).status).toBe(200);
    expect(await isAsShown(one)).toBe(true);
  });
});
