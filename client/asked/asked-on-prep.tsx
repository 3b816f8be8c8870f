import { useEffect, useRef } from 'react';
import type { PrepView } from '../../server/domain/chart/prep.ts';
import type { SaidByClinician } from '../../server/domain/physician/answers-note.ts';
import { ChartText, Written } from '../design/as-said.tsx';
import { Button } from '../design/button.tsx';
import { sayDay } from '../design/dates.ts';
import { useWords } from '../design/words.ts';
import { isRefused } from '../page/api.ts';
import { useCalendar, usePage } from '../page/page.ts';
import { pressedBefore } from '../page/touch.ts';
import { askedWords } from '../words/asked.ts';
import AskPhysician from './ask-physician.tsx';

type Asked = NonNullable<PrepView['asked']>;

/** What physicians answered opens the coach's next contact; below it what is still unanswered, and the way to ask. */
export default function AskedOnPrep(given: {
  asked: Asked;
  lang: string | undefined;
  onFresh: (prep: PrepView) => void;
}) {
  const { said, open } = given.asked;
  const say = useWords(askedWords);
  const { api, login } = usePage();
  const isCoach = login?.staff.role === 'coach';
  const again = async () => {
    const prep = await api.get<PrepView>('/api/prep?chart=kept');
    if (!isRefused(prep)) given.onFresh(prep);
  };
  const part = useRef<HTMLElement>(null);
  useEffect(() => pressedBefore(part.current)?.click(), []);
  if (said.length === 0 && open.length === 0 && !isCoach) return null;
  return (
    <section className="asked" aria-label={say.open} ref={part}>
      {said.map(one => (
        <Said key={one.id} said={one} />
      ))}
      {open.map(question => (
        <Unanswered key={question.id} question={question} mayTakeBack={isCoach} onDone={again} />
      ))}
      {isCoach ? <AskPhysician onDone={again} /> : null}
    </section>
  );
}

function Said({ said }: { said: SaidByClinician }) {
  const say = useWords(askedWords);
  const calendar = useCalendar();
  return (
    <div className="asked-said">
      <p>
        {say.answered(said.by)}:{' '}
        <strong>
          {said.is === 'answer' ? (
            <Written>{said.words}</Written>
          ) : (
            <>
              <ChartText>{said.name}</ChartText>: {say.deeds[said.deed]}
              {said.words ? (
                <>
                  {' '}
                  <Written>{said.words}</Written>
                </>
              ) : null}
            </>
          )}
        </strong>{' '}
        <span className="soft small">{sayDay(said.at, calendar)}</span>
      </p>
      {said.is === 'answer' ? (
        <p className="small">
          <span className="soft">{say.youAsked(sayDay(said.askedAt, calendar))}:</span>{' '}
          <Written>{said.asked}</Written>
        </p>
      ) : null}
      {owesIt(said) ? <p className="small">{say.owed}</p> : null}
    </div>
  );
}

const owesIt = (said: SaidByClinician): boolean =>
  said.is === 'answer' ? said.forPatient : said.deed === 'fix';

function Unanswered(given: {
  question: Asked['open'][number];
  mayTakeBack: boolean;
  onDone: () => Promise<void>;
}) {
  const { question } = given;
  const say = useWords(askedWords);
  const { api } = usePage();
  const { days, late } = question;
  const waited = days === 0 ? say.waits.today : days === 1 ? say.waits.yesterday : say.waited(days);
  const takeBack = async () => {
    await api.send('POST', `/api/questions/${question.id}/withdrawal`);
    await given.onDone();
  };
  return (
    <p className="asked-open small">
      <span className="soft">
        {say.open} ({question.to?.name ?? say.anybody}):
      </span>
      <Written>{question.words}</Written>
      <span className={late ? 'needs-you' : 'soft'}>{late ? say.late(days) : waited}</span>
      {given.mayTakeBack ? (
        <Button look="quiet" aria-label={say.takeBackLong(question.words)} onClick={() => void takeBack()}>
          {say.takeBack}
        </Button>
      ) : null}
    </p>
  );
}
