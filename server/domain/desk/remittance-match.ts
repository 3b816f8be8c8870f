import { claimNumber } from './claim-number.ts';
import { daysOfLine } from './days-of-line.ts';
import type { KeptLine } from './kept-month.ts';
import type { PaidLine } from './remittance.ts';

/** One patient's month as it left. `name`: asked for only where a claim's number does not find its month. */
export type LeftMonth = {
  month: string;
  patientId: string;
  lines: readonly KeptLine[];
  name: () => string | undefined;
};
export type LineOfMonth = { month: string; patientId: string; lineKey: string };
export type MatchedBy = 'number' | 'name' | 'hand';
export type Matched = { paid: PaidLine; to?: LineOfMonth & { by: MatchedBy } };

/**
 * Finds for each line of a payer the one it is about: by the claim's number, else by the patient's name with code and day
 * where there is exactly one. What fits two is matched to none. A claim told as a whole is about each of its lines.
 */
export function matchPaid(paid: readonly PaidLine[], left: readonly LeftMonth[]): Matched[] {
  const byNumber = new Map<string, LeftMonth | 'several'>();
  for (const month of left)
    for (const number of numbersOf(month)) byNumber.set(number, byNumber.has(number) ? 'several' : month);
  const byCode = new Map<string, { month: LeftMonth; line: KeptLine }[]>();
  for (const month of left)
    for (const line of month.lines) {
      const group = byCode.get(line.code);
      if (group) group.push({ month, line });
      else byCode.set(line.code, [{ month, line }]);
    }
  const names = new Map<LeftMonth, Set<string>>();
  const nameOf = (month: LeftMonth): Set<string> => {
    const known = names.get(month) ?? wordsOf(month.name() ?? '');
    names.set(month, known);
    return known;
  };
  return paid.flatMap(one => {
    const month = byNumber.get(bare(one.claim));
    if (month !== undefined && month !== 'several') return ofMonth(one, month);
    if (month === 'several' || !one.patient || !one.code || !one.from) return { paid: one };
    const wanted = wordsOf(one.patient);
    const fit = (byCode.get(one.code) ?? []).filter(
      each => isDuring(one, each.line) && wanted.size > 1 && isWithin(wanted, nameOf(each.month)),
    );
    const [only] = fit;
    return only && fit.length === 1
      ? { paid: one, to: toLine(only.month, only.line, 'name') }
      : { paid: one };
  });
}

/** What a line of a claim number is about: its own number, else its code, else code and day. */
function ofMonth(paid: PaidLine, month: LeftMonth): Matched | Matched[] {
  if (paid.code === undefined) return month.lines.map(line => ({ paid, to: toLine(month, line, 'number') }));
  const ofCode = month.lines.filter(({ code }) => code === paid.code);
  const fit =
    ofCode.filter(({ key }) => key === paid.lineNumber).length === 1
      ? ofCode.filter(({ key }) => key === paid.lineNumber)
      : ofCode.length === 1
        ? ofCode
        : ofCode.filter(line => isDuring(paid, line));
  const [only] = fit;
  return only && fit.length === 1 ? { paid, to: toLine(month, only, 'number') } : { paid };
}

/** As it is claimed now, and as months were claimed that left before numbers were short. */
const numbersOf = ({ month, patientId }: LeftMonth): string[] => [
  ...new Set([bare(claimNumber(month, patientId)), bare(`${month}/${patientId}`)]),
];
const bare = (number: string): string => number.trim().toUpperCase();

const toLine = ({ month, patientId }: LeftMonth, { key }: KeptLine, by: MatchedBy) => ({
  ...{ month, patientId, lineKey: key, by },
});

function isDuring({ from, to = from }: PaidLine, line: KeptLine): boolean {
  if (from === undefined || to === undefined) return false;
  const days = daysOfLine(line);
  return from <= days.to && to >= days.from;
}

const wordsOf = (name: string): Set<string> =>
  new Set(
    name
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .filter(word => word.length > 1),
  );
const isWithin = (wanted: Set<string>, name: Set<string>): boolean =>
  [...wanted].every(word => name.has(word));
