import type { Language } from '../language.ts';
import { shortDay, shortDays } from '../short-date.ts';
import { shortMoment } from '../short-moment.ts';
import { claimNumber } from './claim-number.ts';
import type { Paragraph } from './claim-paper.ts';
import type { ClaimPacket, PacketLine } from './packet.ts';
import { chainPaper, talkPaper } from './packet-paper-talks.ts';
import { packetWords } from './packet-words.ts';
import { paperWords } from './paper-words.ts';

/** Who put it on paper, and by which clock its moments are told. */
export type OnPaper = { language: Language; by: string; timeZone: string };

/** The claim packet as it stands now, on paper: all that is on the screen, without what only a screen can do. */
export function packetPaper(packet: ClaimPacket, on: OnPaper): Paragraph[] {
  const { language, by, timeZone } = on;
  const say = paperWords[language];
  const more = packetWords[language];
  const { patient, month, lines, behind, consents, visits, need, problems, talks, history, denials } = packet;
  const day = (of: string) => shortDay(of, language);
  const moment = (at: string) => shortMoment(at, timeZone, language);
  return [
    { is: 'title', words: say.packet(shortDay(month, language)) },
    {
      is: 'strong',
      words: joined(
        patient.name ?? `${say.notNamed} (${patient.id})`,
        patient.born && say.born(day(patient.born)),
      ),
    },
    plain(
      `${say.claim(claimNumber(month, patient.id))}. ${packet.payer.name.replace(/^./, first => first.toUpperCase())}${packet.payer.recorded ? '' : `, ${say.payerAssumed}`}. ${say.status[packet.status]}`,
    ),
    { is: 'heading', words: say.lines },
    ...(lines.length === 0 ? [plain(say.nothingClaimed)] : []),
    ...lines.flatMap(line => linePaper(line, language)),
    ...part(
      say.behind,
      behind.map(({ state, asked, told }) =>
        state === 'there' || state === 'not-asked' || asked === 'by-rule'
          ? `[${more.states[state]}] ${told}`
          : `[${more.states[state]}] ${told} (${more.asked[asked]})`,
      ),
      language,
    ),
    ...(patient.lacks.length === 0
      ? []
      : part(
          say.missing,
          patient.lacks.map(({ what, fix, codes }) => `${what} ${fix} (${codes.join(', ')})`),
          language,
        )),
    ...part(
      say.consents,
      consents.map(one => {
        const told = `${more.toldBefore}: ${one.told === '' ? more.notKept : `“${one.told}”`}`;
        const when = [day(one.day), one.time].filter(Boolean).join(', ');
        return joined(
          ...[one.to, say.said[one.said], when, `“${one.words}”`, one.by],
          one.said !== 'revoked' && told,
        );
      }),
      language,
    ),
    ...part(
      say.visits,
      visits.map(one => joined(day(one.day), kindOf(one.kind, language), one.by)),
      language,
    ),
    ...part(say.need, need, language),
    ...part(say.problems, problems, language),
    ...part(more.chains, chainPaper(packet.chains, language), language),
    ...part(
      say.talks,
      talks.map(talk => talkPaper(talk, on)),
      language,
    ),
    ...part(
      say.history,
      history.map(
        one => `${moment(one.at)} · ${more.happened[one.is]} ${one.by}${one.told && `: ${one.told}`}`,
      ),
      language,
    ),
    ...part(
      say.denials,
      denials.map(one =>
        joined(day(one.day), one.code, one.reason, one.label, one.answer && say.answered(one.answer)),
      ),
      language,
    ),
    { is: 'foot', words: say.printed(by, moment(packet.at)) },
  ];
}

function linePaper(line: PacketLine, language: Language): Paragraph[] {
  const say = paperWords[language];
  const more = packetWords[language];
  const activities: { [activity: string]: string } = more.activities;
  const { rule } = line;
  const inForce =
    rule.from && more.inForce(shortDay(rule.from, language), rule.to && shortDay(rule.to, language));
  return [
    { is: 'strong', words: `${line.code} × ${line.units} · ${line.label}` },
    plain(
      joined(
        shortDays(line, language),
        line.minutes > 0 && say.minutes(line.minutes),
        line.place === '' ? say.placeNotKnown : say.place(line.place),
        line.modifiers.length > 0 && say.modifiers(line.modifiers.join(', ')),
        line.practitioner ? say.inName(line.practitioner) : say.nameNotKnown,
        line.performers.length > 0 && say.by(line.performers.join('; ')),
      ),
    ),
    ...(line.why.length > 0 ? [plain(line.why.join(' '))] : []),
    ...line.made.map(one =>
      plain(
        joined(
          `– ${shortDay(one.day, language)}, ${one.time}`,
          [one.by, one.credential].filter(Boolean).join(', '),
          `${activities[one.activity] ?? one.activity}, ${say.minutes(one.minutes)}`,
        ),
      ),
    ),
    ...(rule.words.length > 0 ? [plain(`${say.ruleSays} ${rule.words.join(' ')}`)] : []),
    plain(
      [inForce, say.source(line.source), say.marks[line.mark], ...line.unverified].filter(Boolean).join(' '),
    ),
  ];
}

const part = (heading: string, told: readonly string[], language: Language): Paragraph[] => [
  { is: 'heading', words: heading },
  ...(told.length > 0 ? told : [paperWords[language].noneRecorded]).map(plain),
];

const plain = (words: string): Paragraph => ({ is: 'plain', words });
const joined = (...words: (string | false | undefined)[]): string => words.filter(Boolean).join(' · ');
const kindOf = (kind: string, language: Language): string => {
  const kinds: { [kind: string]: string } = packetWords[language].visitKinds;
  return kinds[kind] ?? kind;
};
