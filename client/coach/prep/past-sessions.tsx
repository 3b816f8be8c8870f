import { useState } from 'react';
import { Button } from '../../design/button.tsx';
import { sayClock, sayDay } from '../../design/dates.ts';
import { Folded } from '../../design/folded.tsx';
import { useWords } from '../../design/words.ts';
import { isRefused, type Refused } from '../../page/api.ts';
import { useCalendar, usePage } from '../../page/page.ts';
import { pathTo } from '../../page/place.ts';
import { pageWords } from '../../words/page.ts';
import { prepWords } from '../../words/prep.ts';

type PastSession = { id: string; signedAt: string; coach: string; version: number; group?: string };

/** The signed sessions of this patient, asked for when unfolded; each leads to its note and receipts. */
export function PastSessions() {
  const say = useWords(prepWords);
  const sayPage = useWords(pageWords);
  const { api, go } = usePage();
  const calendar = useCalendar();
  const [past, setPast] = useState<PastSession[] | Refused>();
  const look = async () => setPast(await api.get<PastSession[]>('/api/sessions'));
  return (
    <Folded title={say.pastSessions} onOpen={() => void look()}>
      {past === undefined ? <p className="soft">{sayPage.opening}</p> : null}
      {isRefused(past) ? (
        <p className="needs-you">
          {sayPage.unreachable}{' '}
          <Button look="link" onClick={look}>
            {sayPage.tryAgain}
          </Button>
        </p>
      ) : null}
      {Array.isArray(past) && past.length === 0 ? <p className="soft">{say.noPastSessions}</p> : null}
      {Array.isArray(past) ? (
        <ul>
          {past.map(session => {
            const place = { screen: 'session', id: session.id } as const;
            return (
              <li key={session.id}>
                <a
                  href={pathTo(api.launchId, place)}
                  onClick={event => {
                    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                    event.preventDefault();
                    go(place);
                  }}
                >
                  {`${sayDay(session.signedAt, calendar)}, ${sayClock(session.signedAt, calendar.timeZone)}`}
                </a>{' '}
                {session.coach} {session.group}{' '}
                {session.version > 1 ? <span className="soft">{say.version(session.version)}</span> : null}
              </li>
            );
          })}
        </ul>
      ) : null}
    </Folded>
  );
}
