import { useCallback, useEffect, useState } from 'react';
import type { UrgentLine } from '../../server/domain/escalation/urgent-line.ts';
import type { UrgentLineBody } from '../../server/http/contract/escalation.ts';
import { Button } from '../design/button.tsx';
import { Field } from '../design/field.tsx';
import { useWords } from '../design/words.ts';
import { isRefused, type Refused } from '../page/api.ts';
import { usePage } from '../page/page.ts';
import { protocolWords } from '../words/protocol.ts';
import { Told } from './told.tsx';
import { useDeed } from './use-deed.ts';

const path = '/api/urgent-line';

/** Whom to call in any case: one line in each language, said to the coach with every red flag and on the patient's page to take home. */
export default function UrgentLinePart() {
  const { api } = usePage();
  const say = useWords(protocolWords);
  const [line, setLine] = useState<UrgentLine | Refused>();
  const load = useCallback(() => api.get<UrgentLine>(path).then(setLine), [api]);
  useEffect(() => void load(), [load]);
  return (
    <section aria-labelledby="urgent-line" className="protocols">
      <h2 id="urgent-line">{say.urgent.title}</h2>
      <p className="emr-text">{say.urgent.what}</p>
      {line === undefined ? <p className="soft">{say.loading}</p> : null}
      {isRefused(line) ? (
        <p className="needs-you">
          {say.notLoaded} <Button onClick={() => void load()}>{say.again}</Button>
        </p>
      ) : line === undefined ? null : (
        <LineForm line={line} />
      )}
    </section>
  );
}

function LineForm({ line }: { line: UrgentLine }) {
  const { api } = usePage();
  const say = useWords(protocolWords);
  const { deed, run } = useDeed();
  // A line whose language nobody recorded stands where most are.
  const [typed, setTyped] = useState<UrgentLineBody>(() =>
    typeof line === 'string' ? { en: line, es: '' } : { en: '', es: '', ...line },
  );
  const keep = () =>
    run(api.send<UrgentLine>('PUT', path, typed), kept => (kept === '' ? say.urgent.none : say.urgent.kept));
  const field = (part: 'en' | 'es') => (
    <Field label={say.urgent[part]}>
      {join => (
        <textarea
          {...join}
          lang={part}
          rows={2}
          maxLength={200}
          value={typed[part]}
          onChange={event => setTyped({ ...typed, [part]: event.target.value.replaceAll('\n', ' ') })}
        />
      )}
    </Field>
  );
  return (
    <div className="emr-form">
      {field('en')}
      {field('es')}
      <div className="buttons">
        <Button busy={deed.busy} onClick={() => void keep()}>
          {say.urgent.keep}
        </Button>
        <Told deed={deed} doing={say.keeping} />
      </div>
    </div>
  );
}
