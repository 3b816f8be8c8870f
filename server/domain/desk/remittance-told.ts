import { carcOf } from './denial-reasons.ts';
import { type LineOutcome, lineOutcomes, type PaidLine, type Remittance } from './remittance.ts';
import type { Matched } from './remittance-match.ts';
import { denialReason } from './remittance-outcome.ts';

/** A denial that is written down already, as far as it meets a new one. */
export type DenialKnown = {
  id: string;
  month: string;
  patientId: string;
  lineKey: string;
  reason: string;
  became: string | null;
};
export type NewDenial = { month: string; patientId: string; lineKey: string; reason: string; paid: PaidLine };

/** What a file does to the desk: new lines, denials that begin, denials that end since the line is paid after all. */
export type Effect = { fresh: Matched[]; denials: NewDenial[]; paidAfterAll: string[] };

/**
 * What is new in a file, and what follows from it. A denial that somebody typed before the file came is not written down
 * twice; a payment of a line ends its denials, also those given up as lost.
 */
export function effectOf(fresh: Matched[], known: readonly DenialKnown[]): Effect {
  const denials: NewDenial[] = [];
  const paidAfterAll = new Set<string>();
  for (const { paid, to } of fresh) {
    if (to === undefined) continue;
    const of = known.filter(
      one => one.month === to.month && one.patientId === to.patientId && one.lineKey === to.lineKey,
    );
    if (paid.paidCents > 0 && paid.outcome !== 'reversed')
      for (const { id, became } of of) if (became !== 'paid') paidAfterAll.add(id);
    if (paid.outcome !== 'denied') continue;
    const reason = denialReason(paid);
    const isSame = (other: string) => (carcOf(other) ?? other) === (carcOf(reason) ?? reason);
    const stands = of.some(one => one.became === null && isSame(one.reason));
    const { month, patientId, lineKey } = to;
    const isTold = denials.some(
      one => one.patientId === patientId && one.lineKey === lineKey && one.month === month,
    );
    if (!stands && !isTold) denials.push({ month, patientId, lineKey, reason, paid });
  }
  return { fresh, denials, paidAfterAll: [...paidAfterAll] };
}

/** What is told of a file before it is taken in, and after. */
export type RemittanceTold = {
  kind: Remittance['kind'];
  payers: string[];
  months: string[];
  /** Lines that are new; those that were taken in before change nothing. */
  lines: number;
  known: number;
  outcomes: Record<LineOutcome, number>;
  paidCents: number;
  unmatched: number;
  denials: { month: string; patientId: string; name?: string; code: string; reason: string }[];
  denialCount: number;
  paidAfterAll: number;
  notRead: Remittance['notRead'];
  notReadCount: number;
  passedOver: string[];
  unbalanced: Remittance['unbalanced'];
};

const shown = 50;

export function tellRemittance(
  read: Remittance,
  { fresh, denials, paidAfterAll }: Effect,
  known: number,
  nameOf: (of: { month: string; patientId: string }) => string | undefined,
): RemittanceTold {
  const lines = fresh.map(({ paid }) => paid);
  const outcomes = Object.fromEntries(
    lineOutcomes.map(outcome => [outcome, lines.filter(one => one.outcome === outcome).length]),
  ) as Record<LineOutcome, number>;
  return {
    ...{ kind: read.kind, payers: payersOf(read), lines: lines.length, known, outcomes },
    months: [...new Set(fresh.flatMap(({ to }) => to?.month ?? []))].toSorted(),
    paidCents: lines.reduce((all, one) => all + one.paidCents, 0),
    unmatched: fresh.filter(({ to }) => to === undefined).length,
    denials: denials.slice(0, shown).map(({ month, patientId, paid, lineKey, reason }) => {
      const name = nameOf({ month, patientId });
      const code = paid.code ?? lineKey.split(' ')[0] ?? '';
      return { month, patientId, code, reason, ...(name && { name }) };
    }),
    ...{ denialCount: denials.length, paidAfterAll: paidAfterAll.length },
    ...{ notRead: read.notRead.slice(0, shown), notReadCount: read.notRead.length },
    ...{ passedOver: read.passedOver, unbalanced: read.unbalanced.slice(0, shown) },
  };
}

export const payersOf = ({ lines }: Remittance): string[] =>
  [...new Set(lines.flatMap(({ payer }) => payer || []))].slice(0, shown);
