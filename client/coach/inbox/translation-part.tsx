import { useState } from 'react';
import type { TranslatedHow, Translation } from '../../../server/domain/message/message.ts';
import { Button } from '../../design/button.tsx';
import { Chip } from '../../design/chip.tsx';
import { sayMoment } from '../../design/dates.ts';
import { Field } from '../../design/field.tsx';
import { useWords } from '../../design/words.ts';
import { useCalendar } from '../../page/page.ts';
import { inboxWords } from '../../words/inbox.ts';

/** That a message is not in its reader's language, until somebody has said that it is understood, and how. */
export default function TranslationPart(given: {
  translation: Translation;
  onSettle: (body: { how: TranslatedHow; words?: string }) => Promise<boolean>;
}) {
  const { translation, onSettle } = given;
  const say = useWords(inboxWords).translation;
  const calendar = useCalendar();
  const [asked, setAsked] = useState(false);
  const [words, setWords] = useState('');
  const { why, settled } = translation;
  if (settled)
    return (
      <>
        {settled.words ? <p>{settled.words}</p> : null}
        <p className="soft small">{say.settled[settled.how](settled.by, sayMoment(settled.at, calendar))}</p>
      </>
    );
  return (
    <>
      <div className="message-deeds">
        <Chip tone="needs-you">{say[why]}</Chip>
        <Button look="quiet" onClick={() => void onSettle({ how: 'read-by-me' })}>
          {say.readByMe}
        </Button>
        <Button look="quiet" onClick={() => void onSettle({ how: 'interpreter' })}>
          {say.byInterpreter}
        </Button>
        <Button look="quiet" aria-expanded={asked} onClick={() => setAsked(!asked)}>
          {say.write}
        </Button>
      </div>
      {asked ? (
        <form
          onSubmit={event => {
            event.preventDefault();
            if (words.trim() !== '') void onSettle({ how: 'translated', words });
          }}
        >
          <Field label={say.words}>
            {join => (
              <textarea
                {...join}
                ref={focused}
                rows={2}
                value={words}
                onChange={event => setWords(event.target.value)}
              />
            )}
          </Field>
          <Button type="submit">{say.keep}</Button>
        </form>
      ) : null}
    </>
  );
}

/** As soon as it is there: what is typed next is the translation, and no letter is a shortcut. */
const focused = (box: HTMLTextAreaElement | null) => box?.focus();
