import { Suspense } from 'react';
import { dayIn } from '../../../server/domain/time-zone.ts';
import type { SessionView } from '../../../server/http/contract/session.ts';
import { Written } from '../../design/as-said.tsx';
import { Toggle } from '../../design/choices.tsx';
import { sayDay } from '../../design/dates.ts';
import { useWords } from '../../design/words.ts';
import { Later } from '../../page/later.tsx';
import { lazily } from '../../page/lazily.ts';
import { useCalendar } from '../../page/page.ts';
import { sessionWords } from '../../words/session.ts';
import { sessionMethodWords } from '../../words/session-method.ts';
import { EntryList, RemoveEntry, useEntries } from './entries.tsx';
import { DayField, PickField, TextField } from './fields.tsx';
import { idFor } from './ids.ts';
import { useDraft, useWriting } from './session-context.ts';
import { StepSection } from './step-section.tsx';

// Asked now and then; the page is not kept waiting for it.
const AskPhysician = lazily(() => import('../../asked/ask-physician.tsx'));

const fetchVisits = () => import('./visits-to-tell.tsx');

const list = ['promises'];

/** What the coach said they would do: the ones from before first, to be ticked when kept. */
export function PromisesStep() {
  const { view } = useWriting();
  const say = useWords(sessionWords);
  const entries = useEntries(list);
  const before = view.carried.promises;
  const isMade = useDraft(draft => draft.promises);
  const made = {
    ...entries,
    ids: entries.ids.filter(
      id => isMade?.[id]?.openBeforeId === undefined && !before.some(each => idFor(each.id) === id),
    ),
  };
  return (
    <StepSection step="promises">
      {before.length > 0 ? (
        <div className="from-before">
          <h3>{say.promiseOpen}</h3>
          <ul className="lines">
            {before.map(promise => (
              <Before key={promise.id} promise={promise} />
            ))}
          </ul>
        </div>
      ) : null}
      <EntryList list={list} entries={made} add={say.addPromise} max={20}>
        {id => (
          <>
            <div className="with-remove">
              <TextField path={[...list, id, 'what']} label={say.promiseWhat} />
              <RemoveEntry entries={made} id={id} what={say.promiseWhat} />
            </div>
            <div className="pair">
              <PickField path={[...list, id, 'to']} label={say.promiseTo} of={say.promiseToOf} />
              <DayField path={[...list, id, 'due']} label={say.promiseDue} />
            </div>
          </>
        )}
      </EntryList>
      {view.carried.visitsToTell ? (
        <Later fetch={fetchVisits} of={{ visits: view.carried.visitsToTell }} />
      ) : null}
      <TextField path={['tellClinician']} label={say.tellClinician} hint={say.tellClinicianHint} rows={1} />
      <Suspense>
        <AskPhysician />
      </Suspense>
    </StepSection>
  );
}

type Promised = SessionView['carried']['promises'][number];

function Before({ promise }: { promise: Promised }) {
  const { view, store } = useWriting();
  const say = useWords(sessionWords);
  const ask = useWords(sessionMethodWords);
  const calendar = useCalendar();
  // An entry is known by the promise it speaks of, whoever made it.
  const id =
    useDraft(
      draft => Object.entries(draft.promises ?? {}).find(([, each]) => each.openBeforeId === promise.id)?.[0],
    ) ?? idFor(promise.id);
  const kept = useDraft(draft => draft.promises?.[id]?.keptOn);
  const toldOn = useDraft(draft => draft.promises?.[id]?.toldOn);
  const { due, said } = promise;
  const what = said?.[calendar.language] ?? promise.what;
  const isLate = !kept && due && due < today();
  return (
    <li>
      <span>
        <Written>{what}</Written>{' '}
        <span className={isLate ? 'needs-you' : 'soft'}>
          {[
            say.promisedTo[promise.to],
            due && say[isLate ? 'promiseWasDue' : 'promiseDueOn'](sayDay(due, calendar)),
            kept && say.promiseKeptOn(sayDay(kept, calendar)),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <span className="buttons">
        <Toggle
          label={say.promiseKept}
          long={`${say.promiseKept}: ${what}`}
          on={Boolean(kept)}
          onChange={keep}
        />
        {kept ? (
          <Toggle
            label={ask.promiseTold}
            long={`${ask.promiseTold}: ${what}`}
            on={Boolean(toldOn)}
            onChange={on =>
              store.act([{ path: [...list, id, 'toldOn'], from: toldOn, to: on ? today() : undefined }])
            }
          />
        ) : null}
      </span>
    </li>
  );

  function keep(on: boolean) {
    if (!on) return store.act([{ path: [...list, id], to: undefined }]);
    store.act([
      { path: [...list, id, 'what'], to: promise.what.slice(0, 300) },
      { path: [...list, id, 'to'], to: promise.to },
      { path: [...list, id, 'openBeforeId'], to: promise.id },
      { path: [...list, id, 'keptOn'], to: today() },
    ]);
  }

  function today(): string {
    return dayIn(new Date().toISOString(), view.settings.timeZone);
  }
}
