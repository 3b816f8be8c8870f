import { redFlagsOf, untold } from '../../../server/domain/session/red-flags.ts';
import { Button } from '../../design/button.tsx';
import { Choose } from '../../design/choices.tsx';
import { useWords } from '../../design/words.ts';
import { sessionWords } from '../../words/session.ts';
import { NumberField } from './fields.tsx';
import { useRaise } from './red-flags.tsx';
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

/** A pressure in crisis is said beside the numbers; what to do stands with the red flags, one press away. */
function Crisis() {
  const say = useWords(sessionWords);
  const raise = useRaise();
  const isCrisis = useDraft(draft =>
    untold(redFlagsOf(draft)).some(flag => flag.kind === 'blood-pressure-crisis'),
  );
  return isCrisis ? (
    <div className="notice danger">
      <p>{say.redFlagMeasured}</p>
      <Button look="danger" onClick={() => raise('blood-pressure-crisis')}>
        {say.redFlagRaise}
      </Button>
    </div>
  ) : null;
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
