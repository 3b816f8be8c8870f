import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SessionView } from '../../../server/http/contract/session.ts';
import { auditRow, sessionVersion, signature } from '../../../server/storage/schema.ts';
import { type CoachByWire, coachByWire } from '../../parts/coach-by-wire.ts';
import { fullDraft } from '../../parts/drafts.ts';
import { type PracticeDay, practiceDay } from '../../parts/practice-day.ts';

let day: PracticeDay;
beforeAll(async () => {
  day = await practiceDay();
});
afterAll(() => day.close());

const change = <T>(coach: CoachByWire, method: 'POST' | 'DELETE', id: string) =>
  coach.ask<T>(
    method,
    `/api/sessions/${id}/amendment`,
    method === 'POST' ? { key: crypto.randomUUID() } : {},
  );

test('an amendment that was begun is left as it was signed: nothing is signed, nothing is lost, and the next talk is a new one', async () => {
  const dana = await coachByWire(day, 'coach-dana', 'rosa-morales');
  const talk = await dana.open();
  expect(await change(dana, 'DELETE', talk.id)).toMatchObject({
    status: 409,
    body: { refused: 'session-not-signed' },
  });
  const { rev } = await dana.write(talk, { ...fullDraft(), medicines: {} });
  expect((await dana.sign(talk.id, rev)).status).toBe(200);
  await dana.receipts(talk.id);
  const look = async () => (await dana.ask<SessionView>('GET', `/api/sessions/${talk.id}`)).body;
  const signed = await look();

  await change(dana, 'POST', talk.id);
  const words = 'Not so after all';
  const edits = [{ path: ['tellClinician'], from: signed.draft.tellClinician, to: words }];
  const saved = await dana.ask<{ rev: number }>('POST', `/api/sessions/${talk.id}/edits`, {
    ...{ key: crypto.randomUUID(), rev: signed.rev, edits },
  });
  expect((await look()).draft.tellClinician).toBe(words);
  // It is another coach's: neither begun nor dropped by this one.
  const marcus = await coachByWire(day, 'coach-marcus', 'rosa-morales');
  expect((await change(marcus, 'DELETE', talk.id)).status).toBe(404);
  expect((await look()).status).toBe('amending');

  const left = await change<SessionView>(dana, 'DELETE', talk.id);
  expect(left.status).toBe(200);
  const { status, version, signedAt, note, draft, writes } = signed;
  expect(left.body).toMatchObject({ status, version, signedAt, note, draft, writes });
  // A second press, and words of another window that came late, change nothing.
  expect((await change<SessionView>(dana, 'DELETE', talk.id)).body.rev).toBe(left.body.rev);
  const late = await dana.ask('POST', `/api/sessions/${talk.id}/edits`, {
    ...{ key: crypto.randomUUID(), rev: saved.body.rev, edits },
  });
  expect(late.body).toMatchObject({ refused: 'session-signed' });

  const kept = await day.database.db.withPractice(day.practiceId, async tx => ({
    drafts: await tx.select().from(sessionVersion),
    signatures: await tx.select().from(signature),
    trail: await tx.select().from(auditRow),
  }));
  expect(kept.drafts.filter(one => one.draft.tellClinician === words).length).toBe(1);
  expect(kept.signatures.map(one => one.version)).toEqual([1]);
  expect(
    kept.trail
      .filter(row => row.action === 'drop-amendment' && row.outcome === 'done')
      .map(row => row.detail),
  ).toEqual([{ version: 1, from: saved.body.rev, rev: left.body.rev }]);
  // Amended again, it begins with what was signed.
  expect((await change<SessionView>(dana, 'POST', talk.id)).body.draft).toEqual(signed.draft);
  await change(dana, 'DELETE', talk.id);
  const next = await dana.open();
  expect(next.id).not.toBe(talk.id);
});
