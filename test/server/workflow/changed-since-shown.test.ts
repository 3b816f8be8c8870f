import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { keepExperience } from '../../../server/storage/emr-experience.ts';
import { changeClaims, saveEmr, savePracticeSettings } from '../../../server/storage/practices.ts';
import { staff, teachBack } from '../../../server/storage/schema.ts';
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
