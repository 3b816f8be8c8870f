import type { ClaimLine, LineSet } from '../billing/evaluation.ts';
import type { RuleSet } from '../billing/rule.ts';
import type { Language } from '../language.ts';
import { daysOfLine } from './days-of-line.ts';
import { tellLines, wantedOf } from './kept-month.ts';
import { tell } from './month-row.ts';
import type { PacketLine, PacketSet, PacketTalk } from './packet.ts';
import { ruleInWords } from './rule-in-words.ts';

type Named = { id: string; name: string; credential: string };
type Among = {
  month: string;
  roster: readonly Named[];
  talks: readonly PacketTalk[];
  rules: RuleSet | undefined;
};

/** A line with the minutes it stands on and its rule in words. */
export function packetLine(
  line: ClaimLine,
  { month, roster, talks, rules }: Among,
  language: Language,
): PacketLine {
  const practitioner = roster.find(({ id }) => id === line.practitionerId)?.name;
  const rule = rules?.rules.find(({ code }) => code === line.code);
  return {
    ...{ key: line.key, code: line.code, label: line.label[language], units: line.units },
    ...daysOfLine({ ...line, month }),
    ...{ minutes: line.minutes, modifiers: line.modifiers },
    place: line.place === 'not-known' ? '' : line.place,
    ...(practitioner && { practitioner }),
    performers: roster
      .filter(({ id }) => line.staffIds.includes(id))
      .map(({ name, credential }) => [name, credential].filter(Boolean).join(', ')),
    why: line.why.map(why => tell(why, language)),
    made: line.used.flatMap(({ contactId, activity, minutes }) => {
      const talk = talks.find(({ id }) => id === contactId);
      if (talk === undefined) return [];
      const { day, time, by, credential } = talk;
      return [{ contactId, day, time, by, credential, activity, minutes }];
    }),
    rule: {
      words: rule ? ruleInWords(rule, language) : [],
      ...(rule && { from: rule.from }),
      ...(rule?.to && { to: rule.to }),
    },
    ...{ source: line.source, mark: line.mark },
    unverified: line.unverified.map(why => tell(why, language)),
  };
}

/** A lawful set, and how it differs from the one that is claimed. */
export const packetSet = (set: LineSet, claimed: LineSet, language: Language): PacketSet => ({
  lines: tellLines(set.lines),
  ...{ minutesUsed: set.minutesUsed, minutesNotUsed: set.minutesNotUsed },
  why: set.why.map(why => tell(why, language)),
  difference: differenceOf(set, claimed, language),
  wanted: wantedOf(set),
});

function differenceOf(set: LineSet, claimed: LineSet, language: Language): string[] {
  const en = language === 'en';
  const more = beyond(set, claimed);
  const fewer = beyond(claimed, set);
  const minutes = set.minutesNotUsed - claimed.minutesNotUsed;
  const many = Math.abs(minutes);
  const told: string[] = [];
  if (more.length > 0) told.push(`${en ? 'Adds' : 'Agrega'} ${more.join(', ')}.`);
  if (fewer.length > 0) told.push(`${en ? 'Leaves out' : 'Deja fuera'} ${fewer.join(', ')}.`);
  if (minutes > 0)
    told.push(
      en
        ? `${many} ${many === 1 ? 'minute more stays' : 'minutes more stay'} unused.`
        : `${many === 1 ? 'Queda 1 minuto' : `Quedan ${many} minutos`} más sin usar.`,
    );
  if (minutes < 0)
    told.push(
      en
        ? `${many} ${many === 1 ? 'minute fewer stays' : 'minutes fewer stay'} unused.`
        : `${many === 1 ? 'Queda 1 minuto' : `Quedan ${many} minutos`} menos sin usar.`,
    );
  return told;
}

/** What the one claims beyond the other, units told. */
function beyond(one: LineSet, other: LineSet): string[] {
  const left = new Map<string, number>();
  for (const { code, units } of one.lines) left.set(code, (left.get(code) ?? 0) + units);
  for (const { code, units } of other.lines) left.set(code, (left.get(code) ?? 0) - units);
  return [...left]
    .filter(([, units]) => units > 0)
    .map(([code, units]) => (units === 1 ? code : `${code}×${units}`))
    .toSorted();
}
