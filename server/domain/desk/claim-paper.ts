import type { Language } from '../language.ts';
import { shortDay, shortDays } from '../short-date.ts';
import { shortMoment } from '../short-moment.ts';
import { clockIn } from '../time-zone.ts';
import type { ExportedLine } from './claim-columns.ts';
import { claimNumber } from './claim-number.ts';
import { daysOfLine } from './days-of-line.ts';
import type { ClaimedContact, KeptLine } from './kept-month.ts';
import { tell } from './month-row.ts';
import { paperWords } from './paper-words.ts';

/** A paragraph of a paper: how loud it is, and its words. */
export type Paragraph = { is: 'title' | 'heading' | 'strong' | 'plain' | 'foot'; words: string };

/** One patient's month of a batch on paper, told from the frozen lines alone: the same batch is the same paper for ever. */
export function claimPaper(
  lines: readonly ExportedLine[],
  { language, madeAt, timeZone }: { language: Language; madeAt: string; timeZone: string },
): Paragraph[] {
  const [first] = lines;
  if (first === undefined) return [];
  const say = paperWords[language];
  const { who, patientId, frequency, line, batchId } = first;
  const named = [
    who.birthDate && say.born(shortDay(who.birthDate, language)),
    who.mrn && say.record(who.mrn),
  ].filter(Boolean);
  return [
    { is: 'title', words: say.packet(shortDay(line.month, language)) },
    { is: 'strong', words: [who.name ?? `${say.notNamed} (${patientId})`, ...named].join(' · ') },
    {
      is: 'plain',
      words: [
        `${say.claim(claimNumber(line.month, patientId))}.`,
        ...(frequency === 'original' ? [] : [say.frequencies[frequency]]),
      ].join(' '),
    },
    ...lines.flatMap(one => linePaper(one.line, language)),
    { is: 'heading', words: say.contacts },
    ...contactsPaper(
      lines.map(one => one.line),
      language,
    ),
    { is: 'foot', words: say.batch(batchId, shortMoment(madeAt, timeZone, language)) },
  ];
}

function linePaper(line: KeptLine, language: Language): Paragraph[] {
  const say = paperWords[language];
  const facts = [
    shortDays(daysOfLine(line), language),
    ...(line.minutes > 0 ? [say.minutes(line.minutes)] : []),
    line.place === 'not-known' ? say.placeNotKnown : say.place(line.place),
    ...(line.modifiers.length > 0 ? [say.modifiers(line.modifiers.join(', '))] : []),
  ];
  const people = line.performers.map(({ name, credential }) => [name, credential].filter(Boolean).join(', '));
  return [
    { is: 'heading', words: `${line.code} × ${line.units} · ${line.label[language]}` },
    { is: 'plain', words: facts.join(' · ') },
    {
      is: 'plain',
      words: [
        line.practitioner ? say.inName(line.practitioner.name) : say.nameNotKnown,
        ...(people.length > 0 ? [say.by(people.join('; '))] : []),
      ].join(' '),
    },
    { is: 'plain', words: line.why.map(why => tell(why, language)).join(' ') },
    {
      is: 'plain',
      words: [
        ...[say.source(line.source), say.marks[line.mark]],
        ...line.unverified.map(why => tell(why, language)),
      ].join(' '),
    },
  ];
}

/** Each contact with the minutes of it that each line stands on. */
function contactsPaper(lines: readonly KeptLine[], language: Language): Paragraph[] {
  const say = paperWords[language];
  const contacts = new Map(lines.flatMap(({ contacts: under = [] }) => under).map(one => [one.id, one]));
  const notKept = lines.some(({ contacts: under, used }) => under === undefined && used.length > 0);
  const told = [...contacts.values()]
    .toSorted((a, b) => (a.start < b.start ? -1 : 1))
    .map(contact => ({ is: 'plain', words: contactPaper(contact, lines, language) }) as const);
  return [
    ...told,
    ...(notKept ? [{ is: 'plain', words: say.contactsNotKept } as const] : []),
    ...(told.length === 0 && !notKept ? [{ is: 'plain', words: say.noneRecorded } as const] : []),
  ];
}

function contactPaper(
  { id, start, end, zone, mode, by }: ClaimedContact,
  lines: readonly KeptLine[],
  language: Language,
): string {
  const say = paperWords[language];
  const used = lines.flatMap(({ code, used: all }) => {
    const minutes = all.filter(one => one.contactId === id).reduce((sum, one) => sum + one.minutes, 0);
    return minutes > 0 ? [say.used(minutes, code)] : [];
  });
  const when = `${shortMoment(start, zone, language)}–${clockIn(end, zone)}`;
  const who = [by.name, by.credential].filter(Boolean).join(', ');
  return [when, say.modes[mode] ?? mode, who, ...used].join(' · ');
}
