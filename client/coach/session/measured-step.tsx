import { glucoseTimes } from '../../../server/domain/session/choices.ts';
import { isMeasuredFlag, redFlagsOf } from '../../../server/domain/session/red-flags.ts';
import { Choose } from '../../design/choices.tsx';
import { FieldGroup } from '../../design/field.tsx';
import { useWords } from '../../design/words.ts';
import { Later } from '../../page/later.tsx';
import { sessionWords } from '../../words/session.ts';
import { NumberField } from './fields.tsx';
import { useDraft, useLeaf } from './session-context.ts';
import { StepSection } from './step-section.tsx';
import { useHeld } from './use-held.ts';

// Fetched with the first number that is in crisis.
const fetchCrisis = () => import('./measured-crisis.tsx');

/** What was measured in this talk. A number counts when its field is left, the two of a pressure when both are. */
export function MeasuredStep() {
  const say = useWords(sessionWords);
  const { held, around } = useHeld();
  return (
    <StepSection step="measured">
      <div className="measured" ref={around}>
        <div className="pair" data-whole>
          <NumberField held={held} path={['measured', 'systolic']} label={say.systolic} unit="mmHg" />
          <NumberField held={held} path={['measured', 'diastolic']} label={say.diastolic} unit="mmHg" />
        </div>
        <div className="pair">
          <NumberField held={held} path={['measured', 'glucose']} label={say.glucose} unit="mg/dL" />
          <GlucoseWhen />
          <NumberField
            held={held}
            path={['measured', 'heartRate']}
            label={say.heartRate}
            unit={say.perMinute}
          />
          <NumberField
            held={held}
            path={['measured', 'weight']}
            label={say.weight}
            unit={<UnitChoice field="weightUnit" of={['lb', 'kg']} label={`${say.weight}: ${say.unit}`} />}
          />
          <NumberField
            held={held}
            path={['measured', 'waist']}
            label={say.waist}
            unit={<UnitChoice field="waistUnit" of={['in', 'cm']} label={`${say.waist}: ${say.unit}`} />}
          />
        </div>
      </div>
      <Crisis />
    </StepSection>
  );
}

/** Beside the numbers, while one of them is in crisis or was when it was raised. */
function Crisis() {
  const isAny = useDraft(draft =>
    redFlagsOf(draft).some(flag => isMeasuredFlag(flag) || draft.measured !== undefined),
  );
  return isAny ? <Later fetch={fetchCrisis} of={{}} /> : null;
}

function GlucoseWhen() {
  const say = useWords(sessionWords);
  const [when, put] = useLeaf<string>(['measured', 'glucoseWhen']);
  return (
    <FieldGroup label={say.glucoseWhen}>
      <Choose
        label={`${say.glucose}: ${say.glucoseWhen}`}
        of={glucoseTimes.map(value => ({ value: value as string, label: say.glucoseWhenOf[value] }))}
        value={when}
        onChange={put}
      />
    </FieldGroup>
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
