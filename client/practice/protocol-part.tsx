import './protocol.css';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Protocol, rungs } from '../../server/domain/escalation/protocol.ts';
import type { ProtocolHere } from '../../server/domain/escalation/protocol-page.ts';
import { redFlagNames } from '../../server/domain/session/red-flag-words.ts';
import { Written } from '../design/as-said.tsx';
import { Button } from '../design/button.tsx';
import { useLanguage, useWords } from '../design/words.ts';
import { isRefused, type Refused } from '../page/api.ts';
import { usePage } from '../page/page.ts';
import { learnDoNow } from '../words/do-now-both.ts';
import { protocolWords } from '../words/protocol.ts';
import { ProtocolForm } from './protocol-form.tsx';
import UrgentLinePart from './urgent-line-part.tsx';

learnDoNow();

/** What the practice does about each red flag: its own words, whom to call, how fast it climbs and to whom. */
export default function ProtocolPart() {
  const { api } = usePage();
  const say = useWords(protocolWords);
  const [flags, setFlags] = useState<ProtocolHere[] | Refused>();
  const [told, setTold] = useState<string>();
  const load = useCallback(() => api.get<ProtocolHere[]>('/api/protocols').then(setFlags), [api]);
  useEffect(() => void load(), [load]);
  const arrived = (page: ProtocolHere[], words: string) => {
    setFlags(page);
    setTold(words);
  };
  return (
    <>
      <UrgentLinePart />
      <section aria-labelledby="protocols" className="protocols">
        <h2 id="protocols">{say.title}</h2>
        <p className="emr-text">{say.what}</p>
        <p role="status" className="soft">
          {told}
        </p>
        {flags === undefined ? <p className="soft">{say.loading}</p> : null}
        {flags !== undefined && isRefused(flags) ? (
          <p className="needs-you">
            {say.notLoaded} <Button onClick={() => void load()}>{say.again}</Button>
          </p>
        ) : null}
        {flags === undefined || isRefused(flags) ? null : (
          <ul>
            {flags.map(flag => (
              <FlagRow key={flag.kind} flag={flag} onDone={arrived} />
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

function FlagRow(given: { flag: ProtocolHere; onDone: (page: ProtocolHere[], words: string) => void }) {
  const { flag, onDone } = given;
  const { kind, usual, own } = flag;
  const say = useWords(protocolWords);
  const name = useWords(redFlagNames)[kind];
  const [isOpen, setIsOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const tell = useMinutes();
  const { minutes, minutesOnceSeen, climbsTo }: Pick<Protocol, 'minutes' | 'minutesOnceSeen' | 'climbsTo'> = {
    ...usual,
    ...own,
  };
  const way = rungs.filter(rung => rung === 'physicians' || climbsTo.includes(rung));
  const leave = () => {
    setIsOpen(false);
    opener.current?.focus();
  };
  return (
    <li>
      <h3>
        {name} <span className={own ? 'chip' : 'soft small'}>{own ? say.own : say.usual}</span>
      </h3>
      <p className="numbers">
        {say.climbs(tell(minutes), tell(minutesOnceSeen))}{' '}
        {way.map(rung => say.rungs[rung]).join(say.andThen)}.
      </p>
      {own?.call ? (
        <p>
          <Written>{say.call(own.call.who, own.call.phone)}</Written>
        </p>
      ) : null}
      <OwnWords own={own} />
      <div className="buttons">
        <Button
          look="quiet"
          ref={opener}
          aria-expanded={isOpen}
          aria-label={say.changeLong(name)}
          onClick={() => setIsOpen(!isOpen)}
        >
          {say.change}
        </Button>
      </div>
      {isOpen ? (
        <ProtocolForm
          flag={flag}
          name={name}
          onLeave={leave}
          onDone={(page, words) => {
            onDone(page, words);
            leave();
          }}
        />
      ) : null}
    </li>
  );
}

/** In the reader's language; both stand where they are changed. */
function OwnWords({ own }: Pick<ProtocolHere, 'own'>) {
  const language = useLanguage();
  return own?.doNow ? <p>{own.doNow[language]}</p> : null;
}

/** Minutes in the unit one thinks in: "10 min", "2 h". */
export function useMinutes(): (minutes: number) => string {
  const say = useWords(protocolWords);
  return minutes =>
    minutes >= 120 && minutes % 60 === 0 ? say.hours(`${minutes / 60}`) : say.minutes(`${minutes}`);
}
