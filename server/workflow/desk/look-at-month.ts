import { denialState } from '../../domain/desk/denial.ts';
import type { MonthPatient } from '../../domain/desk/month-row.ts';
import type { Language } from '../../domain/language.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { denialsOf } from '../../storage/denials.ts';
import { type MonthTotals, patientInSeal } from '../../storage/evaluated-months.ts';
import {
  keepLookedAt,
  type ListedPatient,
  type MonthPage,
  pageOfMonth,
} from '../../storage/evaluated-pages.ts';
import { batchesOf } from '../../storage/export-batches.ts';
import { auditDeed } from '../audit-deed.ts';
import { type Biller, type DeskParts, doerOf, notInChart } from './teller.ts';
import { monthNow } from './up-to-date.ts';

export type Batch = { id: string; by: string; at: string; lines: number; patients: number; checksum: string };
/** A month as the desk shows it: a small row each patient, and what left already. */
export type MonthView = {
  month: string;
  /** The first in the order of need; or, where `changes`, those that changed since the reader's mark. */
  patients: MonthPatient[];
  changes: boolean;
  /** Of `changes`: who is not in the month any more. */
  gone: string[];
  /** How far the reader has it with this answer: given back, it is told what changed since. */
  mark: string;
  totals: MonthTotals;
  /** Not worked out yet: so many are left, of so many. Nobody is listed until then. */
  underWay?: { left: number; of: number };
  batches: Batch[];
  /** Reasons of denials, the most frequent first. */
  denials: { reason: string; count: number; open: number }[];
};

/** As many as a screen shows at first. */
const firstPage = 100;
/** As many as follow in one piece, or may have changed before the whole is told anew. */
const furtherPage = 1_000;

export type MonthLook = { month: string; language: Language; since?: string };

/**
 * The month's list: its first page with the totals of the whole, or what changed since the reader looked last. It names
 * many patients, so it is shown in no chart.
 */
export const lookAtMonth = async (
  parts: DeskParts,
  who: Biller,
  { month, language, since }: MonthLook,
  now: Date,
): Promise<MonthView | Refusal> => {
  const [begunIn, round] = since?.split('.').map(Number) ?? [];
  const asked = round === undefined ? { first: firstPage } : { since: round, most: furtherPage + 1 };
  const { practiceId, settings } = who;
  return (
    notInChart(who) ??
    monthNow(parts, { practiceId, settings, month, now }, asked, language, async (tx, stand) => {
      const beside = await besideOf(tx, month);
      if (!('page' in stand)) {
        await auditLook(tx, parts, who, { month, patients: 0 }, now);
        return { month, ...nothingYet, ...beside, underWay: stand };
      }
      const { page } = stand;
      const isLittle = page.begunIn === begunIn && page.patients.length <= furtherPage;
      const changes = round !== undefined && isLittle;
      const shown =
        changes || round === undefined
          ? page
          : await pageOfMonth(tx, { month, day: '', language, page: { first: firstPage } });
      const { totals, patients } = shown ?? page;
      await auditLook(tx, parts, who, { month, patients: patients.length }, now);
      if (isLongAgo(page, now)) await keepLookedAt(tx, month, now.toISOString());
      return {
        ...{ month, changes, totals, ...beside, mark: `${page.begunIn}.${page.round}` },
        patients: listed(parts, practiceId, month, patients),
        gone: patients.filter(({ isListed }) => !isListed).map(({ patientId }) => patientId),
      };
    })
  );
};

/** Those after a patient, by their ids: `next` is the last of them, where there may be more. */
export type MonthFurther = { patients: MonthPatient[]; next?: string };

/**
 * The rest of the list, a piece at a time. In the order of ids, which nothing changes: whoever is in the month the whole
 * while is in one of the pieces, whatever becomes of their state meanwhile.
 */
export const lookAtFurther = async (
  parts: DeskParts,
  who: Biller,
  { month, language, after }: { month: string; language: Language; after: string },
  now: Date,
): Promise<MonthFurther | Refusal> => {
  const { practiceId, settings } = who;
  const asked = { after, most: furtherPage };
  return (
    notInChart(who) ??
    monthNow(parts, { practiceId, settings, month, now }, asked, language, async (tx, stand) => {
      const page = 'page' in stand ? stand.page.patients : undefined;
      await auditLook(tx, parts, who, { month, patients: page?.length ?? 0 }, now);
      if (page === undefined) return { patients: [], next: after };
      const last = page.length === furtherPage ? page.at(-1)?.patientId : undefined;
      return { patients: listed(parts, practiceId, month, page), ...(last && { next: last }) };
    })
  );
};

const nothingYet = { patients: [], changes: false, gone: [], mark: '0.0', totals: {} };

const listed = (
  { keys }: DeskParts,
  practiceId: string,
  month: string,
  patients: readonly ListedPatient[],
): MonthPatient[] =>
  patients.flatMap(({ patientId, told, whoSealed, isListed }) =>
    isListed && whoSealed !== null
      ? [{ ...JSON.parse(told), ...patientInSeal(keys, practiceId, { month, patientId }, whoSealed) }]
      : [],
  );

async function besideOf(tx: PracticeTx, month: string): Promise<Pick<MonthView, 'batches' | 'denials'>> {
  const batches = await batchesOf(tx, month);
  const denials = await denialsOf(tx, month);
  return {
    batches: batches.map(({ id, by, at, lines, patients, checksum }) => ({
      ...{ id, by, at, lines, patients, checksum },
    })),
    denials: [...Map.groupBy(denials, ({ reason }) => reason)]
      .map(([reason, of]) => ({
        ...{ reason, count: of.length, open: of.filter(row => denialState(row) === 'open').length },
      }))
      .toSorted((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
  };
}

const auditLook = (
  tx: PracticeTx,
  parts: DeskParts,
  who: Biller,
  detail: { month: string; patients: number },
  now: Date,
): Promise<void> => auditDeed(tx, parts, doerOf(who), { action: 'look-at-month', detail }, now);

const anHourMs = 3_600_000;
const isLongAgo = ({ lookedAt }: MonthPage, now: Date): boolean =>
  now.getTime() - Date.parse(lookedAt) > anHourMs;
