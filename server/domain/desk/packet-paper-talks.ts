import type { Language } from '../language.ts';
import { shortDay } from '../short-date.ts';
import { shortMoment } from '../short-moment.ts';
import type { PacketTalk } from './packet.ts';
import type { PacketChain } from './packet-chain.ts';
import { packetWords } from './packet-words.ts';
import { paperWords } from './paper-words.ts';

/** Each problem with the goals that serve it, the step of each and the minutes of its contacts. */
export function chainPaper(chains: readonly PacketChain[], language: Language): string[] {
  const say = packetWords[language];
  return chains.flatMap(({ problem, goals }) =>
    goals.map(({ goal, step, talks, derived }) =>
      [
        problem ?? say.noProblemKnown,
        `${say.goalOf} ${goal}`,
        ...(step ? [`${say.stepOf} ${step}`] : []),
        talks
          .map(({ day, time, by, minutes }) => `${shortDay(day, language)}, ${time}, ${by}, ${minutes} min`)
          .join('; '),
        ...(derived ? [`(${say.derived(derived)})`] : []),
      ].join(' › '),
    ),
  );
}

/** A contact whole: when, how, who by which credential, under whom, what was agreed, where the minutes went, its note by title and date. */
export function talkPaper(
  talk: PacketTalk,
  { language, timeZone }: { language: Language; timeZone: string },
): string {
  const say = paperWords[language];
  const more = packetWords[language];
  const { day, time, mode, minutes, by, credential, supervisor, signedAt, agreed, note, versions } = talk;
  const moment = (at: string) => shortMoment(at, timeZone, language);
  return [
    `${shortDay(day, language)}, ${time}`,
    say.modes[mode] ?? mode,
    ...(talk.group ? [more.groupOf(talk.group)] : []),
    say.minutes(minutes),
    [by, credential].filter(Boolean).join(', '),
    supervisor ? more.supervisedBy(supervisor) : more.noSupervisor,
    ...(agreed.length === 0 && !talk.logged ? [more.noGoal] : []),
    ...agreed.map(({ goal, summary, step }) => [summary ?? goal, step].filter(Boolean).join(' › ')),
    ...spentOn(talk, language),
    note ? more.note(note.title, note.version) : (talk.logged ?? more.noNote),
    ...(note && signedAt ? [more.signed(moment(signedAt), versions)] : []),
    ...attestOf(talk, language, moment),
  ].join(' · ');
}

function spentOn({ byActivity }: PacketTalk, language: Language): string[] {
  const say = packetWords[language];
  const activities: { [activity: string]: string } = say.activities;
  return byActivity.map(({ activity, minutes, lines, because }) => {
    const none = minutes - lines.reduce((all, one) => all + one.minutes, 0);
    const went = lines.map(line => say.intoLines(line.minutes, line.code));
    if (none > 0) went.push(say.intoNone(none));
    const told = `${activities[activity] ?? activity}: ${minutes} min, ${went.join(', ')}`;
    return because ? `${told} (${because})` : told;
  });
}

function attestOf(
  { attest, attested }: PacketTalk,
  language: Language,
  moment: (at: string) => string,
): string[] {
  const say = packetWords[language].attest;
  if (attest === 'no-note') return [];
  if (attest === 'attested' || attest === 'attested-before')
    return [say[attest](attested?.by ?? '', attested ? moment(attested.at) : '')];
  return [say[attest]];
}
