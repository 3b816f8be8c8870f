import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { NewChartWrite } from '../../server/domain/chart/chart-write.ts';
import { chartItems } from '../../server/domain/session/chart-items.ts';
import type { SessionDraft } from '../../server/domain/session/draft.ts';
import { applyEdits, type Edit } from '../../server/domain/session/edits.ts';
import { wouldSign } from '../../server/domain/session/sign.ts';
import type { SignedSession } from '../../server/domain/session/signed.ts';
import { randomCases } from '../parts/random-cases.ts';
import { asSent, nextWritesOf, routedIn, takesEverything, writesOf } from '../server/chart/signed-writes.ts';
import { fittingEdit } from '../server/domain/session/arbitraries.ts';
import { rosaDraft, rosaInput, signed } from '../server/domain/session/rosa-session.ts';
import { gateFaults } from './gate.ts';

/** What is wrong with everything these rows would send; a urn is known by the row it names. */
const faultsOf = (rows: NewChartWrite[], earlier: NewChartWrite[] = []) => {
  const types = new Map([...earlier, ...rows].map(row => [`urn:uuid:${row.id}`, row.body?.resourceType]));
  return rows.flatMap(({ body, itemKey }) =>
    body === undefined
      ? []
      : gateFaults(JSON.parse(JSON.stringify(body)), urn => types.get(urn)).map(fault => ({
          ...fault,
          itemKey,
        })),
  );
};

const itemsOf = (session: SignedSession) =>
  chartItems(session, { settings: rosaInput.settings, note: 'The note.' });

test('all that Rosa’s sessions put into the chart fits, and so does what ends of the first in the second', () => {
  expect(faultsOf(writesOf())).toEqual([]);
  expect(faultsOf(nextWritesOf(), writesOf())).toEqual([]);
});

test('an amendment fits, with the note that replaces the first', () => {
  const first = signed();
  const rows = writesOf({ signed: first, routed: routedIn(itemsOf(first), takesEverything()) });
  const again = signed({
    version: 2,
    amendmentReason: 'weight',
    draft: { ...rosaDraft, measured: { systolic: 140, diastolic: 82, weight: 80, weightUnit: 'kg' } },
  });
  const amended = writesOf({
    signed: again,
    routed: routedIn(itemsOf(again), takesEverything()),
    previous: asSent(rows),
  });
  expect(faultsOf(rows)).toEqual([]);
  expect(faultsOf(amended, rows)).toEqual([]);
  expect(amended.map(row => row.body?.resourceType)).toEqual([
    'DocumentReference',
    'Observation',
    'Observation',
  ]);
});

test('whatever a coach writes into a full session, what the chart gets of it fits', () => {
  fc.assert(
    fc.property(fc.array(editOfRosas, { maxLength: 40 }), edits => {
      const session = wouldSign({ ...rosaInput, draft: edits.reduce(edited, rosaDraft) }).signed;
      const rows = writesOf({ signed: session, routed: routedIn(itemsOf(session), takesEverything()) });
      expect(faultsOf(rows)).toEqual([]);
    }),
    { numRuns: randomCases(150) },
  );
});

/** Half of the edits change what stands in Rosa's session, half begin something new. */
const editOfRosas: fc.Arbitrary<Edit> = fc
  .tuple(fittingEdit, fc.boolean())
  .map(([edit, isOld]) => (isOld ? { ...edit, path: edit.path.map(placeOfRosas) } : edit));

/** An edit says what it found, else it would be taken for a conflict and left out. */
function edited(draft: SessionDraft, { path, to }: Edit): SessionDraft {
  const from = path.reduce<unknown>(
    (at, key) => (at as { [key: string]: unknown } | undefined)?.[key],
    draft,
  );
  return applyEdits(draft, [{ path, to, from: from as Edit['from'] }]).draft;
}

function placeOfRosas(segment: string, at: number, path: string[]): string {
  const part = rosaDraft[path[0] as keyof SessionDraft];
  const ids = at === 1 && isNewId(segment) ? Object.keys(part ?? {}) : [];
  return ids[segment.charCodeAt(1) % ids.length] ?? segment;
}

const isNewId = (segment: string): boolean => ['a1', 'a2', 'a3', '01j-9'].includes(segment);
