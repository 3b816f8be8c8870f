import { useState } from 'react';
import type { ClaimPacket, PacketTalk } from '../../server/http/contract/billing.ts';
import { ChartText, Written } from '../design/as-said.tsx';
import { Button } from '../design/button.tsx';
import { useWords } from '../design/words.ts';
import { monthWords } from '../words/month.ts';
import { packetWords } from '../words/packet.ts';
import { usePacketDates } from './packet-dates.ts';
import { PacketNote } from './packet-note.tsx';

/** Need, problem, goal, action, minutes, with who, by which credential, attested by whom. */
export function PacketTalks({ path, packet }: { path: string; packet: ClaimPacket }) {
  const say = useWords(monthWords);
  const more = useWords(packetWords);
  const [note, setNote] = useState<{ title: string; sessionId: string }>();
  return (
    <section aria-labelledby="packet-thread">
      <h2 id="packet-thread">{more.thread}</h2>
      <h3>{more.need}</h3>
      {packet.need.length === 0 ? <p className="soft">{more.noNeed}</p> : null}
      {packet.need.map(words => (
        <p key={words} className="quote" lang="">
          {words}
        </p>
      ))}
      <h3>{more.problems}</h3>
      <p className={packet.problems.length === 0 ? 'soft' : undefined}>
        {packet.problems.length > 0 ? <ChartText>{packet.problems.join(' · ')}</ChartText> : more.noProblems}
      </p>
      <Chains chains={packet.chains} />
      <h3>{more.talks}</h3>
      {packet.talks.length === 0 ? <p className="soft">{more.noContacts}</p> : null}
      <ul className="packet-lines">
        {packet.talks.map(talk => (
          <Talk
            key={talk.id}
            talk={talk}
            {...(packet.mayOpenNotes && {
              onNote: (title: string, sessionId: string) => setNote({ title, sessionId }),
            })}
          />
        ))}
      </ul>
      {note ? (
        <PacketNote
          path={path}
          note={note}
          patient={packet.patient.name ?? say.unnamed(packet.patient.id)}
          onClose={() => setNote(undefined)}
        />
      ) : null}
    </section>
  );
}

/** Problem, goal, action, minutes: a line each goal, under every problem it serves. */
function Chains({ chains }: Pick<ClaimPacket, 'chains'>) {
  const say = useWords(packetWords);
  const dates = usePacketDates();
  if (chains.length === 0) return null;
  return (
    <>
      <h3>{say.chains}</h3>
      <ul className="packet-lines">
        {chains.map(({ problem, goals }) => (
          <li key={problem ?? ''}>
            <strong className={problem ? undefined : 'needs-you'}>
              {problem ? <ChartText>{problem}</ChartText> : say.noProblemKnown}
            </strong>
            {goals.map(({ goal, step, talks, derived }) => (
              <p key={goal}>
                {say.goalOf} <Written>{goal}</Written>
                {step ? (
                  <>
                    {' '}
                    › {say.stepOf} <Written>{step}</Written>
                  </>
                ) : null}{' '}
                ›{' '}
                <span className="numbers">
                  {talks.map(one => `${dates.day(one.day)}, ${one.time}, ${one.minutes} min`).join('; ')}
                </span>
                {derived ? <span className="soft small"> ({say.derived(derived)})</span> : null}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}

type Of = { talk: PacketTalk; onNote?: (title: string, sessionId: string) => void };

function Talk({ talk, onNote }: Of) {
  const more = useWords(packetWords);
  const dates = usePacketDates();
  const { day, time, mode, group, by, credential, supervisor, minutes, agreed } = talk;
  const modes: { [mode: string]: string } = more.modes;
  return (
    <li>
      <p className="numbers">
        <strong>
          {dates.day(day)}, {time}
        </strong>{' '}
        · {modes[mode] ?? mode} · {group ? `${more.groupOf(group)} · ` : null}
        {minutes} min · {[by, credential].filter(Boolean).join(', ')} ·{' '}
        <span className={supervisor ? undefined : 'soft'}>
          {supervisor ? more.supervisedBy(supervisor) : more.noSupervisor}
        </span>
      </p>
      {agreed.length === 0 && !talk.logged ? <p className="soft small">{more.noGoal}</p> : null}
      {agreed.map(({ goal, summary, step, confidence }) => (
        <p key={goal + step}>
          {more.goal}: <Written>{summary ?? goal}</Written>
          {step ? (
            <>
              {' '}
              › {more.action}: <Written>{step}</Written>
            </>
          ) : null}
          {confidence === undefined ? null : ` (${more.sure(confidence)})`}
        </p>
      ))}
      <Spent talk={talk} />
      <NoteOf talk={talk} {...(onNote && { onNote })} />
    </li>
  );
}

/** What the minutes were spent on, and which line they went into. */
function Spent({ talk }: { talk: PacketTalk }) {
  const say = useWords(packetWords);
  const activities: { [activity: string]: string } = say.activities;
  return (
    <ul className="packet-spent small numbers">
      {talk.byActivity.map(({ activity, minutes, lines, because }) => {
        const none = minutes - lines.reduce((all, one) => all + one.minutes, 0);
        const went = lines.map(line => say.intoLines(line.minutes, line.code));
        if (none > 0) went.push(say.intoNone(none));
        return (
          <li key={activity}>
            {activities[activity] ?? activity}: {minutes} min, {went.join(', ')}
            {because ? <span className="soft"> ({because})</span> : null}
          </li>
        );
      })}
    </ul>
  );
}

/** The note by its title and date, and the supervising signature under it; where there is none it says so. */
function NoteOf({ talk, onNote }: Of) {
  const more = useWords(packetWords);
  const dates = usePacketDates();
  const { note, signedAt, versions, sessionId, attest, attested } = talk;
  if (note === undefined) return <p className="soft small">{talk.logged ?? more.noNote}</p>;
  const of = attested && { by: attested.by, at: dates.moment(attested.at) };
  const attests =
    attest === 'attested' || attest === 'attested-before'
      ? more.attest[attest](of?.by ?? '', of?.at ?? '')
      : attest === 'no-note'
        ? ''
        : more.attest[attest];
  return (
    <>
      <p className="small">
        <span id={`note-${talk.id}`}>{more.note(note.title, note.version)}</span>
        {signedAt ? ` · ${more.signed(dates.moment(signedAt), versions)}` : null}{' '}
        {sessionId && onNote ? (
          <Button
            look="link"
            aria-describedby={`note-${talk.id}`}
            onClick={() => onNote(note.title, sessionId)}
          >
            {more.openNote}
          </Button>
        ) : (
          <span className="soft">{more.notYours}</span>
        )}
      </p>
      <p className={`small ${attest === 'attested' || attest === 'not-asked' ? 'soft' : 'needs-you'}`}>
        {attests}
      </p>
    </>
  );
}
