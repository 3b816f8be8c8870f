import { dayMonthsBefore } from '../billing/calendar.ts';
import type { ClaimLine } from '../billing/evaluation.ts';
import { answerTo, isOfTheDay, tellLack, type When } from '../billing/needs.ts';
import type { Need } from '../billing/rule.ts';
import type { Language } from '../language.ts';
import { shortDay } from '../short-date.ts';
import { tell } from './month-row.ts';
import type { PacketTalk } from './packet.ts';
import type { PacketKnown } from './packet-known.ts';

/** Something that must or should stand behind the claim; what is absent says so. */
export type PacketPart = {
  part:
    | 'consent'
    | 'visit'
    | 'conditions'
    | 'care-plan'
    | 'order'
    | 'stated'
    | 'other'
    | 'practitioner'
    | 'supervision'
    | 'need'
    | 'problem'
    | 'goal'
    | 'note'
    | 'attestation';
  state: 'there' | 'absent' | 'not-known' | 'not-asked';
  /** Who asks for it: a rule of a line, the practice of its own, or nobody, though it answers a denial. */
  asked: 'by-rule' | 'by-practice' | 'by-nobody';
  /** What it is, and where it is there: since when, by whom. */
  told: string;
};

type Claimed = Omit<PacketKnown, 'set'> & {
  lines: readonly ClaimLine[];
  talks: readonly PacketTalk[];
  problems: readonly string[];
  nameOf: (id: string) => string | undefined;
};

/**
 * What stands behind the claim, a line each, the rules' own needs first: there with its date and person, or absent. What
 * a line asks for is held against the facts of today, so that a consent taken back since shows.
 */
export function behindClaim(claimed: Claimed, language: Language): PacketPart[] {
  return [
    ...needsOf(claimed).map(({ need, line }) => partOf(need, line, claimed, language)),
    ...(claimed.lines.length > 0 ? [practitionerPart(claimed, language)] : []),
    ...supervisionParts(claimed, language),
    ...threadParts(claimed, language),
    ...noteParts(claimed, language),
  ];
}

/** Each need once, with the first line that has it. */
function needsOf({ lines, rules }: Claimed): { need: Need; line: ClaimLine }[] {
  const found = new Map<string, { need: Need; line: ClaimLine }>();
  for (const line of lines)
    for (const need of rules?.rules.find(({ code }) => code === line.code)?.needs ?? []) {
      const key = JSON.stringify(need);
      if (!found.has(key)) found.set(key, { need, line });
    }
  return [...found.values()];
}

const partNames: Partial<Record<Need['needs'], PacketPart['part']>> = {
  consent: 'consent',
  visit: 'visit',
  'visit-same-day': 'visit',
  conditions: 'conditions',
  'care-plan': 'care-plan',
  order: 'order',
  stated: 'stated',
};

function partOf(need: Need, line: ClaimLine, claimed: Claimed, language: Language): PacketPart {
  const answers = whensOf(need, line, claimed).map(when =>
    answerTo(need, claimed.facts, when, line.practitionerId),
  );
  const answer = answers.includes('no') ? 'no' : answers.includes('not-known') ? 'not-known' : 'yes';
  const what = tell(tellLack(need).what, language).replace(/\.$/, '');
  const isPart = answer === 'no' && answers.includes('yes');
  const more = answer === 'yes' ? proofOf(need, line, claimed, language) : isPart ? ofPart[language] : '';
  return {
    part: partNames[need.needs] ?? 'other',
    state: answer === 'yes' ? 'there' : answer === 'no' ? 'absent' : 'not-known',
    asked: 'by-rule',
    told: more ? `${what}: ${more}` : what,
  };
}

const ofPart: Record<Language, string> = {
  en: 'there for a part of the minutes only',
  es: 'está solo para una parte de los minutos',
};

/** What a need is held against: of the day, each contact of the line and of what comes on top of it; else the line's day. */
function whensOf(need: Need, line: ClaimLine, { facts, lines, rules }: Claimed): When[] {
  if (!isOfTheDay(need)) return [{ day: line.day }];
  const addOns = rules?.rules.filter(({ addOn }) => addOn?.to.includes(line.code)).map(({ code }) => code);
  const ids = new Set(
    lines
      .filter(one => one === line || addOns?.includes(one.code))
      .flatMap(({ used }) => used.map(({ contactId }) => contactId)),
  );
  const held = facts.contacts.filter(({ id }) => ids.has(id));
  return held.length > 0 ? held : [{ day: line.day }];
}

