import { inTimeOrder } from '../../../server/domain/in-order.ts';
import { stillOpen, teachBackOutcome } from '../../../server/domain/session/teach-back.ts';
import { Written } from '../../design/as-said.tsx';
import { Button } from '../../design/button.tsx';
import { Choose } from '../../design/choices.tsx';
import { sayDay } from '../../design/dates.ts';
import { FieldGroup } from '../../design/field.tsx';
import { useWords } from '../../design/words.ts';
import { useCalendar } from '../../page/page.ts';
import { sessionWords } from '../../words/session.ts';
import { sessionMethodWords } from '../../words/session-method.ts';
import { EntryList, RemoveEntry, useEntries } from './entries.tsx';
import { PickField, TextField, TickField } from './fields.tsx';
import { idFor, newId } from './ids.ts';
import { afterDrawing, goToPlace, placeOf } from './place.ts';
import { useDraft, useWriting } from './session-context.ts';
import { StepSection } from './step-section.tsx';

const list = ['teachBacks'];

/** Hearing it back: the topics still open from before come first. Understands, agrees, can do are three questions. */
export function TeachBackStep() {
  const { view, store } = useWriting();
  const say = useWords(sessionWords);
  const ask = useWords(sessionMethodWords);
  const calendar = useCalendar();
  const entries = useEntries(list);
  const waiting = view.carried.teachBacks.filter(each => !entries.ids.includes(idFor(each.id)));
  return (
    <StepSection step="teachBack">
      {waiting.length > 0 ? (
        <div className="from-before">
          <h3>{say.openFromBefore}</h3>
          <ul className="lines">
            {waiting.map(each => (
              <li key={each.id}>
                <span>
                  <Written>{each.topic}</Written>{' '}
                  <span className="soft">{say.tbSince(sayDay(each.since, calendar))}</span>
                </span>
                <Button aria-label={`${say.askAgain}: ${each.topic}`} onClick={() => take(each)}>
                  {say.askAgain}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <EntryList list={list} entries={entries} add={say.addTeachBack}>
        {id => (
          <>
            <div className="with-remove">
              <TextField path={[...list, id, 'topic']} label={say.topic} />
              <RemoveEntry entries={entries} id={id} what={say.topic} />
            </div>
            <CameFrom id={id} />
            <TextField path={[...list, id, 'shownWith']} label={ask.shownWith} hint={ask.shownWithHint} />
            <TickField path={[...list, id, 'askedOpenly']} label={ask.askedOpenly} />
            <Attempts id={id} />
            <PickField
              path={[...list, id, 'agrees']}
              label={say.agreesQuestion}
              of={{ yes: say.yes, partly: say.partly, no: say.no }}
            />
            <PickField
              path={[...list, id, 'canDo']}
              label={say.canDoQuestion}
              of={{ yes: say.yes, partly: say.partly, no: say.no }}
            />
            <InTheWay id={id} />
            <Standing id={id} />
          </>
        )}
      </EntryList>
    </StepSection>
  );

  function take({ id, topic }: { id: string; topic: string }) {
    const entry = idFor(id);
    store.act([
      { path: [...list, entry, 'topic'], to: topic },
      { path: [...list, entry, 'from'], to: 'open-before' },
      { path: [...list, entry, 'openBeforeId'], to: id },
    ]);
    afterDrawing(() => goToPlace([...list, entry, 'attempts']));
  }
}

/** Each try with their words. "Not yet" asks how it was said another way, and offers a fresh try. */
function Attempts({ id }: { id: string }) {
  const { store } = useWriting();
  const say = useWords(sessionWords);
  const attempts = useDraft(draft => draft.teachBacks?.[id]?.attempts);
  const path = [...list, id, 'attempts'];
  const tried = inTimeOrder(attempts).map(([attempt]) => attempt);
  const ids = tried.length > 0 ? tried : [`${idFor(id).slice(0, 57)}-1`];
  const last = attempts?.[ids.at(-1) ?? '']?.result;
  return (
    <div {...placeOf(path)} className="attempts">
      {ids.map((attempt, at) => (
        <div key={attempt} className="attempt">
          {ids.length > 1 ? <p className="soft small">{say.attempt(at + 1)}</p> : null}
          <TextField path={[...path, attempt, 'words']} label={say.theirRetelling} rows={1} own />
          <FieldGroup label={say.result}>
            <Choose
              of={(['correct', 'partly', 'not-yet'] as const).map(value => ({
                value,
                label: say.resultOf[value],
              }))}
              value={attempts?.[attempt]?.result}
              onChange={result => answer(attempt, result)}
            />
          </FieldGroup>
          {attempts?.[attempt]?.result === 'not-yet' || attempts?.[attempt]?.result === 'partly' ? (
            <TextField path={[...path, attempt, 'explainedHow']} label={say.explainedHow} rows={1} />
          ) : null}
        </div>
      ))}
      {last === 'not-yet' || last === 'partly' ? (
        <p className="beside-fields">
          <Button onClick={again}>{say.tryOnceMore}</Button>
        </p>
      ) : null}
    </div>
  );

  function answer(attempt: string, result: 'correct' | 'partly' | 'not-yet' | undefined) {
    const before = attempts?.[attempt];
    store.act([
      { path: [...path, attempt, 'result'], from: before?.result, to: result },
      ...(before?.at ? [] : [{ path: [...path, attempt, 'at'], to: new Date().toISOString() }]),
    ]);
  }

  function again() {
    const attempt = newId();
    store.act([{ path: [...path, attempt, 'at'], to: new Date().toISOString() }]);
    afterDrawing(() => goToPlace([...path, attempt, 'words']));
  }
}

/** Where the topic came from; of one from before it is known. */
function CameFrom({ id }: { id: string }) {
  const ask = useWords(sessionMethodWords);
  const isFromBefore = useDraft(draft => draft.teachBacks?.[id]?.from === 'open-before');
  return isFromBefore ? null : (
    <PickField path={[...list, id, 'from']} label={ask.tbFrom} of={ask.tbFromOf} />
  );
}

/** Not a plain yes to it: what would have to be out of the way. */
function InTheWay({ id }: { id: string }) {
  const ask = useWords(sessionMethodWords);
  const { agrees, canDo, inTheWay } = useDraft(draft => draft.teachBacks?.[id]) ?? {};
  const isAsked = [agrees, canDo].some(each => each === 'partly' || each === 'no') || inTheWay;
  return isAsked ? <TextField path={[...list, id, 'inTheWay']} label={ask.inTheWay} rows={1} own /> : null;
}

function Standing({ id }: { id: string }) {
  const say = useWords(sessionWords);
  const teachBack = useDraft(draft => draft.teachBacks?.[id]);
  const outcome = teachBack && teachBackOutcome(id, teachBack);
  if (!outcome) return null;
  const lacks = stillOpen({
    understands: outcome.understands,
    agrees: outcome.agrees,
    canDo: outcome.canDo,
  }).map(each => say.tbLacks[each]);
  return (
    <p className={outcome.status === 'closed' ? 'standing there' : 'standing soft'} aria-live="polite">
      {outcome.status === 'closed' ? say.tbClosed : say.tbOpen(lacks.join(', '))}
    </p>
  );
}
