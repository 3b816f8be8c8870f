import { useEffect, useRef, useState } from 'react';
import type { EmrPage, PointHere } from '../../server/domain/practice/emr-page.ts';
import { Button } from '../design/button.tsx';
import { Field } from '../design/field.tsx';
import { useWords } from '../design/words.ts';
import { usePage } from '../page/page.ts';
import { emrWords } from '../words/emr.ts';
import { claimValue } from './claim-line.tsx';
import { firstValue, keyOf } from './point-kinds.ts';
import { PointValue } from './point-value.tsx';
import { Told } from './told.tsx';
import { useDeed } from './use-deed.ts';

/** What the practice says on a point, or that it takes it back; never without the reason. */
export function PointForm(given: {
  point: PointHere;
  to: 'say' | 'withdraw';
  onDone: (page: EmrPage, words: string) => void;
  onLeave: () => void;
}) {
  const { point, to } = given;
  const { api } = usePage();
  const say = useWords(emrWords);
  const { deed, run } = useDeed();
  const standing = point.own ?? point.known[0];
  const [value, setValue] = useState(standing ? claimValue(standing) : firstValue(point.rule));
  const [because, setBecause] = useState('');
  const [isTried, setIsTried] = useState(false);
  const box = useRef<HTMLFieldSetElement>(null);
  const title = say.points[point.rule];
  const isOfDesk = to === 'say' && ['charges', 'consents', 'appointments'].includes(point.rule);
  useEffect(() => box.current?.querySelector('input')?.focus(), []);

  const send = () => {
    setIsTried(true);
    if (because.trim().length < 3) return;
    const path = `/api/emr/claims/${point.rule}`;
    const work =
      to === 'say'
        ? api.send<EmrPage>('PUT', path, { claim: { rule: point.rule, [keyOf(point.rule)]: value }, because })
        : api.send<EmrPage>('DELETE', path, { because });
    void run(work, page => {
      given.onDone(page, to === 'say' ? say.stated(title) : say.withdrawn(title));
      return undefined;
    });
  };

  return (
    <fieldset className="emr-form" ref={box}>
      <legend>{to === 'say' ? say.sayWhat(title) : say.withdrawWhat(title)}</legend>
      {isOfDesk ? <p className="soft small">{say.deskAsks}</p> : null}
      {to === 'say' && point.rule === 'find' ? <p className="soft small">{say.findAsks}</p> : null}
      {to === 'say' ? <PointValue rule={point.rule} value={value} onChange={setValue} /> : null}
      <Field
        label={say.because}
        hint={say.becauseHint}
        wrong={isTried && because.trim().length < 3 ? say.becauseWanted : undefined}
      >
        {join => (
          <input
            {...join}
            value={because}
            maxLength={300}
            onChange={event => setBecause(event.target.value)}
          />
        )}
      </Field>
      <div className="buttons">
        <Button busy={deed.busy} onClick={send}>
          {to === 'say' ? say.keep : say.withdraw}
        </Button>
        <Button look="quiet" onClick={given.onLeave}>
          {say.cancel}
        </Button>
        <Told deed={deed} doing={say.keeping} />
      </div>
    </fieldset>
  );
}
