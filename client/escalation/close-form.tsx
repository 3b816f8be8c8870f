import { useEffect, useRef, useState } from 'react';
import { type Closing, closings } from '../../server/domain/escalation/escalation.ts';
import type { SharedFlag } from '../../server/domain/escalation/on-watch.ts';
import { redFlagNames } from '../../server/domain/session/red-flag-words.ts';
import { Button } from '../design/button.tsx';
import { Choose, Toggle } from '../design/choices.tsx';
import { Field, FieldGroup } from '../design/field.tsx';
import { useWords } from '../design/words.ts';
import { usePage } from '../page/page.ts';
import { escalationWords } from '../words/escalation.ts';
import { useDeed } from './use-deed.ts';

/** A clinician closes it: what was done in one press, and a line; what the same report raised with it, where they say so. */
export function CloseForm(given: {
  id: string;
  shared: readonly SharedFlag[];
  /** It is asked for: it stands open, and whoever asked is taken to it. */
  open: boolean;
  onClosed: () => void;
}) {
  const { id, open, onClosed } = given;
  const form = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (!open || form.current === null) return;
    form.current.open = true;
    form.current.querySelector('summary')?.focus();
  }, [open]);
  const { api } = usePage();
  const say = useWords(escalationWords);
  const { busy, failed, run, tell } = useDeed();
  const [done, setDone] = useState<Closing>();
  const [words, setWords] = useState('');
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const kinds = useWords(redFlagNames);
  const shared = given.shared.filter(({ status }) => status !== 'closed');
  const together = shared.map(one => one.id).filter(one => ticked.includes(one));
  const close = async () => {
    if (done === undefined) return tell(say.chooseDone);
    if (words.trim() === '') return tell(say.inALineHint);
    if (await run(api.send('POST', `/api/escalations/${id}/closure`, { done, words, together }))) onClosed();
  };
  return (
    <details className="escalation-close" ref={form}>
      <summary>{say.closeIt}</summary>
      <FieldGroup label={say.done}>
        <Choose
          label={say.done}
          of={closings.map(value => ({ value, label: say.closings[value] }))}
          value={done}
          stays
          onChange={chosen => {
            tell(undefined);
            setDone(chosen);
          }}
        />
      </FieldGroup>
      <Field label={say.inALine} hint={say.inALineHint}>
        {join => (
          <textarea
            {...join}
            rows={2}
            maxLength={2000}
            value={words}
            onChange={event => {
              tell(undefined);
              setWords(event.target.value);
            }}
          />
        )}
      </Field>
      {shared.length === 0 ? null : (
        <FieldGroup label={say.closeTogether} hint={say.closeTogetherHint}>
          <div className="choices">
            {shared.map(one => (
              <Toggle
                key={one.id}
                label={kinds[one.kind]}
                on={ticked.includes(one.id)}
                onChange={on =>
                  setTicked(on ? [...ticked, one.id] : ticked.filter(other => other !== one.id))
                }
              />
            ))}
          </div>
        </FieldGroup>
      )}
      <div className="buttons">
        <Button look="act" busy={busy} onClick={() => void close()}>
          {say.close}
        </Button>
        <span className="needs-you" aria-live="polite">
          {busy ? say.closing : failed}
        </span>
      </div>
    </details>
  );
}
