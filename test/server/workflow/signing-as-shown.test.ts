import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { StandingCard } from '../../../server/domain/physician/card.ts';
import { chainedUpon } from '../../../server/storage/audit.ts';
import { verifyAudit } from '../../../server/storage/audit-verify.ts';
import { keepExperience } from '../../../server/storage/emr-experience.ts';
import { rowOf } from '../../../server/storage/physician-cards.ts';
import { billingChange, physicianCard } from '../../../server/storage/schema.ts';
import { nameVisit } from '../../../server/storage/sessions.ts';
import { fullDraft } from '../../parts/drafts.ts';
import { signIn } from '../../parts/logins.ts';
import { testKeys } from '../../parts/practice.ts';
import {
  alike,
  atTheDesk,
  desk,
  inside,
  isAsShown,
  leftBehind,
  look,
  morning,
  scopes,
  sign,
  type Written,
  written,
} from '../../parts/signing-desk.ts';

atTheDesk();

const met = { type: 'Goal', deed: 'create' as const, category: '', status: 422, at: morning.toISOString() };

describe('a signature after the review', () => {
  it('files byte for byte what was shown, at the moment of the signature', async () => {
    const one = await written('patient-a');
    const shown = await look(one);
    expect(shown.note).toMatch(/Signed by Rosa Medina, Mar 2, 2026, \d+:04 [AP]M\.\n$/);
    desk.now = new Date(morning.getTime() + 20_000);
    const signed = await sign(one);
    expect(await isAsShown(one)).toBe(true);
    expect([signed.status, signed.body.note]).toEqual([200, shown.note]);
    expect(signed.body.signedAt).toBe(desk.now.toISOString());
    expect(signed.body.writes.map(write => [write.key, write.label, write.route])).toEqual(
      expect.arrayContaining(shown.items.map(item => [item.key, item.label, item.route])),
    );
    const { writes, session, signatures } = await leftBehind(one);
    expect([session[0]?.status, session[0]?.version, signatures[0]?.note]).toEqual(['signed', 1, shown.note]);
    const note = writes.find(write => write.kind === 'note')?.body as fhir4.DocumentReference | undefined;
    expect(note?.date).toBe(desk.now.toISOString());
    const filed = Buffer.from(note?.content[0]?.attachment.data ?? '', 'base64').toString();
    expect(filed).toBe(shown.note);
    const changed = (await inside(tx => tx.select().from(billingChange))).map(row => row.patientId);
    expect(changed.filter(id => id === one.patientId)).toHaveLength(1); // the month hears of it in the same transaction
  });

  it('leaves behind what composing it anew at that moment does, minutes and midday later', async () => {
    const whole = fullDraft(morning);
    const draft = { ...whole, teachBacks: { tb1: { ...whole.teachBacks?.tb1, canDo: 'no' as const } } };
    const [reviewed, straight] = [await written('patient-b', draft), await written('patient-c', draft)];
    await look(reviewed);
    desk.now = new Date(morning.getTime() + 9 * 60_000);
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

  it('takes the card of topics away when none is open any more: this patient’s, nobody else’s', async () => {
    const [taught, other] = [await written('patient-u'), await written('patient-v')];
    const card: StandingCard = {
      ...{ topic: 'teach-back', since: morning.toISOString() },
      says: { is: 'teach-back', about: 'Salt', open: [], others: 0 },
    };
    const left = [taught, other].map(({ patientId }) => rowOf(desk.willow.practiceId, patientId, card));
    await inside(tx => tx.insert(physicianCard).values(left));
    await look(taught);
    await sign(taught);
    expect(await isAsShown(taught)).toBe(true);
    const topics = async (one: Written) => (await leftBehind(one)).cards.map(({ topic }) => topic);
    expect([await topics(taught), await topics(other)]).toEqual([['coaching-today'], ['teach-back']]);
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
    const audit = await verifyAudit(desk.db, testKeys, desk.willow.practiceId);
    expect(audit).toMatchObject({ status: 'sound' });
  });
});

describe('what was shown', () => {
  it('stands when the EMR has taken something meanwhile, and when somebody else wrote in the audit', async () => {
    const one = await written('patient-o');
    await look(one);
    await inside(tx =>
      keepExperience(tx, desk.willow.practiceId, desk.willow.iss, { ...met, status: 201, taken: true }),
    );
    // As after another process wrote: the end that this one knows is not the end.
    chainedUpon({ seq: 7, hash: 'another' }, desk.willow.practiceId, []);
    expect((await sign(one)).status).toBe(200);
    expect(await isAsShown(one)).toBe(true);
    const several = await Promise.all(['patient-p', 'patient-q', 'patient-r'].map(each => written(each)));
    for (const each of several) await look(each);
    chainedUpon({ seq: 7, hash: 'another' }, desk.willow.practiceId, []);
    await Promise.all(several.map(each => sign(each)));
    expect(await Promise.all(several.map(isAsShown))).toEqual([true, true, true]);
    expect(await verifyAudit(desk.db, testKeys, desk.willow.practiceId)).toMatchObject({ status: 'sound' });
  });

  it('on one server is not needed on another', async () => {
    const one = await written('patient-i');
    const shown = await look(one, desk.here);
    const signed = await sign(one, {}, desk.there);
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
    const login = await signIn(desk.db, desk.willow, {
      ...{ role: 'coach', patientId: one.patientId, at: morning, scopes },
    });
    expect((await sign({ ...one, login })).status).toBe(200);
    expect(await isAsShown(one)).toBe(false);
    expect((await leftBehind(other)).signatures).toEqual([]);
  });

  it('is forgotten when the coach signs out', async () => {
    const one = await written('patient-t');
    await look(one);
    const held = () => desk.here.parts.shown.find(one.login.launchId, one.id);
    expect(held()).toBeDefined();
    await fetch(`${desk.here.origin}/api/login`, {
      method: 'DELETE',
      headers: {
        ...{ cookie: one.login.cookie, 'x-alongside-launch': one.login.launchId, origin: desk.here.origin },
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
