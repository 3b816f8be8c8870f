import { handoffReasons, handoffReasonWords } from '../../server/domain/handoff/reason-words.ts';
import { Toggle } from '../design/choices.tsx';
import { Field } from '../design/field.tsx';
import { useLanguage, useWords } from '../design/words.ts';
import { handOverWords } from '../words/hand-over.ts';

/** What a physician may say of a handoff, as it stands in the fields. */
export type AskedDraft = { room: string; reasons: string[]; words: string };

/** What is sent of it: nothing of what is empty. */
export const askedIn = ({ room, words }: AskedDraft) => ({
  ...(room.trim() && { room: room.trim() }),
  ...(words.trim() && { words: words.trim() }),
});

type Given = { asked: AskedDraft; onChange: (asked: AskedDraft) => void };

export function RoomField({ asked, onChange }: Given) {
  const sayOver = useWords(handOverWords);
  return (
    <Field label={sayOver.roomLabel}>
      {join => (
        <input
          {...join}
          className="hand-over-room"
          value={asked.room}
          maxLength={40}
          onChange={event => onChange({ ...asked, room: event.target.value })}
        />
      )}
    </Field>
  );
}

/** Why, as chips, and a line in the physician's own words. */
export function WhyFields({ asked, onChange }: Given) {
  const sayOver = useWords(handOverWords);
  const language = useLanguage();
  const { reasons, words } = asked;
  const toggled = (reason: string, on: boolean) =>
    onChange({ ...asked, reasons: on ? [...reasons, reason] : reasons.filter(one => one !== reason) });
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame around a line of chips */}
      <div className="choices" role="group" aria-label={sayOver.why}>
        {handoffReasons.map(reason => (
          <Toggle
            key={reason}
            label={handoffReasonWords[language][reason]}
            on={reasons.includes(reason)}
            onChange={on => toggled(reason, on)}
          />
        ))}
      </div>
      <Field label={sayOver.ownWords}>
        {join => (
          <input
            {...join}
            value={words}
            maxLength={300}
            onChange={event => onChange({ ...asked, words: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}
