import { inOrder } from '../../../server/domain/in-order.ts';
import { stageRemarks } from '../../../server/domain/session/stage.ts';
import { Written } from '../../design/as-said.tsx';
import { Button } from '../../design/button.tsx';
import { useWords } from '../../design/words.ts';
import { sessionWords } from '../../words/session.ts';
import { sessionMethodWords } from '../../words/session-method.ts';
import { EntryList, RemoveEntry, useEntries } from './entries.tsx';
import { PickField, RulerField, TextField } from './fields.tsx';
import { newId } from './ids.ts';
import { afterDrawing, goToPlace } from './place.ts';
import { useDraft, useWriting } from './session-context.ts';
import { StepSection } from './step-section.tsx';

const list = ['behaviours'];

/** Per behaviour: where they are, three rulers, and both sides of it. Behaviours of before are one press away. */
export function ReadinessStep() {
  const { view, store } = useWriting();
  const say = useWords(sessionWords);
  const ask = useWords(sessionMethodWords);
  const entries = useEntries(list);
  const behaviours = useDraft(draft => draft.behaviours);
  const named = inOrder(behaviours).map(([, each]) => each.name);
  const before = view.carried.behaviours.filter(name => !named.includes(name)).slice(0, 4);
  return (
    <StepSection step="readiness">
      {before.length > 0 ? (
        <p className="before">
          <span className="soft">{say.fromBefore}: </span>
          {before.map(name => (
            <Button look="quiet" key={name} onClick={() => take(name)}>
              <Written>{name}</Written>
            </Button>
          ))}
        </p>
      ) : null}
      <EntryList list={list} entries={entries} add={say.addBehaviour} max={8}>
        {id => (
          <>
            <div className="with-remove">
              <TextField path={[...list, id, 'name']} label={say.behaviour} />
              <RemoveEntry entries={entries} id={id} what={say.behaviour} />
            </div>
            <PickField path={[...list, id, 'stage']} label={say.stage} of={say.stageOf} />
            <StageBy id={id} />
            <Contradiction id={id} />
            {(['importance', 'confidence', 'readiness'] as const).map(ruler => (
              <div key={ruler} className="attempt">
                <RulerField
                  path={[...list, id, ruler]}
                  label={say[ruler]}
                  low={say.notAtAll}
                  high={say.most}
                />
                <Whys id={id} ruler={ruler} />
              </div>
            ))}
            <div className="pair">
              <AskedTogether id={id} />
              {bothSides.map(side => (
                <TextField key={side} path={[...list, id, side]} label={{ ...say, ...ask }[side]} rows={1} />
              ))}
            </div>
          </>
        )}
      </EntryList>
    </StepSection>
  );

  function take(name: string) {
    const id = newId();
    store.act([{ path: [...list, id, 'name'], to: name }]);
    afterDrawing(() => goToPlace([...list, id, 'stage']));
  }
}

const bothSides = ['goodAboutChange', 'hardAboutChange', 'goodAboutNow', 'hardAboutNow'] as const;
type RulerName = 'importance' | 'confidence' | 'readiness';

/** Whose reading the stage is: theirs, or the coach's. */
function StageBy({ id }: { id: string }) {
  const ask = useWords(sessionMethodWords);
  const isPlaced = useDraft(draft => draft.behaviours?.[id]?.stage !== undefined);
  return isPlaced ? (
    <PickField path={[...list, id, 'stageBy']} label={ask.stageBy} of={ask.stageByOf} />
  ) : null;
}

/** Once a number is given: why not lower, and what would move it up. Nothing is lower than 0, or higher than 10. */
function Whys({ id, ruler }: { id: string; ruler: RulerName }) {
  const say = useWords(sessionWords);
  const value = useDraft(draft => draft.behaviours?.[id]?.[ruler]);
  const why = useDraft(draft => draft.behaviours?.[id]?.why?.[ruler]);
  const path = [...list, id, 'why', ruler];
  const about = <span className="unseen">: {say[ruler]}</span>;
  const asksLower = (value !== undefined && value > 0) || why?.notLower;
  const asksUp = (value !== undefined && value < 10) || why?.moveUp;
  if (!asksLower && !asksUp) return null;
  return (
    <div className="pair">
      {asksLower ? (
        <TextField
          path={[...path, 'notLower']}
          label={
            <>
              {say.whyNotLower}
              {about}
            </>
          }
          rows={1}
        />
      ) : null}
      {asksUp ? (
        <TextField
          path={[...path, 'moveUp']}
          label={
            <>
              {say.whatWouldHelp}
              {about}
            </>
          }
          rows={1}
        />
      ) : null}
    </div>
  );
}

/** What was written when both were asked once for all three rulers. */
function AskedTogether({ id }: { id: string }) {
  const say = useWords(sessionWords);
  const behaviour = useDraft(draft => draft.behaviours?.[id]);
  return (['whyNotLower', 'whatWouldHelp'] as const).map(field =>
    behaviour?.[field] ? (
      <TextField key={field} path={[...list, id, field]} label={say[field]} rows={1} />
    ) : null,
  );
}

/** A gentle question, never a refusal: a plan about what somebody is not thinking of. */
function Contradiction({ id }: { id: string }) {
  const say = useWords(sessionWords);
  const doubtful = useDraft(draft => stageRemarks(draft).some(each => each.behaviourId === id));
  return doubtful ? <p className="notice">{say.contradiction}</p> : null;
}
