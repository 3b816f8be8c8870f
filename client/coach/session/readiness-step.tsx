import { inOrder } from '../../../server/domain/in-order.ts';
import { stageRemarks } from '../../../server/domain/session/stage.ts';
import { Written } from '../../design/as-said.tsx';
import { Button } from '../../design/button.tsx';
import { useWords } from '../../design/words.ts';
import { sessionWords } from '../../words/session.ts';
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
            <Contradiction id={id} />
            {(['importance', 'confidence', 'readiness'] as const).map(ruler => (
              <RulerField
                key={ruler}
                path={[...list, id, ruler]}
                label={say[ruler]}
                low={say.notAtAll}
                high={say.most}
              />
            ))}
            <div className="pair">
              <TextField path={[...list, id, 'whyNotLower']} label={say.whyNotLower} rows={1} />
              <TextField path={[...list, id, 'whatWouldHelp']} label={say.whatWouldHelp} rows={1} />
              <TextField path={[...list, id, 'goodAboutChange']} label={say.goodAboutChange} rows={1} />
              <TextField path={[...list, id, 'goodAboutNow']} label={say.goodAboutNow} rows={1} />
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

/** A gentle question, never a refusal: a plan about what somebody is not thinking of. */
function Contradiction({ id }: { id: string }) {
  const say = useWords(sessionWords);
  const doubtful = useDraft(draft => stageRemarks(draft).some(each => each.behaviourId === id));
  return doubtful ? <p className="notice">{say.contradiction}</p> : null;
}
