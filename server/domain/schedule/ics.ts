import type { Language } from '../language.ts';
import type { Booking, MeansOfTalk } from './booking.ts';
import { spanOf } from './free.ts';

/** What of whom a calendar outside of here is told: nothing unless the practice says so. */
export const namesInFeed = ['none', 'initials', 'names'] as const;
export type NamesInFeed = (typeof namesInFeed)[number];

export type FeedEntry = Pick<Booking, 'id' | 'start' | 'minutes' | 'means' | 'sequence' | 'state'> & {
  bookedAt: string;
  changedAt: string;
  name?: string;
};

/**
 * A calendar by RFC 5545: instants in UTC, so that no reader needs a table of zones; the same UID through every move, with a
 * SEQUENCE that grows; what was called off stays, and says so. Lines are folded at 75 octets and end in CRLF.
 */
export function calendarOf(
  entries: readonly FeedEntry[],
  { names, language }: { names: NamesInFeed; language: Language },
): string {
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Alongside//Coaching//EN', 'CALSCALE:GREGORIAN'],
    ...['METHOD:PUBLISH', `X-WR-CALNAME:${escaped(words[language].title)}`],
    ...['REFRESH-INTERVAL;VALUE=DURATION:PT15M', 'X-PUBLISHED-TTL:PT15M'],
    ...entries.flatMap(entry => eventOf(entry, names, language)),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

/** The same wherever we run: a calendar knows a talk by its UID, and addresses move. */
const uidHost = 'alongside';

const eventOf = (entry: FeedEntry, names: NamesInFeed, language: Language): string[] => {
  const { id, start, minutes, means, sequence, state, bookedAt, changedAt, name } = entry;
  const whom = name === undefined || names === 'none' ? '' : ` ${names === 'names' ? name : initials(name)}`;
  const say = words[language];
  const isOff = state === 'cancelled';
  return [
    ...['BEGIN:VEVENT', `UID:${id}@${uidHost}`, `DTSTAMP:${utc(changedAt)}`, `CREATED:${utc(bookedAt)}`],
    ...[`LAST-MODIFIED:${utc(changedAt)}`, `SEQUENCE:${sequence}`],
    ...[`DTSTART:${utc(start)}`, `DTEND:${utc(spanOf(start, minutes).to)}`],
    `SUMMARY:${escaped(`${isOff ? `${say.off}: ` : ''}${say.talk}${whom}, ${say.means[means]}`)}`,
    ...[`STATUS:${isOff ? 'CANCELLED' : 'CONFIRMED'}`, `TRANSP:${isOff ? 'TRANSPARENT' : 'OPAQUE'}`],
    ...['CLASS:PRIVATE', 'END:VEVENT'],
  ];
};

type Words = { title: string; talk: string; off: string; means: Record<MeansOfTalk, string> };
const words: Record<Language, Words> = {
  en: {
    ...{ title: 'Coaching', talk: 'Coaching', off: 'Called off' },
    means: { phone: 'phone', video: 'video', 'in-person': 'in person', message: 'message' },
  },
  es: {
    ...{ title: 'Coaching', talk: 'Coaching', off: 'Cancelado' },
    means: { phone: 'por teléfono', video: 'por video', 'in-person': 'en persona', message: 'por mensaje' },
  },
};

/** "RM" of Rosa Maria Martinez: the first letter of the first name and of the last. */
export const initials = (name: string): string => {
  const parts = name.trim().split(/\s+/);
  return [parts[0], parts.length > 1 ? parts.at(-1) : undefined]
    .map(part => [...(part ?? '')][0] ?? '')
    .join('')
    .toUpperCase();
};

const utc = (instant: string): string =>
  `${new Date(instant).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

/** TEXT of RFC 5545 3.3.11; what is no letter and no line feed may not stand in it at all. */
const escaped = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .replace(/[\\;,]/g, one => `\\${one}`)
    .replace(/\n/g, '\\n');

/** At most 75 octets a line, never within a letter (RFC 5545 3.1). */
function folded(line: string): string {
  const lines: string[] = [''];
  let octets = 0;
  for (const letter of line) {
    const size = octetsOf(letter);
    if (octets + size > 75) {
      lines.push(' ');
      octets = 1;
    }
    lines[lines.length - 1] += letter;
    octets += size;
  }
  return lines.join('\r\n');
}

/** In UTF-8. */
function octetsOf(letter: string): number {
  const code = letter.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
