import './report.css';
import '../../escalation/escalation.css';
import { useCallback, useEffect, useState } from 'react';
import type { ReportView, WatchView } from '../../../server/domain/escalation/on-watch.ts';
import { Button } from '../../design/button.tsx';
import { Choose } from '../../design/choices.tsx';
import { Field, FieldGroup } from '../../design/field.tsx';
import { useWords } from '../../design/words.ts';
import { DoNow } from '../../escalation/do-now.tsx';
import { Reach } from '../../escalation/reach.tsx';
import { useDeed } from '../../escalation/use-deed.ts';
import { tellRaised } from '../../escalation/use-here-watch.ts';
import { isRefused } from '../../page/api.ts';
import { usePage } from '../../page/page.ts';
import { learnDoNow } from '../../words/do-now-both.ts';
import { escalationWords } from '../../words/escalation.ts';
import { emptyNumbers, type Numbers, readingsIn } from './numbers.ts';
import { Reported } from './reported.tsx';

learnDoNow();

type Outcome =
  | { status: 'rest' | 'kept' }
  | { status: 'raised'; raised: WatchView['escalations']; line: WatchView['urgentLine'] };

/** What must be done now is read before anything else. */
const toTheTop = (box: HTMLElement | null) => box?.scrollIntoView({ block: 'center' });

/** What a patient tells or sends between talks, written down by the coach; the rules on the server look at it at once. */
export default function ReportPanel() {
  const { api } = usePage();
  const say = useWords(escalationWords);
  const { busy, failed, run, tell } = useDeed();
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [from, setFrom] = useState<'check-in' | 'message'>('check-in');
  const [toldBy, setToldBy] = useState<'patient' | 'family' | 'device'>('patient');
  const [numbers, setNumbers] = useState<Numbers>(emptyNumbers);
  const [words, setWords] = useState('');
  const [answer, setAnswer] = useState<'0' | '1' | '2' | '3'>();
  const [outcome, setOutcome] = useState<Outcome>({ status: 'rest' });
  const [reports, setReports] = useState<ReportView[]>();
  const load = useCallback(
    () => api.get<ReportView[]>('/api/check-ins').then(got => (isRefused(got) ? undefined : setReports(got))),
    [api],
  );
  useEffect(() => void load(), [load]);

  const record = async () => {
    const readings = readingsIn(numbers);
    if (readings === 'slip') return tell(say.slip);
    if (readings.length === 0 && words.trim() === '' && answer === undefined) return tell(say.nothing);
    const body = {
      ...{ key, from, toldBy, readings },
      ...(words.trim() === '' ? {} : { words }),
      ...(answer === undefined ? {} : { selfHarmAnswer: Number(answer) }),
    };
    const kept = await run(api.send<{ raised: string[] }>('POST', '/api/check-ins', body));
    if (!kept) return;
    setKey(crypto.randomUUID());
    setNumbers(emptyNumbers);
    setWords('');
    setAnswer(undefined);
    const here = kept.raised.length > 0 ? await api.get<WatchView>('/api/escalations/here') : undefined;
    const { escalations = [], urgentLine: line = '' } = here && !isRefused(here) ? here : {};
    const raised = escalations.filter(({ id }) => kept.raised.includes(id));
    setOutcome(kept.raised.length > 0 ? { status: 'raised', raised, line } : { status: 'kept' });
    if (kept.raised.length > 0) tellRaised();
    void load();
  };

  // All of it is about the patient of this page, whom the coach calls now.
  const about = outcome.status === 'raised' ? outcome.raised[0]?.about : undefined;
  const put = (part: keyof Numbers) => (value: string | undefined) =>
    setNumbers(before => ({ ...before, [part]: value ?? before[part] }));
  const line = (part: keyof Numbers, label: string) => (
    <input
      className="short"
      inputMode="decimal"
      aria-label={label}
      value={numbers[part]}
      onChange={event => put(part)(event.target.value)}
    />
  );
  return (
    <div className="report">
      <p className="soft">{say.reportHint}</p>
      <FieldGroup label={say.reportFrom}>
        <Choose
          label={say.reportFrom}
          of={(['check-in', 'message'] as const).map(value => ({ value, label: say.froms[value] }))}
          value={from}
          stays
          onChange={chosen => chosen && setFrom(chosen)}
        />
      </FieldGroup>
      <FieldGroup label={say.toldByLabel}>
        <Choose
          label={say.toldByLabel}
          of={(['patient', 'family', 'device'] as const).map(value => ({ value, label: say.toldBy[value] }))}
          value={toldBy}
          stays
          onChange={chosen => chosen && setToldBy(chosen)}
        />
      </FieldGroup>
      <FieldGroup label={say.pressure}>
        <span className="report-numbers">
          {line('systolic', `${say.pressure}, ${say.systolic}`)} /{' '}
          {line('diastolic', `${say.pressure}, ${say.diastolic}`)} mmHg
        </span>
      </FieldGroup>
      <FieldGroup label={say.glucose}>
        <span className="report-numbers">
          {line('glucose', say.glucose)}
          <Choose
            label={`${say.glucose}, ${say.unit}`}
            of={(['mg/dL', 'mmol/L'] as const).map(value => ({ value, label: value }))}
            value={numbers.glucoseUnit}
            stays
            onChange={put('glucoseUnit')}
          />
        </span>
      </FieldGroup>
      <FieldGroup label={say.weight}>
        <span className="report-numbers">
          {line('weight', say.weight)}
          <Choose
            label={`${say.weight}, ${say.unit}`}
            of={(['[lb_av]', 'kg'] as const).map(value => ({ value, label: value === 'kg' ? 'kg' : 'lb' }))}
            value={numbers.weightUnit}
            stays
            onChange={put('weightUnit')}
          />
        </span>
      </FieldGroup>
      <Field label={from === 'message' ? say.message : say.words}>
        {join => (
          <textarea
            {...join}
            className="own-words"
            rows={3}
            maxLength={4000}
            value={words}
            onChange={event => setWords(event.target.value)}
          />
        )}
      </Field>
      <FieldGroup label={say.phq} hint={say.phqHint}>
        <Choose
          label={say.phq}
          of={(['0', '1', '2', '3'] as const).map(value => ({ value, label: value }))}
          value={answer}
          onChange={setAnswer}
        />
      </FieldGroup>
      <div className="buttons">
        <Button look="act" busy={busy} onClick={() => void record()}>
          {say.record}
        </Button>
        <span aria-live="polite" className={failed ? 'needs-you' : undefined}>
          {busy ? say.recording : (failed ?? (outcome.status === 'kept' ? say.recorded : null))}
        </span>
      </div>
      {outcome.status === 'raised' ? (
        <div className="notice danger report-raised" role="alert" ref={toTheTop}>
          <p>
            <strong>{say.recordedRaised}</strong>
          </p>
          {about ? <Reach about={about} /> : null}
          {outcome.raised.map(({ id, kind, own }) => (
            <DoNow key={id} kind={kind} own={own} urgentLine={outcome.line} named where="away" />
          ))}
        </div>
      ) : null}
      <Reported reports={reports} />
    </div>
  );
}
