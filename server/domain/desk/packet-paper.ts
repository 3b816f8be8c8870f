import type { Language } from '../language.ts';
import type { Paragraph } from './claim-paper.ts';
import type { ClaimPacket, PacketLine, PacketTalk } from './packet.ts';
import { paperWords } from './paper-words.ts';

/** The claim packet as it stands now, on paper: what is on the screen, without what only a screen can do. */
export function packetPaper(
  packet: ClaimPacket,
  { language, by, at }: { language: Language; by: string; at: string },
): Paragraph[] {
  const say = paperWords[language];
  const { patient, month, lines, consents, visits, need, problems, talks, deeds, denials } = packet;
  const plain = (words: string): Paragraph => ({ is: 'plain', words });
  const part = (heading: string, told: readonly string[]): Paragraph[] => [
    { is: 'heading', words: heading },
    ...(told.length > 0 ? told : [say.noneRecorded]).map(plain),
  ];
  return [
    { is: 'title', words: say.packet(month) },
    {
      is: 'strong',
      words: [patient.name ?? `${say.notNamed} (${patient.id})`, patient.born && say.born(patient.born)]
        .filter(Boolean)
        .join(' · '),
    },
    plain(
      `${packet.payer.name}${packet.payer.recorded ? '' : `, ${say.payerAssumed}`}. ${say.status[packet.status]}`,
    ),
    { is: 'heading', words: say.lines },
    ...(lines.length === 0
      ? [plain(say.nothingClaimed)]
      : lines.flatMap(line => linePaper(line, month, language))),
    ...part(
      say.consents,
      consents.map(
        ({ to, said, words, day, by: taker }) => `${to} · ${say.said[said]} · ${day} · “${words}” · ${taker}`,
      ),
    ),
    ...part(
      say.visits,
      visits.map(({ day, by: who }) => [day, who].filter(Boolean).join(' · ')),
    ),
    ...part(say.need, need),
    ...part(say.problems, problems),
    ...part(
      say.talks,
      talks.map(talk => talkPaper(talk, language)),
    ),
    ...part(
      say.history,
      deeds.map(({ deed, by: who, at: when, lines: told, reason }) =>
        [when, who, say.deeds[deed] ?? deed, told, reason].filter(Boolean).join(' · '),
      ),
    ),
    ...part(
      say.denials,
      denials.map(({ reason, day, answer }) =>
        [day, reason, answer && say.answered(answer)].filter(Boolean).join(' · '),
      ),
    ),
    { is: 'foot', words: say.printed(by, at) },
  ];
}

function linePaper(line: PacketLine, month: string, language: Language): Paragraph[] {
  const say = paperWords[language];
  const facts = [
    line.day || month,
    ...(line.minutes > 0 ? [say.minutes(line.minutes)] : []),
    line.place === '' ? say.placeNotKnown : say.place(line.place),
    ...(line.modifiers.length > 0 ? [say.modifiers(line.modifiers.join(', '))] : []),
    line.practitioner ? say.inName(line.practitioner) : say.nameNotKnown,
    ...(line.performers.length > 0 ? [say.by(line.performers.join('; '))] : []),
  ];
  return [
    { is: 'strong', words: `${line.code} × ${line.units} · ${line.label}` },
    { is: 'plain', words: facts.join(' · ') },
    {
      is: 'plain',
      words: [...line.why, say.source(line.source), say.marks[line.mark], ...line.unverified].join(' '),
    },
  ];
}

function talkPaper(talk: PacketTalk, language: Language): string {
  const say = paperWords[language];
  const { day, mode, minutes, by, credential, signedAt, attested, agreed } = talk;
  return [
    ...[day, say.modes[mode] ?? mode, say.minutes(minutes), [by, credential].filter(Boolean).join(', ')],
    ...(signedAt ? [say.signed, attested ? say.attested(attested.by) : say.notAttested] : []),
    ...agreed.map(({ goal, summary, step }) => [summary ?? goal, step].filter(Boolean).join(' → ')),
  ].join(' · ');
}
