import { expect, test } from 'vitest';
import { byPatient, inSteadyOrder, inTurnToClimb } from '../../../../server/domain/escalation/on-watch.ts';

const at = (clock: string) => `2026-11-26T${clock}:00Z`;

test('what climbs next is on top, whenever it was raised; what can climb no further had its time and is before it', () => {
  const next = (clock: string) => ({ rung: 'lead' as const, at: at(clock) });
  const order = inTurnToClimb([
    { is: 'raised first, climbs late', raisedAt: at('09:00'), next: next('12:00') },
    { is: 'raised last, climbs first', raisedAt: at('10:00'), next: next('10:10') },
    { is: 'at the top', raisedAt: at('09:50') },
    { is: 'longer at the top', raisedAt: at('08:00') },
  ]);
  expect(order.map(one => one.is)).toEqual([
    ...['longer at the top', 'at the top', 'raised last, climbs first', 'raised first, climbs late'],
  ]);
});

test('two flags of one patient are one card, in the place of the first; what names nobody stands alone', () => {
  const of = (id: string, patientId?: string) => ({
    ...{ id, patientId },
    ...(patientId && {
      about: { patientId, coachReach: '', words: '', because: [], shared: [], happened: [], chart: [] },
    }),
  });
  const cards = byPatient([of('a', 'rosa'), of('b', 'walter'), of('c', 'rosa'), of('d'), of('e')]);
  expect(cards.map(card => card.map(({ id }) => id))).toEqual([['a', 'c'], ['b'], ['d'], ['e']]);
});

test('what is shown stays where it is, whatever becomes of it: no press meant for one reaches another; what is new is on top', () => {
  const rows = (...ids: string[]) => ids.map(id => ({ id }));
  const steady = (shown: string[], ...open: string[]) =>
    inSteadyOrder(rows(...open), shown).map(({ id }) => id);
  expect(steady([], 'pressure', 'sugar')).toEqual(['pressure', 'sugar']);
  expect(steady(['pressure', 'sugar'], 'sugar', 'pressure')).toEqual(['pressure', 'sugar']); // the first was seen
  expect(steady(['pressure', 'sugar'], 'sugar', 'chest', 'pressure')).toEqual(['chest', 'pressure', 'sugar']);
  expect(steady(['pressure', 'sugar'], 'sugar')).toEqual(['sugar']);
});
