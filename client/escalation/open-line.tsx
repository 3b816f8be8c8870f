import { tellFact } from '../../server/domain/escalation/facts-words.ts';
import { redFlagNames } from '../../server/domain/session/red-flag-words.ts';
import { sayMoment } from '../design/dates.ts';
import { useLanguage, useWords } from '../design/words.ts';
import { useCalendar } from '../page/page.ts';
import { escalationWords } from '../words/escalation.ts';
import { useHereWatch } from './use-here-watch.ts';

/**
 * On top of a session: what the patient reported between talks that is still open, each in a line, with its number and
 * since when. What was raised in a talk says itself, at its place.
 */
export default function OpenLine() {
  const say = useWords(escalationWords);
  const kinds = useWords(redFlagNames);
  const language = useLanguage();
  const calendar = useCalendar();
  const now = new Date().toISOString();
  const open = (useHereWatch().view?.escalations ?? []).filter(
    ({ status, here, from }) => status !== 'closed' && here && from !== 'session',
  );
  if (open.length === 0) return null;
  return (
    <section className="screen-only" aria-label={say.strip}>
      {open.map(({ id, kind, raisedAt, about }) => {
        const facts = (about?.because ?? []).map(fact => tellFact(fact, language)).join('; ');
        return (
          <p key={id} className="notice danger">
            <strong>{facts ? `${kinds[kind]}: ${facts}.` : `${kinds[kind]}.`}</strong>{' '}
            {say.openSince(sayMoment(raisedAt, { ...calendar, now }))}
          </p>
        );
      })}
    </section>
  );
}
