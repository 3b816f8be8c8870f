import { useEffect, useRef, useState } from 'react';
import type { ProtocolHere } from '../../server/domain/escalation/protocol-page.ts';
import { Button } from '../design/button.tsx';
import { Toggle } from '../design/choices.tsx';
import { Field, FieldGroup } from '../design/field.tsx';
import { useWords } from '../design/words.ts';
import { usePage } from '../page/page.ts';
import { protocolWords } from '../words/protocol.ts';
import { faultsOf, type Typed, typedOf, wantedOf } from './protocol-typed.ts';
import { ProtocolUsual } from './protocol-usual.tsx';
import { Told } from './told.tsx';
import { useDeed } from './use-deed.ts';

/** What the practice does about one red flag, to be changed, with what is usual beside it; or as usual again. */
export function ProtocolForm(given: {
  flag: ProtocolHere;
  name: string;
  onDone: (page: ProtocolHere[], words: string) => void;
  onLeave: () => void;
}) {
  const { flag, name, onDone } = given;
  const { api } = usePage();
  const say = useWords(protocolWords);
  const { deed, run } = useDeed();
  const [typed, setTyped] = useState<Typed>(() => typedOf(flag));
  const [isTried, setIsTried] = useState(false);
  const box = useRef<HTMLFieldSetElement>(null);
  useEffect(() => box.current?.querySelector('textarea')?.focus(), []);
  const faults = faultsOf(typed);
  const wrong = (part: keyof typeof faults, words: string) => (isTried && faults[part] ? words : undefined);

  const path = `/api/protocols/${flag.kind}`;
  const asUsual = () =>
    run(api.send<ProtocolHere[]>('DELETE', path), page => {
      onDone(page, say.usualAgain(name));
      return undefined;
    });
  const keep = () => {
    setIsTried(true);
    if (Object.values(faults).some(Boolean)) return;
    const wanted = wantedOf(typed, flag);
    if (Object.keys(wanted).length === 0) return void asUsual();
    void run(api.send<ProtocolHere[]>('PUT', path, wanted), page => {
      onDone(page, say.kept(name));
      return undefined;
    });
  };
  const put = <K extends keyof Typed>(part: K, value: Typed[K]) =>
    setTyped(before => ({ ...before, [part]: value }));
  const words = (part: 'en' | 'es', label: string) => (
    <Field label={label} hint={say.doNowHint} wrong={wrong('doNow', say.doNowHint)}>
      {join => (
        <textarea
          {...join}
          lang={part}
          rows={2}
          maxLength={500}
          value={typed[part]}
          onChange={event => put(part, event.target.value)}
        />
      )}
    </Field>
  );
  const line = (part: 'who' | 'phone', label: string, most: number) => (
    <Field label={label} hint={say.callHint} wrong={wrong('call', say.callHint)}>
      {join => (
        <input
          {...join}
          type={part === 'phone' ? 'tel' : 'text'}
          autoComplete="off"
          maxLength={most}
          value={typed[part]}
          onChange={event => put(part, event.target.value)}
        />
      )}
    </Field>
  );
  const minutes = (part: 'minutes' | 'minutesOnceSeen', label: string, hint: string) => (
    <Field label={label} hint={hint} wrong={wrong(part, `${say.whole} ${hint}`)}>
      {join => (
        <span className="with-unit">
          <input
            {...join}
            className="short"
            inputMode="numeric"
            value={typed[part]}
            onChange={event => put(part, event.target.value)}
          />{' '}
          {say.unit}
        </span>
      )}
    </Field>
  );
  return (
    <fieldset className="emr-form" ref={box}>
      <legend>{say.changing(name)}</legend>
      {words('en', say.doNowEn)}
      {words('es', say.doNowEs)}
      {line('who', say.who, 100)}
      {line('phone', say.phone, 60)}
      {minutes('minutes', say.unseen, say.unseenHint(`${flag.usual.minutes}`))}
      {minutes('minutesOnceSeen', say.seen, say.seenHint(`${flag.usual.minutesOnceSeen}`))}
      <FieldGroup label={say.climbsTo} hint={say.climbsToHint}>
        <div className="choices">
          <Toggle label={say.first} on={typed.supervisor} onChange={on => put('supervisor', on)} />
          <Toggle label={say.last} on={typed.lead} onChange={on => put('lead', on)} />
        </div>
      </FieldGroup>
      <div className="buttons">
        <Button look="act" busy={deed.busy} onClick={keep}>
          {say.keep}
        </Button>
        {flag.own ? (
          <Button busy={deed.busy} onClick={() => void asUsual()}>
            {say.asUsual}
          </Button>
        ) : null}
        <Button look="quiet" onClick={given.onLeave}>
          {say.cancel}
        </Button>
        <Told deed={deed} doing={say.keeping} />
      </div>
      <ProtocolUsual flag={flag} />
    </fieldset>
  );
}
