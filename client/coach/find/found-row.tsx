import { whyWords } from '../../../server/domain/find/why-words.ts';
import { Button } from '../../design/button.tsx';
import { sayDay } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { useCalendar } from '../../page/page.ts';
import { WayTo } from '../../page/way-to.tsx';
import { foundWords } from '../../words/found.ts';
import { nameOfLanguage } from '../inbox/name-of-language.ts';
import type { Found } from './found-list.tsx';

/** One whom a run found: who, why in a sentence each, and what to do. */
export function FoundRow(given: {
  found: Found;
  isCoach: boolean;
  onInvite: () => void;
  onAsk: () => void;
  onDecline: () => void;
}) {
  const { found, isCoach } = given;
  const { patientId, person, whys, standing } = found;
  const say = useWords(foundWords);
  const calendar = useCalendar();
  const name = person?.name ?? say.unnamed;
  const about = [
    person?.birthDate ? say.born(sayDay(person.birthDate, calendar)) : say.ageUnknown,
    person?.language && !/^en\b/.test(person.language)
      ? say.speaks(nameOfLanguage(person.language, calendar.language))
      : '',
    person?.phone ? say.call(person.phone) : '',
    person?.unchecked ? say.unchecked : '',
  ].filter(Boolean);
  const isOpen = standing === 'open' || standing === 'asked';
  const stands = standing === 'invited' && !isCoach ? say.invitedForAll : say.standing[standing];
  return (
    <li className="found-row" data-patient={patientId}>
      <div>
        <strong>{name}</strong> <span className="soft small">{about.join(' · ')}</span>
      </div>
      <ul className="found-whys">
        {whys.map(why => (
          <li key={why.search}>{whyWords(why, calendar.language)}</li>
        ))}
      </ul>
      <div className="buttons">
        {isOpen ? (
          <>
            <Button className="found-do" aria-label={`${say.invite}: ${name}`} onClick={given.onInvite}>
              {say.invite}
            </Button>
            {standing === 'open' ? (
              <Button look="quiet" aria-label={`${say.ask}: ${name}`} onClick={given.onAsk}>
                {say.ask}
              </Button>
            ) : null}
            <Button look="quiet" aria-label={`${say.decline}: ${name}`} onClick={given.onDecline}>
              {say.decline}
            </Button>
          </>
        ) : null}
        <span role="status">
          {stands}{' '}
          {standing === 'invited' && isCoach ? <WayTo place={{ screen: 'list' }}>{say.toList}</WayTo> : null}
        </span>
      </div>
    </li>
  );
}
