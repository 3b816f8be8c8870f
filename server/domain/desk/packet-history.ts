import { total } from '../contact/contact.ts';
import { kindNames } from '../contact/contact-words.ts';
import type { Language } from '../language.ts';
import { shortMoment } from '../short-moment.ts';
import { changedWords } from './changed-words.ts';
import type { MonthDeed } from './kept-month.ts';
import type { PacketKnown } from './packet-known.ts';
import { tellFact } from './tell-fact.ts';

export const happenings = [
  'consent-given',
  'consent-declined',
  'consent-revoked',
  'wrote-down',
  'withdrew',
  'asked',
  'settled',
  'signed',
  'amended',
  'contact-logged',
  'contact-corrected',
  'contact-taken-back',
  'attested',
  'choose',
  'lock',
  'unlock',
  'export',
  'denied',
  'answered',
  'ended',
] as const;
export type HappenedTo = (typeof happenings)[number];

type Happened = { at: string; by: string; is: HappenedTo; told: string };
type Known = PacketKnown & { nameOf: (id: string) => string | undefined; timeZone: string };

/** All that was done to a claim and to what stands behind it, oldest first: each with who, when, and what it was. */
export function historyOf(known: Known, language: Language): Happened[] {
  const { consents, asks, denials, kept } = known;
  const all: Happened[] = [
    ...consents.map(({ to, said, words, at, by }) => ({
      ...{ at, by, is: `consent-${said}` as const, told: `${to.toUpperCase()}, “${words}”` },
    })),
    ...factsIn(known, language),
    ...asks.flatMap(({ what, at, by, done }) => [
      { at, by, is: 'asked' as const, told: what },
      ...(done ? [{ ...done, is: 'settled' as const, told: what }] : []),
    ]),
    ...signaturesIn(known),
    ...wordingsIn(known, language),
    ...attestationsIn(known),
    ...(kept?.deeds ?? []).map(deedTold),
    ...denials.flatMap(({ at, by, code, reason, answer, answered, became, ended }) => [
      { at, by, is: 'denied' as const, told: `${code} ${reason}` },
      ...(answered ? [{ ...answered, is: 'answered' as const, told: `${code}: ${answer ?? ''}` }] : []),
      ...(ended ? [{ ...ended, is: 'ended' as const, told: `${code}: ${became ?? ''}` }] : []),
    ]),
  ];
  return all.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** What was withdrawn is told by what stood there before it. */
function factsIn({ said, nameOf }: Known, language: Language): Happened[] {
  const last = new Map<string, string>();
  return said.map(({ key, fact, at, by }) => {
    const said = tellFact(fact, language, name);
    const told = fact.is === 'withdrawn' ? [last.get(key) ?? key, said].filter(Boolean).join(' ') : said;
    if (fact.is !== 'withdrawn') last.set(key, told);
    return { at, by, is: fact.is === 'withdrawn' ? ('withdrew' as const) : ('wrote-down' as const), told };
  });
  function name(id: string) {
    return nameOf(id) ?? '';
  }
}

const signaturesIn = ({ signatures }: Known): Happened[] =>
  signatures.map(({ signed, version, signedAt }) => ({
    ...{
      at: signedAt,
      by: signed.coach.name,
      is: version === 1 ? ('signed' as const) : ('amended' as const),
    },
    told: signed.amendmentReason ? `“${signed.amendmentReason}”` : '',
  }));

/** Of contacts that were logged by hand: each wording by the moment it is of, and what of its minutes it changed. */
function wordingsIn({ wordings = [], timeZone }: Known, language: Language): Happened[] {
  return wordings.map(({ contactId, version, said, reason, at, by }) => {
    const before = wordings.find(one => one.contactId === contactId && one.version === version - 1);
    const [was, is] = [before && total(before.said), total(said)];
    const minutes =
      was !== undefined && was !== is
        ? changedWords[language].minutesFromTo(was, is)
        : version === 1 && `${is} min`;
    const what = kindNames[language][said.kind];
    const told = [`${what}, ${shortMoment(said.from, timeZone, language)}`, !said.takenBack && minutes];
    return {
      ...{
        at,
        by,
        is: said.takenBack ? 'contact-taken-back' : version === 1 ? 'contact-logged' : 'contact-corrected',
      },
      told: [told.filter(Boolean).join(', '), reason && `“${reason}”`].filter(Boolean).join(': '),
    };
  });
}

const attestationsIn = ({ attested, nameOf }: Known): Happened[] =>
  attested.map(({ staffId, at, version }) => ({
    ...{ at, by: nameOf(staffId) ?? '', is: 'attested' as const, told: version > 1 ? `v${version}` : '' },
  }));

const deedTold = ({ deed, by, at, reason, lines }: MonthDeed): Happened => ({
  ...{ at, by, is: deed },
  told: [lines, reason && `“${reason}”`].filter(Boolean).join(' '),
});
