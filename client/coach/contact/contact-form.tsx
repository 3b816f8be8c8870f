import { type ReactNode, useRef, useState } from 'react';
import { longestLine } from '../../../server/domain/contact/contact.ts';
import { contactKinds, directions, mayReach } from '../../../server/domain/contact/kinds.ts';
import type { ContactsView } from '../../../server/http/contract/contact.ts';
import { Button } from '../../design/button.tsx';
import { Field, FieldGroup } from '../../design/field.tsx';
import { textFieldsOf } from '../../design/text-fields.tsx';
import { useWords } from '../../design/words.ts';
import { contactWords } from '../../words/contact.ts';
import { Keyed } from './keyed.tsx';
import { MinutesPart } from './minutes-part.tsx';
import { isDigit, pressedFor } from './pressed.ts';
import { TalkedAbout } from './talked-about.tsx';
import { type Lack, lackOf, type Next, reachedOfKind, type Written } from './written.ts';

export type Wrong = { field?: string; words: string };
const nexts: readonly Next[] = ['none', 'one', 'three', 'seven', 'date'];

/** A contact by keyboard or by tap: what, whom, how long; Enter saves. Letters and digits count while nothing is being typed. */
export function ContactForm(given: {
  written: Written;
  onWrite: (change: Partial<Written>) => void;
  onSave: () => void;
  wrong?: Wrong;
  onWrong: (wrong: Wrong | undefined) => void;
  busy: boolean;
  /** What came and nobody talked about yet. */
  news: ContactsView['news'];
  now: () => number;
  /** Beside the button that saves. */
  children?: ReactNode;
}) {
  const { written, onSave, wrong, onWrong, busy, now } = given;
  const say = useWords(contactWords);
  const said = useRef<HTMLInputElement>(null);
  const next = useRef<HTMLDivElement>(null);
  const lastWasDigit = useRef(false);
  const [tried, setTried] = useState(false);
  const { kind, reached, correcting } = written;
  const write = (change: Partial<Written>) => {
    onWrong(undefined);
    given.onWrite(change);
  };
  const wrongAt = (field: string) => (wrong?.field === field ? wrong.words : undefined);
  const lacks: { [lack in Lack]: string } = {
    ...{ kind: say.missingKind, reached: say.missingReached, minutes: say.wholeMinutes },
    ...{ when: say.missingWhen, reason: say.refused['reason-missing'] ?? '' },
  };
  const text = textFieldsOf(written, write);
  return (
    <form
      className="contact-form"
      onSubmit={event => {
        event.preventDefault();
        setTried(true);
        const lack = lackOf(written);
        if (lack) onWrong({ field: lack, words: lacks[lack] });
        else if (!busy) onSave();
      }}
      onKeyDown={event => {
        if (event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
        const key = event.key.toLowerCase();
        const pressed = pressedFor(key, say.keys, written, now(), lastWasDigit.current);
        lastWasDigit.current = isDigit(key) || key === 'backspace';
        if (pressed === undefined) return;
        event.preventDefault();
        if ('write' in pressed) write(pressed.write);
        else if (pressed.goTo === 'said') said.current?.focus();
        else next.current?.querySelector('input')?.focus();
      }}
    >
      <FieldGroup label={say.kind} wrong={wrongAt('kind')}>
        <Keyed
          first
          label={say.kind}
          of={contactKinds.map(value => ({
            ...{ value, label: say.kinds[value], letter: say.keys.kinds[value] },
          }))}
          value={kind}
          onChange={value => write({ kind: value, reached: reachedOfKind(value, reached) })}
        />
      </FieldGroup>
      {kind && mayReach[kind].length > 1 ? (
        <FieldGroup label={say.reached} wrong={wrongAt('reached')}>
          <Keyed
            label={say.reached}
            of={mayReach[kind].map(value => ({
              ...{ value, label: say.reachedOf[value], letter: say.keys.reached[value] },
            }))}
            value={reached}
            onChange={value => write({ reached: value })}
          />
        </FieldGroup>
      ) : null}
      {kind === 'group' ? (
        <Field label={say.size} wrong={wrongAt('size')}>
          {text('size', { inputMode: 'numeric', className: 'short' })}
        </Field>
      ) : null}
      <MinutesPart written={written} onWrite={write} wrong={wrongAt('minutes')} now={now} />
      <FieldGroup label={say.when} wrong={wrongAt('when') ?? wrongAt('start')}>
        <div className="contact-minutes">
          <Keyed
            label={say.when}
            of={(['now', 'earlier'] as const).map(value => ({ value, label: say.whens[value] }))}
            value={written.when}
            onChange={when => write({ when })}
          />
          {written.when === 'earlier' ? (
            <>
              {text('day', { type: 'date' })({ id: 'contact-day', ...named(say.day) })}
              {text('start', { type: 'time' })({ id: 'contact-start', ...named(say.start) })}
            </>
          ) : null}
        </div>
      </FieldGroup>
      <FieldGroup label={say.direction}>
        <Keyed
          label={say.direction}
          of={directions.map((value, n) => ({
            ...{ value, label: say.directions[value], ...(n === 1 && { letter: say.keys.direction }) },
          }))}
          value={written.direction}
          onChange={direction => write({ direction })}
        />
      </FieldGroup>
      <Field
        label={
          <>
            {say.said}{' '}
            <span className="letter" aria-hidden="true">
              {say.keys.said.toUpperCase()}
            </span>
          </>
        }
        hint={say.saidHint}
      >
        {join => (
          <input
            {...join}
            ref={said}
            aria-keyshortcuts={say.keys.said}
            maxLength={longestLine}
            value={written.said}
            onChange={event => write({ said: event.target.value })}
          />
        )}
      </Field>
      <TalkedAbout news={given.news} written={written} onWrite={write} />
      <FieldGroup
        label={
          <>
            {say.next}{' '}
            <span className="letter" aria-hidden="true">
              {say.keys.next.toUpperCase()}
            </span>
          </>
        }
        wrong={wrongAt('next')}
      >
        <div className="contact-minutes" ref={next}>
          <Keyed
            label={say.next}
            of={nexts.map(value => ({ value, label: say.nexts[value] }))}
            value={written.next}
            onChange={value => write({ next: value })}
          />
          {written.next === 'date'
            ? text('nextDay', { type: 'date' })({ id: 'contact-next', ...named(say.nextDay) })
            : null}
          {written.next === 'none'
            ? null
            : text('nextWhat', { maxLength: 200, placeholder: say.next })({
                ...{ id: 'contact-what', ...named(say.nextWhat) },
              })}
        </div>
      </FieldGroup>
      {correcting ? (
        <Field label={say.reason} wrong={wrongAt('reason')}>
          {text('reason', { maxLength: 300 })}
        </Field>
      ) : null}
      <div className="buttons">
        <Button look="act" type="submit" busy={busy}>
          {busy ? say.saving : correcting ? say.saveCorrection : say.save}
        </Button>
        {given.children}
        <span className="soft small">{say.keysHint}</span>
      </div>
      <p role="alert" className={wrong && tried ? 'needs-you' : undefined}>
        {wrong ? say.notSaved(wrong.words) : null}
      </p>
    </form>
  );
}

const named = (label: string) => ({ 'aria-label': label });

const isTyping = (target: EventTarget) =>
  target instanceof HTMLElement && target.matches('textarea, select, input:not([type="radio"])');
