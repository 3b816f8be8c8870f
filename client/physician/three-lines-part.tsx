import type { ReactNode } from 'react';
import type { ChosenPlan } from '../../server/domain/chart/prep.ts';
import type { PhysicianView } from '../../server/domain/physician/physician-view.ts';
import type { Request } from '../../server/domain/physician/three-lines.ts';
import { redFlagNames } from '../../server/domain/session/red-flag-words.ts';
import { ToTell, Why } from '../coach/prep/findings-to-say.tsx';
import { ChartText, Said, Written } from '../design/as-said.tsx';
import { sayWithUnit } from '../design/charts/numbers.ts';
import { sayDay } from '../design/dates.ts';
import { useWords } from '../design/words.ts';
import { useCalendar } from '../page/page.ts';
import { measuresWords } from '../words/measures.ts';
import { physicianWords } from '../words/physician.ts';
import { sayWent } from './went.ts';

type Lang = string | undefined;

/** Status, request, safety: the three lines of every coaching note, as they stand today. */
export default function ThreeLinesPart({ view, lang }: { view: PhysicianView; lang: Lang }) {
  const say = useWords(physicianWords);
  const { safety } = view.lines;
  return (
    <dl className="phys-lines">
      <Line title={say.status}>
        <Status view={view} lang={lang} />
      </Line>
      <Line title={say.request}>
        {view.lines.request.length === 0 ? <span className="soft">{say.nothingAsked}</span> : null}
        {view.lines.request.map(request => (
          <p key={request.is}>
            <Requested request={request} />
          </p>
        ))}
      </Line>
      <Line title={say.safety} tone={isSafe(safety) ? undefined : 'danger'}>
        <Safety safety={safety} lang={lang} />
      </Line>
    </dl>
  );
}

function Line(given: { title: string; tone?: 'danger'; children: ReactNode }) {
  return (
    <div className={given.tone === 'danger' ? 'phys-line phys-unsafe' : 'phys-line'}>
      <dt>{given.title}</dt>
      <dd>{given.children}</dd>
    </div>
  );
}

function Status({ view, lang }: { view: PhysicianView; lang: Lang }) {
  const say = useWords(physicianWords);
  const calendar = useCalendar();
  const { status } = view.lines;
  if (status.is === 'never-coached') return say.neverCoached;
  const { at, coach, means } = status.last;
  const talk = say.lastTalk(means ? say.how[means] : '', coach, sayDay(at, calendar));
  if (status.is === 'no-plan')
    return (
      <>
        {say.noPlanNow} <Measured runs={view.runs} /> <span className="soft">{talk}</span>
      </>
    );
  const [plan, ...more] = status.plans;
  return (
    <>
      {plan ? <PlanInShort plan={plan} lang={lang} /> : null}
      {more.length > 0 ? <span className="soft"> + {say.morePlans(more.length)}. </span> : ' '}
      <Measured runs={view.runs} /> <span className="soft">{talk}</span>
    </>
  );
}

/** Of the measures with a goal the first: what it is now, and what it was before. */
function Measured({ runs }: { runs: PhysicianView['runs'] }) {
  const say = useWords(physicianWords);
  const sayMeasure = useWords(measuresWords);
  const calendar = useCalendar();
  for (const { about, goal, points } of runs) {
    const [before, last] = points.slice(-2);
    if (about.is === 'step' || goal === undefined || !before || !last) continue;
    const inUnit = (point: typeof last) => sayWithUnit(point, about.unit, sayMeasure);
    const was = say.onDay(inUnit(before), sayDay(before.day, calendar));
    return say.now(sayMeasure.names[about.measure], inUnit(last), sayDay(last.day, calendar), was);
  }
  return null;
}

/** “Walk with my sister”: Walk 20 minutes, 3 times a week: done 7 of 9, 8/10 sure. */
function PlanInShort({ plan, lang }: { plan: ChosenPlan; lang: Lang }) {
  const calendar = useCalendar();
  const say = useWords(physicianWords);
  return (
    <>
      <strong>
        <Said words={plan.goal} lang={lang} />
      </strong>{' '}
      <Written>{plan.stepSaid[calendar.language]}</Written>: <strong>{sayWent(plan, say)}</strong>,{' '}
      {say.sure(plan.confidence)}.
    </>
  );
}

function Requested({ request }: { request: Request }) {
  const say = useWords(physicianWords);
  const calendar = useCalendar();
  switch (request.is) {
    case 'question':
      return (
        <>
          <span className="soft">{say.questions(request.of)}:</span>{' '}
          <a href="#at-questions">
            <Written>{request.words}</Written>
          </a>
        </>
      );
    case 'said':
      return (
        <>
          <span className="soft">{say.saidInNote(sayDay(request.at, calendar))}:</span>{' '}
          <Written>{request.words}</Written>
        </>
      );
    case 'medicine':
      return (
        <>
          <span className="soft">{say.medicines(request.of)}:</span>{' '}
          <a href="#at-medicines">
            <ChartText>{request.name}</ChartText>, {say.differs[request.differs]}
          </a>
        </>
      );
  }
}

type Safe = PhysicianView['lines']['safety'];

const isClosed = ({ why }: Safe['tell'][number]) => why.is === 'red-flag' && why.closed !== undefined;

/** Red is for what still stands: a flag that a clinician closed is told, and alarms nobody. */
const isSafe = ({ open, tell, unraised }: Safe) =>
  open.length + unraised.length === 0 && tell.every(isClosed);

function Safety({ safety, lang }: { safety: Safe; lang: Lang }) {
  const say = useWords(physicianWords);
  const calendar = useCalendar();
  const unread = safety.unread.map(({ section }) => say.sections[section] ?? section).join(', ');
  return (
    <>
      {isSafe(safety) && safety.tell.length === 0 ? say.noConcern : null}
      {safety.open.map(({ kind, raisedAt, number, corrected }) => (
        <p key={kind}>
          <strong>{[redFlagNames[calendar.language][kind], number].filter(Boolean).join(', ')}</strong>{' '}
          <span className="small">
            {corrected ? `${say.correctedTo(corrected)} · ` : ''}
            {say.stillOpenFlag(sayDay(raisedAt, calendar))}
          </span>
        </p>
      ))}
      {safety.tell.map(tell => (
        <p key={JSON.stringify(tell)} className={isClosed(tell) ? 'phys-closed' : undefined}>
          <strong>
            <ToTell what={tell.what} lang={lang} />
          </strong>{' '}
          <span className="small">
            <Why why={tell.why} lang={lang} />
            {tell.at === undefined ? '' : ` · ${sayDay(tell.at, calendar)}`}
          </span>
        </p>
      ))}
      {safety.unraised.length > 0 ? (
        <p>{say.unraised(safety.unraised.map(words => `“${words}”`).join(', '))}</p>
      ) : null}
      {unread ? <p className="needs-you small">{say.mayBeMore(unread)}</p> : null}
    </>
  );
}
