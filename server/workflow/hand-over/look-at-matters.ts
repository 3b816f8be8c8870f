import { firstWords } from '../../domain/panel/first-words.ts';
import { byNeed, type MattersPage } from '../../domain/panel/matters.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { handOverOf } from '../../storage/hand-overs.ts';
import { scoresOf } from '../../storage/queue-rows.ts';
import { lastSnapshots } from '../../storage/snapshots.ts';
import { mattersFor } from '../../views/matters.ts';
import { auditDeeds } from '../audit-deed.ts';
import { type DeskParts, doerOf, notInChart } from '../desk/teller.ts';
import type { Coach } from '../panel/own-panel.ts';
import { colleaguesOn, standingNow } from './known.ts';
import { about } from './propose.ts';

/**
 * The page that tells the new coach what matters; the coach who gives them on sees it as it will be read. Nobody else does:
 * who keeps the practice needs no chart for it. Each patient shown is written down.
 */
export const lookAtMatters = async (
  parts: DeskParts,
  who: Coach,
  id: string,
  { from, most }: { from: number; most: number },
  now: Date,
): Promise<MattersPage | Refusal> =>
  notInChart(who) ??
  parts.db.withPractice(who.practiceId, async tx => {
    const { practiceId, settings, staff } = who;
    const found = await handOverOf(tx, id);
    if (found === undefined) return refuse('not-found', 'not-handed-to-you');
    const { handOver, patients } = found;
    const gives = handOver.from.staffId === staff.id;
    const mine = patients.filter(
      ({ to, state: { status } }) =>
        (gives || to.staffId === staff.id) &&
        (status === 'waiting' ||
          status === 'agreed' ||
          status === 'taken' ||
          (gives && status === 'declined')),
    );
    if (mine.length === 0) return refuse('not-found', 'not-handed-to-you');
    const ids = mine.map(({ patientId }) => patientId);
    const standing = await standingNow(tx, ids, now);
    const scores = await scoresOf(tx, ids);
    const ordered = byNeed(
      mine.map(one => ({
        ...one,
        redFlag: standing.get(one.patientId)?.redFlag ?? false,
        score: scores.get(one.patientId) ?? 0,
      })),
    );
    const piece = ordered.slice(from, from + most);
    const pieceIds = piece.map(({ patientId }) => patientId);
    const charts = await lastSnapshots(tx, parts.keys, practiceId, pieceIds);
    const today = handOver.fromDay;
    const hasLeft = (await colleaguesOn(tx, today)).get(handOver.from.staffId)?.active !== true;
    const told: MattersPage['patients'] = [];
    for (const { patientId, words } of piece) {
      const snapshot = charts.get(patientId);
      const unsigned = standing.get(patientId)?.unsigned;
      const ask = { patientId, staffId: staff.id, settings, now };
      const one = await mattersFor(tx, {
        ...ask,
        ...(snapshot && { snapshot }),
        ...(unsigned && { unsigned }),
      });
      const called =
        one.who.status === 'recorded'
          ? (one.who.value.preferredName ?? one.who.value.name.split(' ')[0])
          : undefined;
      const say = firstWords({
        ...{ from: handOver.from.name, meet: handOver.meet, hasLeft },
        ...(called && { name: called }),
        ...(handOver.backOn && { backOn: handOver.backOn }),
      });
      told.push({ ...one, ...(words && { words }), say });
      const deed = { action: 'look-at-handed-over', ...about(id) } as const;
      await auditDeeds(tx, parts, doerOf(who, patientId), [deed], now);
    }
    return { patients: told, more: Math.max(0, mine.length - from - piece.length) };
  });
