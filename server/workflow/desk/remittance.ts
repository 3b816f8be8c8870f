import { createHash, randomUUID } from 'node:crypto';
import {
  isUnreadable,
  type PaidLine,
  type Remittance,
  readRemittance,
} from '../../domain/desk/remittance.ts';
import type { LeftMonth, Matched } from '../../domain/desk/remittance-match.ts';
import { matchPaid } from '../../domain/desk/remittance-match.ts';
import {
  type Effect,
  effectOf,
  payersOf,
  type RemittanceTold,
  tellRemittance,
} from '../../domain/desk/remittance-told.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { dayIn } from '../../domain/time-zone.ts';
import { openWho } from '../../storage/billing-months.ts';
import type { PracticeTx } from '../../storage/database.ts';
import { denialsNotPaid, endDenials, keepDenial } from '../../storage/denials.ts';
import {
  insertRemittance,
  insertRemittanceLines,
  leftLinesOf,
  printsKnown,
  remittanceBySum,
  remittanceOf,
  sealPatient,
} from '../../storage/remittances.ts';
import { oneAtATime } from '../../storage/turns.ts';
import { auditDeed } from '../audit-deed.ts';
import { type Biller, type DeskParts, doerOf, notInChart } from './teller.ts';

/** `before`: the very same text was taken in then. */
export type RemittanceLook = RemittanceTold & { before?: { at: string } };

/** What a file of a payer would do, with nothing done. Refuses one that cannot be read as a whole, and says where. */
export const lookAtRemittance = async (
  parts: DeskParts,
  who: Biller,
  { text }: { text: string },
  now: Date,
): Promise<RemittanceLook | Refusal> =>
  notInChart(who) ??
  parts.db.withPractice(who.practiceId, async tx => {
    const read = readRemittance(text);
    if (isUnreadable(read)) return unread(read);
    const { effect, known, nameOf } = await effectIn(tx, parts, who, read);
    const before = await remittanceBySum(tx, sumOf(text));
    const detail = { lines: read.lines.length };
    await auditDeed(tx, parts, doerOf(who), { action: 'look-at-remittance', detail }, now);
    return { ...tellRemittance(read, effect, known, nameOf), ...(before && { before: { at: before.at } }) };
  });

/**
 * Takes a file of a payer in: its lines are kept, what it denies becomes denials, what it pays ends them. Whatever was
 * said before, in this file or another, is known and changes nothing; so does the same key again.
 */
export const importRemittance = async (
  parts: DeskParts,
  who: Biller,
  { key: id, text }: { key: string; text: string },
  now: Date,
): Promise<(RemittanceTold & { id: string }) | Refusal> =>
  notInChart(who) ??
  parts.db.withPractice(who.practiceId, async tx => {
    const read = readRemittance(text);
    if (isUnreadable(read)) return unread(read);
    await oneAtATime(tx, 'remittance');
    const checksum = sumOf(text);
    const made = await remittanceOf(tx, id);
    if (made && made.checksum !== checksum) return refuse('conflict', 'no-longer-open');
    const { effect, known, prints, nameOf } = await effectIn(tx, parts, who, read);
    const told = tellRemittance(read, effect, known, nameOf);
    if (effect.fresh.length === 0) return { ...told, id };
    const at = now.toISOString();
    const by = { practiceId: who.practiceId, staffId: who.staff.id, at };
    await insertRemittance(tx, {
      ...{ ...by, id, kind: read.kind, payers: payersOf(read), checksum, lines: effect.fresh.length },
    });
    await insertRemittanceLines(
      tx,
      effect.fresh.map(({ paid: { patient, ...paid }, to }, place) => {
        const print = prints[place] ?? '';
        const name =
          to === undefined && patient ? sealPatient(parts.keys, who.practiceId, print, patient) : null;
        return {
          ...{
            ...by,
            remittanceId: id,
            place,
            print,
            outcome: paid.outcome,
            paidCents: paid.paidCents,
            paid,
          },
          ...{ patientSealed: name, month: to?.month ?? null, patientId: to?.patientId ?? null },
          ...{ lineKey: to?.lineKey ?? null, matchedBy: to?.by ?? null },
        };
      }),
    );
    await putIntoEffect(tx, parts, who, effect, { remittanceId: id, now });
    const detail = { lines: told.lines, denials: told.denialCount, unmatched: told.unmatched };
    const deed = { action: 'import-remittance', entity: 'remittance', entityId: id, detail } as const;
    await auditDeed(tx, parts, doerOf(who), deed, now);
    return { ...told, id };
  });

