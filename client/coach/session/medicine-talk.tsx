import { useEffect } from 'react';
import { strategiesFor } from '../../../server/domain/session/medicines.ts';
import { isTakenInPart } from '../../../server/domain/session/taken-in-part.ts';
import { Button } from '../../design/button.tsx';
import { Choose } from '../../design/choices.tsx';
import { FieldGroup } from '../../design/field.tsx';
import { useWords } from '../../design/words.ts';
import { sessionMedicineTalkWords } from '../../words/session-medicine-talk.ts';
import { DayField, PickField, TextField } from './fields.tsx';
import type { MedicineLine } from './medicines-step.tsx';
import { Named } from './named.tsx';
import { goToPlace, placeOf } from './place.ts';
import { useDraft, useLeaf, useWriting } from './session-context.ts';

/** One medicine: taking it, as prescribed, days of the last seven; if not, why, what helps, who acts by when. */
export default function MedicineTalk(given: {
  line: MedicineLine;
  place: string;
  onNext: (() => void) | undefined;
  onRemove: (() => void) | undefined;
}) {
  const { line } = given;
  const { store } = useWriting();
  const say = useWords(sessionMedicineTalkWords);
  const medicine = useDraft(draft => draft.medicines?.[line.id]);
  const path = ['medicines', line.id];
  // It is drawn because it was asked for: the questions go on by keyboard.
  useEffect(() => void goToPlace(['medicines', line.id]), [line.id]);
  const as = line.chartId ? { name: line.name, dose: line.dose, chartId: line.chartId } : {};
  return (
    <Named path={path} as={as} className="medicine-talk">
      {line.chartId ? null : (
        <div className="pair">
          <TextField path={[...path, 'name']} label={say.name} />
          <TextField path={[...path, 'dose']} label={say.dose} />
        </div>
      )}
      <PickField path={[...path, 'taking']} label={say.taking} of={say.takingOf} />
      <PickField path={[...path, 'asPrescribed']} label={say.asPrescribed} of={say.asPrescribedOf} />
      <TextField path={[...path, 'howOften']} label={say.howOften} hint={say.purposeHint} />
      <Days path={[...path, 'daysOfLast7']} />
      <TextField path={[...path, 'purpose']} label={say.purpose} hint={say.purposeHint} />
      {medicine && isTakenInPart(medicine) ? <WhyNot path={path} /> : null}
      <div className="buttons">
        {given.onNext ? <Button onClick={given.onNext}>{say.next}</Button> : null}
        {given.onRemove ? (
          <Button look="quiet" className="entry-remove" onClick={remove}>
            {say.remove}
          </Button>
        ) : null}
        <span className="soft small">{given.place}</span>
      </div>
    </Named>
  );

  function remove() {
    store.act([{ path, to: undefined }]);
    given.onRemove?.();
  }
}

function Days({ path }: { path: readonly string[] }) {
  const say = useWords(sessionMedicineTalkWords);
  const [value, put] = useLeaf<number>(path);
  return (
    <div {...placeOf(path)}>
      <FieldGroup label={say.daysOfLast7}>
        <Choose
          label={say.daysOfLast7}
          of={sevenDays.map(day => ({ value: day, label: day }))}
          value={value === undefined ? undefined : String(value)}
          onChange={day => put(day === undefined ? undefined : Number(day))}
        />
      </FieldGroup>
    </div>
  );
}

/** The reason brings what may help and who may act; the coach's own words decide. */
function WhyNot({ path }: { path: readonly string[] }) {
  const say = useWords(sessionMedicineTalkWords);
  const reason = useDraft(draft => draft.medicines?.[path[1] ?? '']?.whyNot);
  const strategies = reason && strategiesFor(reason);
  const acts =
    strategies?.whoMayAct ?? (['coach', 'prescriber', 'pharmacist', 'social-worker', 'patient'] as const);
  return (
    <div className="why-not">
      <PickField path={[...path, 'whyNot']} label={say.whyNot} of={say.whyNotOf} />
      <TextField path={[...path, 'whyNotWords']} label={say.whyNotWords} own />
      <TextField
        path={[...path, 'strategy']}
        label={say.strategy}
        start={strategies?.try.map(key => say.strategies[key])}
      />
      {strategies ? (
        <>
          <PickField
            path={[...path, 'whoActs']}
            label={say.whoActs}
            of={Object.fromEntries(acts.map(each => [each, say.whoActsOf[each]]))}
          />
          <DayField path={[...path, 'due']} label={say.due} />
        </>
      ) : null}
    </div>
  );
}

const sevenDays = ['0', '1', '2', '3', '4', '5', '6', '7'];
