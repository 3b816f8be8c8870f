import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { longestChoice, longestMessage, mostChoices } from '../../../server/domain/message/message.ts';
import { gapsLeft } from '../../../server/domain/message/snippet.ts';
import type { MessageView, ThreadView } from '../../../server/http/contract/message.ts';
import { Button } from '../../design/button.tsx';
import { Choose } from '../../design/choices.tsx';
import { sayClock } from '../../design/dates.ts';
import { Field, FieldGroup } from '../../design/field.tsx';
import { useWords } from '../../design/words.ts';
import { isRefused } from '../../page/api.ts';
import { useBecause } from '../../page/because.ts';
import { copyWords } from '../../page/copy-words.ts';
import { useCalendar, usePage } from '../../page/page.ts';
import { inboxWritingWords } from '../../words/inbox-writing.ts';
import { HintsPart } from './hints-part.tsx';
import { beginOf, type ChangeMessage } from './message-row.tsx';
import { SnippetsPart } from './snippets-part.tsx';
import { useMessageDraft } from './use-message-draft.ts';
import { wordsToCopy } from './words-to-copy.ts';

/** Where a coach writes to the patient: kept here and gone nowhere, until it is copied or given. */
export default function Composer(given: {
  view: ThreadView;
  patient?: string;
  answers?: MessageView;
  onAnswers: (id: string | undefined) => void;
  onKept: () => void;
  change: ChangeMessage;
}) {
  const { view, patient, answers, onKept } = given;
  const { api } = usePage();
  const say = useWords(inboxWritingWords);
  const because = useBecause();
  const { timeZone } = useCalendar();
  const { draft, write, forget, savedAt } = useMessageDraft(patient, view);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ words: string; isWrong?: true }>({ words: '' });
  const field = useRef<HTMLTextAreaElement>(null);
  const { body, language, choices } = draft;
  // What was being answered when the draft was left is answered still.
  const before = useRef(given.onAnswers);
  useEffect(() => {
    if (view.draft?.answers) before.current(view.draft.answers);
  }, [view.draft?.answers]);
  const answersId = answers?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: kept with the draft as soon as it is chosen
  useEffect(() => {
    if (answersId !== draft.answers && body !== '')
      write({ ...draft, ...(answersId ? { answers: answersId } : { answers: undefined }) });
  }, [answersId]);

  async function keep(andCopy: boolean) {
    if (busy) return;
    setBusy(true);
    const offered = choices.filter(one => one.trim() !== '');
    const copied = andCopy ? await copyWords(wordsToCopy({ body, choices: offered })) : undefined;
    const kept = await api.send<{ id: string }>('POST', '/api/messages', {
      ...{ key, body, language, choices: offered, ...(patient && { patient }) },
      ...(answersId && { answers: answersId }),
    });
    setBusy(false);
    if (isRefused(kept))
      return setSaid({
        words: say.notDone(say.refused[kept.because] ?? because(kept)),
        isWrong: true,
      });
    setKey(crypto.randomUUID());
    forget();
    if (copied) await given.change('PUT', `${kept.id}/leaving`, { how: 'copied', way: 'portal' });
    setSaid({ words: copied === undefined ? say.kept : copied ? say.copied : say.notCopied });
    onKept();
    field.current?.focus();
  }

  const languages = [...new Set(['en', 'es', view.language?.split('-')[0] ?? 'en'])];
  const names: { [tag: string]: string } = say.languages;
  const shown = Math.min(mostChoices, choices.filter(one => one !== '').length + 1);
  return (
    <form
      className="composer"
      onSubmit={event => {
        event.preventDefault();
        void keep(false);
      }}
      onKeyDown={event => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        void keep(false);
      }}
    >
      {answers ? (
        <p className="small">
          {say.answering(beginOf(answers.body))}{' '}
          <Button look="link" onClick={() => given.onAnswers(undefined)}>
            {say.answerNone}
          </Button>
        </p>
      ) : null}
      <Field
        label={say.write}
        hint={body.length > longestMessage - 300 ? say.letters(longestMessage - body.length) : undefined}
      >
        {join => (
          <textarea
            {...join}
            ref={field}
            data-key="r"
            aria-keyshortcuts="R Control+Enter"
            rows={4}
            maxLength={longestMessage}
            lang={language}
            value={body}
            onChange={event => write({ ...draft, body: event.target.value })}
          />
        )}
      </Field>
      <HintsPart body={body} language={language} gaps={gapsLeft(body)} />
      <FieldGroup label={say.language}>
        <Choose
          stays
          label={say.language}
          of={languages.map(value => ({ value, label: names[value] ?? value }))}
          value={language}
          onChange={value => value && write({ ...draft, language: value })}
        />
      </FieldGroup>
      <SnippetsPart
        language={language}
        known={{ name: view.firstName, coach: view.coach, phone: view.phone }}
        onPut={text => {
          const whole = body.trim() === '' ? text : `${body.trimEnd()}\n${text}`;
          // Drawn before the next key is heard: what is typed goes into the gap.
          flushSync(() => write({ ...draft, body: whole }));
          selectGap(field.current);
        }}
      />
      <details>
        <summary>{say.choices}</summary>
        <p className="soft small">{say.choicesHint}</p>
        <div className="message-choices">
          {Array.from({ length: shown }, (_, at) => (
            <input
              // biome-ignore lint/suspicious/noArrayIndexKey: a field is known by its place alone
              key={at}
              aria-label={say.choice(at + 1)}
              maxLength={longestChoice}
              lang={language}
              value={choices[at] ?? ''}
              onChange={event => write({ ...draft, choices: withAt(choices, at, event.target.value) })}
            />
          ))}
        </div>
      </details>
      <div className="buttons">
        <Button look="act" type="submit" busy={busy}>
          {busy ? say.keeping : say.keep}
        </Button>
        <Button busy={busy} onClick={() => void keep(true)}>
          {say.keepAndCopy}
        </Button>
        {body === '' ? null : (
          <Button look="quiet" onClick={forget}>
            {say.throwAway}
          </Button>
        )}
        <span role="status" className={said.isWrong ? 'needs-you' : 'soft small'}>
          {said.words || (savedAt && body !== '' ? say.draftSaved(sayClock(savedAt, timeZone)) : '')}
        </span>
      </div>
    </form>
  );
}

const withAt = (all: readonly string[], at: number, value: string): string[] => {
  const next = [...all];
  next[at] = value;
  return next.map(one => one ?? '').filter((one, place) => one !== '' || place < all.length - 1);
};

/** The first gap of what was put in is marked, to be typed over. */
function selectGap(field: HTMLTextAreaElement | null): void {
  if (!field) return;
  field.focus();
  const gap = /\{[^}]+\}/.exec(field.value);
  if (gap) field.setSelectionRange(gap.index, gap.index + gap[0].length);
  else field.setSelectionRange(field.value.length, field.value.length);
}
