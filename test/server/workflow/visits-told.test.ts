import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PrepView } from '../../../server/domain/chart/prep.ts';
import type { SessionDraft } from '../../../server/domain/session/draft.ts';
import { type CoachByWire, coachByWire } from '../../parts/coach-by-wire.ts';
import { type PracticeDay, practiceDay } from '../../parts/practice-day.ts';

let day: PracticeDay;
beforeAll(async () => {
  day = await practiceDay();
});
afterAll(() => day.close());

/** Visits the preparation says the clinician must hear of, by their reason. */
const inPrep = async (coach: CoachByWire) =>
  (await coach.ask<PrepView>('GET', '/api/prep?chart=now')).body.mustTell.flatMap(({ what }) =>
    what.is === 'visit' ? [what.reason] : [],
  );
const signed = async (coach: CoachByWire, visitsTold?: SessionDraft['visitsTold']) => {
  const session = await coach.open();
  const draft = { agenda: { words: 'Todo bien' }, ...(visitsTold && { visitsTold }) };
  const { rev } = await coach.write(session, draft);
  const { body, status } = await coach.sign(session.id, rev);
  expect(status).toBe(200);
  return { offered: session.carried.visitsToTell ?? [], note: body.note ?? '' };
};

describe('an emergency visit no clinician was told of', () => {
  it('is offered in every talk until one tells it: that a talk was signed since tells nobody', async () => {
    const dana = await coachByWire(day, 'coach-dana', 'rosa-morales');
    expect(await inPrep(dana)).toEqual(['Dizziness on standing']);
    const first = await signed(dana);
    expect(first.offered).toMatchObject([{ visit: 'emergency', reason: 'Dizziness on standing' }]);
    expect(await inPrep(dana)).toHaveLength(1);

    const visitId = first.offered[0]?.id ?? '';
    const about = { visitId, visit: 'emergency', on: '2026-11-12', reason: 'Dizziness on standing' } as const;
    const half = await signed(dana, { v: { ...about, says: 'set-aside' } });
    expect([half.offered, half.note.includes('Set aside')]).toEqual([first.offered, false]);

    const told = await signed(dana, { v: { ...about, says: 'tell' } });
    expect(told.note.split('\n')[1]).toBe('REQUEST: Emergency visit, Nov 12, 2026: Dizziness on standing.');
    expect(await inPrep(dana)).toEqual([]);
    expect((await signed(dana)).offered).toEqual([]);
  });
});
