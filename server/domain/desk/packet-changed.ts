import type { ClaimLine } from '../billing/evaluation.ts';
import type { Language } from '../language.ts';
import { shortDays } from '../short-date.ts';
import { shortMoment } from '../short-moment.ts';
import { changedWords } from './changed-words.ts';
import { daysOfLine } from './days-of-line.ts';
import { printOf, tellLines } from './kept-month.ts';
import { historyOf } from './packet-history.ts';
import type { PacketKnown } from './packet-known.ts';

/** What became of a line since it was locked: what of it was so, and what is so now; nothing where it was, or is, not there. */
export type ChangedLine = { code: string; before?: string; now?: string };

/** A month that is not as it was locked: its lines before and now, what was done since, and the one next step. */
export type PacketChanged = {
  since: 'locked' | 'exported';
  at: string;
  lines: ChangedLine[];
  /** Oldest first; each with who and when. */
  causes: { at: string; by: string; told: string }[];
  /** Where nothing that was done to this patient explains it. */
  noCause?: string;
  next: string;
};

type Known = PacketKnown & { nameOf: (id: string) => string | undefined };

/** Nothing of a month that is open, or that is as it was locked. */
export function changedSince(known: Known, language: Language): PacketChanged | undefined {
  const { kept, set } = known;
  if (kept === undefined || kept.status === 'open') return undefined;
  const before = kept.lines ?? [];
  if (printOf(before) === printOf(set.lines)) return undefined;
  const say = changedWords[language];
  const at = kept.deeds.findLast(({ deed }) => deed === 'lock')?.at ?? '';
  const causes = causesSince(at, known, language);
  return {
    ...{ since: kept.status, at, lines: linesChanged(before, set.lines, known, language), causes },
    ...(causes.length === 0 && { noCause: say.noCause }),
    next: say.next[nextStep(kept.status, before, set.lines)],
  };
}

/** What of the two differs is told, of a line on either side; what is the same of it is not. */
function linesChanged(
  before: readonly ClaimLine[],
  now: readonly ClaimLine[],
  { month, nameOf }: Known,
  language: Language,
): ChangedLine[] {
  const say = changedWords[language];
  const left = [...now];
  const pairs = before.map(line => {
    const at = left.findIndex(({ key }) => key === line.key);
    const place = at >= 0 ? at : left.findIndex(({ code, day }) => code === line.code && day === line.day);
    const found = place >= 0 ? place : left.findIndex(({ code }) => code === line.code);
    return { code: line.code, was: line, is: found < 0 ? undefined : left.splice(found, 1)[0] };
  });
  const tellOf = (line: ClaimLine): string[] => [
    say.units(line.units),
    say.minutes(line.minutes),
    shortDays(daysOfLine({ ...line, month }), language),
    line.place === 'not-known' ? say.noPlace : say.place(line.place),
    line.modifiers.length > 0 ? say.modifiers(line.modifiers.join(' ')) : say.noModifiers,
    say.under(nameOf(line.practitionerId) ?? '–'),
    say.by(line.staffIds.map(id => nameOf(id) ?? '–').join(', ') || '–'),
  ];
  const whole = (line: ClaimLine) => tellOf(line).slice(0, 3).join(' · ');
  return [
    ...pairs.flatMap(({ code, was, is }): ChangedLine[] => {
      if (is === undefined) return [{ code, before: whole(was) }];
      const [old, fresh] = [tellOf(was), tellOf(is)];
      const differs = old.flatMap((told, n) => (told === fresh[n] ? [] : [n]));
      if (differs.length === 0) return [];
      const told = (of: readonly string[]) => differs.map(n => of[n]).join(' · ');
      return [{ code, before: told(old), now: told(fresh) }];
    }),
    ...left.map(line => ({ code: line.code, now: whole(line) })),
  ].toSorted((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
}

/** What was done to the patient's month after it was locked that lines are made of, and contacts that were held after it. */
function causesSince(lockedAt: string, known: Known, language: Language): PacketChanged['causes'] {
  const { settings, contacts, signatures, nameOf } = known;
  const { timeZone } = settings;
  const say = changedWords[language];
  const when = (at: string) => shortMoment(at, timeZone, language);
  const done = historyOf({ ...known, timeZone }, language).filter(({ at }) => at > lockedAt);
  const told = done.flatMap(({ at, by, is, told: words }) =>
    is in say.done ? [{ at, by, told: say.done[is as keyof typeof say.done](words) }] : [],
  );
  const notes = signatures
    .filter(({ signedAt }) => signedAt > lockedAt)
    .map(({ sessionId, version, signed, signedAt }) => {
      const earlier = signatures.findLast(one => one.sessionId === sessionId && one.version < version);
      const minutes = (of: typeof signed | undefined) => of?.minutes.total;
      const [was, is] = [minutes(earlier?.signed), minutes(signed)];
      const changed = was !== undefined && was !== is ? say.minutesFromTo(was, is ?? 0) : '';
      const reason = signed.amendmentReason ?? '';
      const on = when(signed.startedAt);
      return {
        ...{ at: signedAt, by: signed.coach.name },
        told: version === 1 ? say.signedLater(on) : say.amended(on, changed, reason),
      };
    });
  const signedOnes = new Set(signatures.map(({ sessionId }) => sessionId));
  const held = contacts
    .filter(({ kind, startedAt, sessionId }) => {
      const isTold = kind || (sessionId && signedOnes.has(sessionId));
      return startedAt > lockedAt && !isTold;
    })
    .map(({ startedAt, staffId }) => ({
      ...{ at: startedAt, by: nameOf(staffId) ?? '' },
      told: say.heldLater(when(startedAt)),
    }));
  return [...told, ...notes, ...held].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

type Step = keyof (typeof changedWords)['en']['next'];

/** The same in one line, for a list: what it would be now, and what to do. */
export const changedInShort = (
  status: 'locked' | 'exported',
  before: readonly ClaimLine[],
  now: readonly ClaimLine[],
  language: Language,
): string => changedWords[language].short[nextStep(status, before, now)](tellLines(now));

/** What a payer is sent decides: where that is the same, nothing is to be done. */
function nextStep(
  status: 'locked' | 'exported',
  before: readonly ClaimLine[],
  now: readonly ClaimLine[],
): Step {
  const isSame = sentOf(before) === sentOf(now);
  if (status === 'locked') return isSame ? 'export-as-it-is' : now.length === 0 ? 'open-only' : 'lock-again';
  return isSame ? 'nothing' : now.length === 0 ? 'take-back' : 'replace';
}

const sentOf = (lines: readonly ClaimLine[]): string =>
  JSON.stringify(
    lines
      .map(({ code, units, day, place, modifiers, practitionerId }) => [
        ...[code, units, day, place, practitionerId, modifiers.toSorted().join()],
      ])
      .toSorted(),
  );
