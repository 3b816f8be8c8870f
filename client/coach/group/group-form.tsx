import { useState } from 'react';
import { groupMeans, groupTopics } from '../../../server/domain/group/in-group.ts';
import type { GroupKept } from '../../../server/http/contract/group.ts';
import { Button } from '../../design/button.tsx';
import { Choose } from '../../design/choices.tsx';
import { Field, FieldGroup } from '../../design/field.tsx';
import { textFieldsOf } from '../../design/text-fields.tsx';
import { useWords } from '../../design/words.ts';
import { isRefused, type Refused } from '../../page/api.ts';
import { useBecause } from '../../page/because.ts';
import { usePage } from '../../page/page.ts';
import { groupWords } from '../../words/group.ts';
import { Attendees } from './attendees.tsx';
import { Heard } from './heard.tsx';
import { bodyOf, type Patient, type Written } from './written.ts';

type Wrong = { field?: string; words: string };

/** What all share, then one row each; Ctrl+Enter signs for everybody who was there. */
export function GroupForm(given: {
  patients: Patient[];
  unnamed: number;
  written: Written;
  onWrite: (written: Written) => void;
  onLeave: () => void;
  onDone: (kept: GroupKept) => void;
}) {
  const { patients, unnamed, written, onWrite, onLeave, onDone } = given;
  const { api } = usePage();
  const say = useWords(groupWords);
  const because = useBecause();
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<Wrong>();
  const write = (change: Partial<Written>) => {
    setWrong(undefined);
    onWrite({ ...written, ...change });
  };
  const whyNot = (refused: Refused) => say.refused[refused.because] ?? because(refused);
  const { correcting } = written;
  const came = written.rows.filter(row => row.came).length;

  const sign = async () => {
    const lack = lackOf(written);
    if (lack) return setWrong({ field: lack, words: say.refused[`missing-${lack}`] ?? '' });
    if (came === 0) return setWrong({ words: say.refused['nobody-came'] ?? '' });
    setBusy(true);
    const answer = correcting
      ? await api.send<GroupKept>('PUT', `/api/groups/${correcting.id}`, bodyOf(written))
      : await api.send<GroupKept>('POST', '/api/groups', bodyOf(written));
    setBusy(false);
    if (isRefused(answer)) setWrong({ field: answer.field, words: whyNot(answer) });
    else onDone(answer);
  };
  const wrongAt = (field: string) => (wrong?.field === field ? wrong.words : undefined);
  const text = textFieldsOf(written, write);
  return (
    <form
      className="group-form"
      onSubmit={event => event.preventDefault()}
      onKeyDown={event => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !busy) void sign();
      }}
    >
      <Field label={say.topic} wrong={wrongAt('topic')}>
        {text('topic', { maxLength: 200 })}
      </Field>
      <Field label={say.about}>
        {join => (
          <select
            {...join}
            value={written.about}
            onChange={event => write({ about: event.target.value as Written['about'] })}
          >
            {groupTopics.map(topic => (
              <option key={topic} value={topic}>
                {say.abouts[topic]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <FieldGroup label={say.means}>
        <Choose
          stays
          label={say.means}
          of={groupMeans.map(value => ({ value, label: say.meansOf[value] }))}
          value={written.means}
          onChange={means => means && write({ means })}
        />
      </FieldGroup>
      <div className="group-when">
        <Field label={say.day} wrong={wrongAt('day')}>
          {text('day', { type: 'date' })}
        </Field>
        <Field label={say.start} wrong={wrongAt('start')}>
          {text('start', { type: 'time' })}
        </Field>
        <Field label={say.minutes} wrong={wrongAt('minutes')}>
          {text('minutes', { type: 'number', min: 1, max: 480, className: 'short' })}
        </Field>
      </div>
      <Field label={say.shared} hint={say.sharedHint} wrong={wrongAt('shared')}>
        {join => (
          <textarea
            {...join}
            maxLength={2000}
            value={written.shared}
            onChange={event => write({ shared: event.target.value })}
          />
        )}
      </Field>
      <Attendees
        patients={patients}
        unnamed={unnamed}
        written={written}
        wrongAt={wrongAt}
        onRows={rows => write({ rows })}
      />
      <Heard written={written} />
      <Field label={say.others} hint={say.othersHint}>
        {text('others', { type: 'number', min: 0, max: 100, className: 'short' })}
      </Field>
      {correcting ? (
        <Field label={say.reason} hint={say.reasonHint} wrong={wrongAt('reason')}>
          {text('reason', { maxLength: 300 })}
        </Field>
      ) : null}
      <div className="buttons">
        <Button look="act" busy={busy} onClick={() => void sign()}>
          {correcting ? say.signCorrection : came === 0 ? say.signNobody : say.sign(came)}
        </Button>
        {correcting ? (
          <Button look="quiet" onClick={onLeave}>
            {say.leaveIt}
          </Button>
        ) : null}
        <span className="soft small">{say.signHint}</span>
      </div>
      <p role="alert" className={wrong ? 'needs-you' : undefined}>
        {wrong ? say.notDone(wrong.words) : null}
      </p>
    </form>
  );
}

const lackOf = ({ topic, day, start, correcting, reason }: Written): string | undefined => {
  if (topic.trim() === '') return 'topic';
  if (start === '' || day === '') return 'start';
  return correcting && reason.trim() === '' ? 'reason' : undefined;
};