/** Where it is written: the day, the words, the person. */
function proofOf(need: Need, line: ClaimLine, claimed: Claimed, language: Language): string {
  const { facts, consents, problems, nameOf } = claimed;
  const tellDay = (day: string) => shortDay(day, language);
  switch (need.needs) {
    case 'consent': {
      const of = consents.findLast(
        ({ to, said, day }) => to.toLowerCase() === need.to && said === 'given' && day <= line.day,
      );
      if (of === undefined) return '';
      return [tellDay(of.day), ...(of.time ? [of.time] : []), `“${of.words}”`, of.by].join(', ');
    }
    case 'visit': {
      const visits = facts.visits === 'not-known' ? [] : facts.visits;
      const since = dayMonthsBefore(line.day, need.withinMonths);
      const of = visits
        .filter(({ kind, day }) => need.kinds.includes(kind) && day <= line.day && day >= since)
        .filter(({ practitionerId }) => !need.byBillingPractitioner || practitionerId === line.practitionerId)
        .toSorted((a, b) => (a.day < b.day ? 1 : -1))[0];
      return of ? [tellDay(of.day), nameOf(of.practitionerId)].filter(Boolean).join(', ') : '';
    }
    case 'conditions':
      return problems.join(', ');
    case 'care-plan': {
      const plans = facts.carePlans === 'not-known' ? [] : facts.carePlans;
      const of = plans.find(({ kind, from }) => kind === need.kind && from <= line.day);
      return of ? tellDay(of.from) : '';
    }
    case 'order': {
      const orders = facts.orders === 'not-known' ? [] : facts.orders;
      const of = orders.find(order => order.for === need.for && order.day <= line.day);
      return of ? tellDay(of.day) : '';
    }
    case 'stated':
      if (facts.stated[need.that] !== undefined) return '';
      return language === 'en' ? 'presumed, nobody said otherwise' : 'se presume, nadie dijo lo contrario';
    default:
      return '';
  }
}

function practitionerPart({ lines, nameOf }: Claimed, language: Language): PacketPart {
  const names = [...new Set(lines.map(({ practitionerId }) => nameOf(practitionerId)))];
  const known = names.filter(name => name !== undefined);
  const told = language === 'en' ? 'Claimed in the name of' : 'Se cobra a nombre de';
  return known.length === names.length && known.length > 0
    ? { part: 'practitioner', state: 'there', asked: 'by-rule', told: `${told} ${known.join(', ')}` }
    : { part: 'practitioner', state: 'not-known', asked: 'by-rule', told };
}

/** Who supervises each person whose contact it was. */
function supervisionParts({ talks, lines, rules }: Claimed, language: Language): PacketPart[] {
  const en = language === 'en';
  // General supervision is presumed; direct supervision of a line is not.
  const isDirect = lines.some(({ code }) =>
    rules?.rules.some(rule => rule.code === code && rule.supervision === 'direct'),
  );
  const people = new Map(talks.map(({ by, supervisor }) => [by, supervisor]));
  return [...people].map(([by, supervisor]) => ({
    part: 'supervision',
    state: supervisor === undefined ? 'absent' : 'there',
    asked: isDirect ? 'by-rule' : 'by-nobody',
    told:
      supervisor === undefined
        ? `${en ? 'A supervisor of' : 'Quien supervisa a'} ${by}`
        : `${by} ${en ? 'is supervised by' : 'trabaja bajo la supervisión de'} ${supervisor}`,
  }));
}

/** Need → problem → goal: a claim for help with needs is denied first where this thread has a gap. */
function threadParts({ need, problems, talks, chart }: Claimed, language: Language): PacketPart[] {
  const en = language === 'en';
  const goals = talks.flatMap(({ agreed }) => agreed.map(({ goal, summary }) => summary ?? goal));
  const unread = chart?.problems.status !== 'recorded' && chart?.problems.status !== 'none-recorded';
  return [
    {
      part: 'need',
      state: need.length > 0 ? 'there' : 'absent',
      asked: 'by-nobody',
      told: en
        ? 'What matters to the patient is written down'
        : 'Lo que le importa a la persona está anotado',
    },
    {
      part: 'problem',
      state: problems.length > 0 ? 'there' : unread ? 'not-known' : 'absent',
      asked: 'by-nobody',
      told: [en ? 'Problems in the chart' : 'Problemas en el expediente', problems.join(', ')]
        .filter(Boolean)
        .join(': '),
    },
    {
      part: 'goal',
      state: goals.length > 0 ? 'there' : 'absent',
      asked: 'by-nobody',
      told: [
        en ? 'A goal agreed with the patient this month' : 'Una meta acordada con la persona este mes',
        [...new Set(goals)].join('; '),
      ]
        .filter(Boolean)
        .join(': '),
    },
  ];
}

function noteParts({ talks }: Claimed, language: Language): PacketPart[] {
  const en = language === 'en';
  const on = ({ day, time }: PacketTalk) => `${shortDay(day, language)}, ${time}`;
  const unsigned = talks.filter(({ note }) => note === undefined);
  const waiting = talks.filter(({ attest }) => attest === 'waits' || attest === 'attested-before');
  const attested = talks.filter(({ attest }) => attest === 'attested');
  const noted: PacketPart = {
    part: 'note',
    state: unsigned.length === 0 && talks.length > 0 ? 'there' : 'absent',
    asked: 'by-nobody',
    told:
      unsigned.length === 0
        ? en
          ? 'A signed note for every contact'
          : 'Una nota firmada de cada contacto'
        : `${en ? 'A signed note of the contact of' : 'Una nota firmada del contacto del'} ${unsigned.map(on).join('; ')}`,
  };
  const attest: PacketPart = {
    part: 'attestation',
    state: waiting.length > 0 ? 'absent' : attested.length > 0 ? 'there' : 'not-asked',
    asked: 'by-practice',
    told: [
      en ? 'Supervising signature' : 'Firma de quien supervisa',
      (waiting.length > 0 ? waiting : attested)
        .map(talk => [on(talk), talk.attest === 'attested' && talk.attested?.by].filter(Boolean).join(', '))
        .join('; '),
    ]
      .filter(Boolean)
      .join(': '),
  };
  return [noted, attest];
}
