import type { OwnProtocol } from '../../server/domain/escalation/protocol.ts';
import { callsTheSame, type UrgentLine, urgentLineFor } from '../../server/domain/escalation/urgent-line.ts';
import type { RedFlagKind } from '../../server/domain/session/choices.ts';
import { redFlagNames } from '../../server/domain/session/red-flag-words.ts';
import { type FlagStep, type Whereabouts, whatToDoNow } from '../../server/domain/session/red-flags.ts';
import { Written } from '../design/as-said.tsx';
import { useLanguage, useWords } from '../design/words.ts';
import { doNowWords } from '../words/do-now.ts';

/**
 * What to do now about a red flag, large: how soon a clinician must know, whom this practice calls, its own words, then
 * the steps of the house. `named`: with the name of the red flag over it. `where`: in the room, unless said.
 */
export function DoNow(given: {
  kind: RedFlagKind;
  own?: OwnProtocol;
  urgentLine?: UrgentLine;
  named?: boolean;
  where?: Whereabouts;
}) {
  const { kind, own, named, where = 'room' } = given;
  const say = useWords(doNowWords);
  const kinds = useWords(redFlagNames);
  const language = useLanguage();
  const { within, steps } = whatToDoNow(kind, where);
  const stepWords: Record<FlagStep, string> = { ...say.flagSteps, ...say.stepsElsewhere[where] };
  const words = own?.doNow?.[language];
  const line = urgentLineFor(given.urgentLine, language, kind);
  // Whom this flag's own protocol names already is not named again.
  const isSaid = line !== undefined && own?.call !== undefined && callsTheSame(line.words, own.call.phone);
  return (
    <div className="do-now" role="alert">
      {named ? <h3>{kinds[kind]}</h3> : null}
      <p>
        <strong>{say.within[within]}</strong>
      </p>
      {own?.call ? (
        <p className="do-now-call">
          {say.urgentLine} <Written>{own.call.who}</Written>{' '}
          <a href={`tel:${own.call.phone.replace(/[^+\d]/g, '')}`}>{own.call.phone}</a>
        </p>
      ) : null}
      {line && !isSaid ? (
        <p>
          {own?.call ? null : `${say.urgentLine} `}
          <span lang={line.lang}>{line.words}</span>
        </p>
      ) : null}
      {words ? (
        <p className="do-now-own">
          {say.ownProtocol} <span lang={language}>{words}</span>
        </p>
      ) : null}
      <ol>
        {steps.map(step => (
          <li key={step}>{stepWords[step]}</li>
        ))}
      </ol>
    </div>
  );
}
