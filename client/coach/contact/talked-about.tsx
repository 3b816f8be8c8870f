import { reasonIn } from '../../../server/domain/panel/reason-words.ts';
import type { ContactsView } from '../../../server/http/contract/contact.ts';
import { Toggle } from '../../design/choices.tsx';
import { sayDay } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { useCalendar } from '../../page/page.ts';
import { contactWords } from '../../words/contact.ts';
import type { Written } from './written.ts';

/** What came and nobody talked about yet: it stays on the queue unless the coach says here that they did. */
export function TalkedAbout(given: {
  news: ContactsView['news'];
  written: Written;
  onWrite: (change: Partial<Written>) => void;
}) {
  const { news, written, onWrite } = given;
  const say = useWords(contactWords);
  const calendar = useCalendar();
  const { talkedAbout, reached, correcting } = written;
  if (reached !== 'patient' || (news.length === 0 && !(correcting && talkedAbout))) return null;
  const what = news.map(one => reasonIn(one, calendar.language, at => sayDay(at, calendar))).join('; ');
  return (
    <p>
      <Toggle
        label={what ? say.talkedAbout(what) : say.talkedAboutNews}
        on={talkedAbout}
        onChange={on => onWrite({ talkedAbout: on })}
      />
    </p>
  );
}
