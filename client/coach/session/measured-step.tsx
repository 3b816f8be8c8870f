import { measuredFlagId, redFlagsOf } from '../../../server/domain/session/red-flags.ts';
import { Button } from '../../design/button.tsx';
import { Choose } from '../../design/choices.tsx';
import { useWords } from '../../design/words.ts';
import { Later } from '../../page/later.tsx';
import { sessionWords } from '../../words/session.ts';
import { NumberField } from './fields.tsx';
import { fetchState, goToFlag, useRaise } from './red-flags.tsx';
import { useDraft, useLeaf, useWriting } from './session-context.ts';
import { StepSection } from './step-section.tsx';

/** What was measured in this talk. The moment is kept with the first number. */
export function MeasuredStep() {
  const { store } = useWriting();
  const say = useWords(sessionWords);
  return (
    <StepSection step="measured">
      <div className="measured" onInput={() => queueMicrotask(takeNow)}>
        <div className="pair">
          <NumberField path={['measured', 'systolic']} label={say.systolic} unit="mmHg" />
          <NumberField path={['measured', 'diastolic']} label={say.diastolic} unit="mmHg" />
        </div>
        <div className="pair">
          <NumberField path={['measured', 'heartRate']} label={say.heartRate} unit={say.perMinute} />
          <NumberField
            path={['measured', 'weight']}
            label={say.weight}
            unit={<UnitChoice field="weightUnit" of={['lb', 'kg']} label={`${say.weight}: ${say.unit}`} />}
          />
          <NumberField
            path={['measured', 'waist']}
            label={say.waist}
            unit={<UnitChoice field="waistUnit" of={['in', 'cm']} label={`${say.waist}: ${say.unit}`} />}
          />
        </div>
      </div>
      <Crisis />
    </StepSection>
  );

  function takeNow() {
    const { measured } = store.state().draft;
    if (measured === undefined || measured.takenAt !== undefined) return;
    store.act([{ path: ['measured', 'takenAt'], to: new Date().toISOString() }], { remember: false });
  }
}

/**
 * A pressure in crisis is said beside the numbers; what to do stands with the red flags, one press away. Once it was raised
 * nobody is asked to raise it again: when it was, and who was told, is said instead.
 */
function Crisis() {
  const say = useWords(sessionWords);
  const raise = useRaise();
  const id = useDraft(draft => redFlagsOf(draft).find(({ kind }) => kind === 'blood-pressure-crisis')?.id);
  if (id === undefined) return null;
  const isRaised = id !== measuredFlagId;
  return (
    <div className="notice danger">
      {isRaised ? (
        <Later fetch={fetchState} of={{ flagId: id }} />
      ) : (
        <p>
          {say.redFlagMeasured} <strong>{say.redFlagNobody}</strong>
        </p>
      )}
      <Button look="danger" onClick={() => (isRaised ? goToFlag(id) : raise('blood-pressure-crisis'))}>
        {isRaised ? say.whatToDoNow : say.redFlagRaise}
      </Button>
    </div>
  );
}

function UnitChoice(given: { field: 'weightUnit' | 'waistUnit'; of: string[]; label: string }) {
  const [unit, put] = useLeaf<string>(['measured', given.field]);
  return (
    <Choose
      label={given.label}
      of={given.of.map(value => ({ value, label: value }))}
      value={unit}
      onChange={put}
    />
  );
}
