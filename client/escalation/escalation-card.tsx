import { useId, useState } from 'react';
import type { EscalationView } from '../../server/domain/escalation/on-watch.ts';
import { redFlagNames } from '../../server/domain/session/red-flag-words.ts';
import { Button } from '../design/button.tsx';
import { sayDay } from '../design/dates.ts';
import { useWords } from '../design/words.ts';
import { Later } from '../page/later.tsx';
import { useCalendar, usePage } from '../page/page.ts';
import { escalationWords } from '../words/escalation.ts';
import { RaisedForLine } from './raised-for.tsx';
import { Standing } from './standing.tsx';
import { useDeed } from './use-deed.ts';

const fetchWhole = () => import('./whole.tsx');

/**
 * One red flag on its way to a clinician, in a row: what it was raised for, since when, with whom it is, and the one thing
 * to do about it. It unfolds to all that is known of it.
 */
export function EscalationCard(given: {
  one: EscalationView;
  now: number;
  /** Heading level of its name. */
  level: 2 | 3;
  /** Whether the patient's name is to be told: not where the page already does. */
  named: boolean;
  /** It stands there whole from the beginning. */
  unfolded?: boolean;
  onChange: () => void;
}) {
  const { one, now, named, unfolded = false, onChange } = given;
  const { login, api } = usePage();
  const say = useWords(escalationWords);
  const kinds = useWords(redFlagNames);
  const { busy, failed, run } = useDeed();
  const [shown, setShown] = useState<'folded' | 'whole' | 'to-close'>(unfolded ? 'whole' : 'folded');
  const id = useId();
  const Heading = given.level === 2 ? 'h2' : 'h3';
  const isFolded = shown === 'folded';
  const mayDo = one.about !== undefined && login?.staff.role === 'physician';
  const see = async () => {
    if (await run(api.send('POST', `/api/escalations/${one.id}/sight`))) onChange();
  };
  // The same button, so that who pressed it stays on it: looked at, the next thing is to close it.
  const deed =
    one.status === 'open'
      ? { look: 'danger' as const, words: say.see, busy, onClick: () => void see() }
      : one.status === 'seen' && isFolded
        ? { look: 'plain' as const, words: say.closeIt, busy: false, onClick: () => setShown('to-close') }
        : undefined;
  return (
    <article className={one.status === 'closed' ? closedLook : openLook}>
      <div className="flag-row">
        <div className="flag-says">
          {named && one.about ? <Patient about={one.about} /> : null}
          <Heading id={id}>
            {kinds[one.kind]}
            {one.about ? <RaisedForLine about={one.about} /> : null}
          </Heading>
          <Standing one={one} now={now} />
        </div>
        {one.about ? (
          <div className="buttons">
            {mayDo && deed ? (
              <Button look={deed.look} busy={deed.busy} onClick={deed.onClick} aria-describedby={id}>
                {deed.words}
              </Button>
            ) : null}
            <Button
              look="quiet"
              aria-expanded={!isFolded}
              aria-describedby={id}
              onClick={() => setShown(isFolded ? 'whole' : 'folded')}
            >
              {isFolded ? say.unfold : say.fold}
            </Button>
          </div>
        ) : null}
      </div>
      {failed ? (
        <p className="needs-you" role="alert">
          {failed}
        </p>
      ) : null}
      {one.about && !isFolded ? (
        <Later fetch={fetchWhole} of={{ one, about: one.about, toClose: shown === 'to-close', onChange }} />
      ) : null}
    </article>
  );
}

const openLook = 'escalation escalation-within';
const closedLook = 'escalation escalation-closed';

type About = NonNullable<EscalationView['about']>;

/** Whose it is, as their chart was last read. */
export function Patient({ about }: { about: About }) {
  const say = useWords(escalationWords);
  const calendar = useCalendar();
  if (!about.patient) return <p className="needs-you">{say.noName}</p>;
  const { name, born } = about.patient;
  return (
    <p className="escalation-name">
      {name}
      {born ? <span className="soft">, {say.born(sayDay(born, calendar))}</span> : null}
    </p>
  );
}