/** Writes new denials down and ends those of lines that are paid after all, each in the audit of its patient. */
export async function putIntoEffect(
  tx: PracticeTx,
  parts: DeskParts,
  who: Biller,
  { denials, paidAfterAll }: Pick<Effect, 'denials' | 'paidAfterAll'>,
  { remittanceId, now }: { remittanceId: string; now: Date },
): Promise<void> {
  const { practiceId, staff, settings } = who;
  const at = now.toISOString();
  const today = dayIn(at, settings.timeZone);
  for (const { month, patientId, lineKey, reason, paid } of denials) {
    const id = randomUUID();
    const row = {
      practiceId,
      id,
      month,
      patientId,
      lineKey,
      reason,
      day: paid.paidOn ?? today,
      remittanceId,
    };
    await keepDenial(tx, { ...row, staffId: staff.id, at });
    const deed = { action: 'record-denial', entity: 'denial', entityId: id, detail: { month } } as const;
    await auditDeed(tx, parts, doerOf(who, patientId), deed, now);
  }
  await endDenials(tx, paidAfterAll, { became: 'paid', becameBy: staff.id, becameAt: at });
}

type Worked = {
  effect: Effect;
  known: number;
  prints: string[];
  nameOf: (of: { month: string; patientId: string }) => string | undefined;
};

async function effectIn(tx: PracticeTx, parts: DeskParts, who: Biller, read: Remittance): Promise<Worked> {
  const left = await leftMonths(tx, parts, who, monthsIn(read.lines));
  const matched = matchPaid(read.lines, left);
  const prints = printsOf(matched);
  const known = await printsKnown(tx, prints);
  const isFresh = (_: unknown, n: number) => !known.has(prints[n] ?? '');
  const fresh = matched.filter(isFresh);
  const patientIds = [...new Set(fresh.flatMap(({ to }) => to?.patientId ?? []))];
  const effect = effectOf(fresh, await denialsNotPaid(tx, patientIds));
  const nameOf: Worked['nameOf'] = of =>
    left.find(one => one.month === of.month && one.patientId === of.patientId)?.name();
  return { effect, known: matched.length - fresh.length, prints: prints.filter(isFresh), nameOf };
}

/** Months that left, by patient; a name is opened only where it is asked for. */
export async function leftMonths(
  tx: PracticeTx,
  { keys }: DeskParts,
  { practiceId }: Pick<Biller, 'practiceId'>,
  months: readonly string[],
): Promise<LeftMonth[]> {
  const groups = Map.groupBy(
    await leftLinesOf(tx, months),
    ({ month, patientId }) => `${month} ${patientId}`,
  );
  return [...groups.values()].flatMap(rows => {
    const last = rows.at(-1);
    if (last === undefined) return [];
    const { month, patientId, whoSealed } = last;
    const name = () =>
      whoSealed ? openWho(keys, practiceId, { month, patientId }, whoSealed).name : undefined;
    return [{ month, patientId, lines: rows.map(({ line }) => line), name }];
  });
}

/** By the numbers of claims and by the days of lines; a file about more than five years is about these alone. */
function monthsIn(lines: readonly PaidLine[]): string[] {
  const named = lines.flatMap(({ claim, from, to }) => [
    ...(/^(\d{4}-(?:0[1-9]|1[0-2]))\//.exec(claim)?.slice(1) ?? []),
    ...[from, to].flatMap(day => day?.slice(0, 7) ?? []),
  ]);
  return [...new Set(named)].toSorted().slice(-60);
}

/** Everything that a line says, as a digest; the second of two that say the same is another. */
function printsOf(matched: readonly Matched[]): string[] {
  const seen = new Map<string, number>();
  return matched.map(({ paid: { at: _, ...said } }) => {
    const words = JSON.stringify(said, Object.keys(said).toSorted().concat(['group', 'reason', 'cents']));
    const nth = (seen.get(words) ?? 0) + 1;
    seen.set(words, nth);
    return createHash('sha256').update(`${nth} ${words}`).digest('hex');
  });
}

const sumOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const unread = ({ unreadable, at }: { unreadable: string; at?: number }): Refusal => ({
  ...refuse('bad-request', 'remittance-unread'),
  detail: at === undefined ? unreadable : `${unreadable} ${at}`,
});
