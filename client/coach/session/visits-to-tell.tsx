import { visitsSettled } from '../../../server/domain/session/visits-told.ts';
import type { SessionView } from '../../../server/http/contract/session.ts';
import { ChartText } from '../../design/as-said.tsx';
import { Button } from '../../design/button.tsx';
import { sayDay } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { useCalendar } from '../../page/page.ts';
import { sessionSignWords } from '../../words/session-sign.ts';
import { sessionVisitWords } from '../../words/session-visit.ts';
import { PickField, TextField } from './fields.tsx';
import { idFor } from './ids.ts';
import { Named } from './named.tsx';
import { placeOf } from './place.ts';
import { useDraft, useWriting } from './session-context.ts';

type ToTell = NonNullable<SessionView['carried']['visitsToTell']>[number];

/** Emergency and hospital visits of the chart no clinician was told of: told in this note, or set aside and why. */
export default function VisitsToTell({ visits }: { visits: readonly ToTell[] }) {
  const say = useWords(sessionVisitWords);
  return (
    <div className="from-before" {...placeOf(['visitsTold'])}>
      <h3>{say.toTell}</h3>
      {visits.map(visit => (
        <OneVisit key={visit.id} visit={visit} />
      ))}
    </div>
  );
}

function OneVisit({ visit }: { visit: ToTell }) {
  const say = useWords(sessionVisitWords);
  // An entry is known by the visit it speaks of, whoever made it.
  const id =
    useDraft(
      draft => Object.entries(draft.visitsTold ?? {}).find(([, each]) => each.visitId === visit.id)?.[0],
    ) ?? idFor(visit.id);
  const says = useDraft(draft => draft.visitsTold?.[id]?.says);
  const path = ['visitsTold', id];
  const { id: visitId, visit: kind, at: on, reason } = visit;
  const as = { visitId, visit: kind, on, ...(reason && { reason: reason.slice(0, 300) }) };
  return (
    <Named path={path} as={as}>
      <PickField path={[...path, 'says']} label={<VisitNamed visit={visit} />} of={say.toTellOf} />
      {says === 'set-aside' ? (
        <TextField path={[...path, 'because']} label={say.asideWhy} hint={say.asideWhyHint} />
      ) : null}
    </Named>
  );
}

/** What a clinician must hear of and this note does not tell: named before signing. It does not block. */
export function Untold({ onGo }: { onGo: (path: string[]) => void }) {
  const { view } = useWriting();
  const say = useWords(sessionVisitWords);
  const { goThere } = useWords(sessionSignWords);
  const visitsTold = useDraft(draft => draft.visitsTold);
  const settled = visitsSettled({ visitsTold });
  const untold = (view.carried.visitsToTell ?? []).filter(({ id }) => !settled.includes(id));
  if (untold.length === 0) return null;
  return (
    <section className="notice needs-you">
      <h3>{say.untold}</h3>
      <ul className="lines">
        {untold.map(visit => (
          <li key={visit.id}>
            <span>
              <VisitNamed visit={visit} />
            </span>
            <Button onClick={() => onGo(['visitsTold'])}>{goThere}</Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** "Emergency visit, Nov 12: Dizziness", in the reader's language but for the chart's own words. */
function VisitNamed({ visit: { visit, at, reason } }: { visit: ToTell }) {
  const say = useWords(sessionVisitWords);
  const calendar = useCalendar();
  return (
    <>
      {say.urgent[visit]}, {sayDay(at, calendar)}
      {reason ? (
        <>
          : <ChartText>{reason}</ChartText>
        </>
      ) : null}
    </>
  );
}
