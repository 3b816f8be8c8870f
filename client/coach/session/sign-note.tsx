import './note.css';
import { type RefObject, useEffect, useId, useRef } from 'react';
import { Button } from '../../design/button.tsx';
import { useWords } from '../../design/words.ts';
import { sessionSignWords } from '../../words/session-sign.ts';
import { afterDrawing } from './place.ts';

/** The note exactly as it will be filed; the coach may put it in their own words, and go back to the written one. */
export function SignNote(given: {
  written: string;
  own: string | undefined;
  /** Nothing goes into this chart: then the note is not said to. */
  staysHere: boolean;
  onOwn: (words: string | undefined) => void;
}) {
  const say = useWords(sessionSignWords);
  const id = useId();
  const box = useRef<HTMLElement>(null);
  const { own } = given;
  const focus = () => afterDrawing(() => box.current?.focus());
  // Reading comes before signing: the hand starts at the note.
  useEffect(() => box.current?.focus(), []);
  return (
    <section aria-labelledby={id} className="sign-note">
      <h3 id={id}>{own !== undefined ? say.noteEdit : given.staysHere ? say.noteTitle : say.note}</h3>
      <p className="soft small">
        {own !== undefined ? say.editedKept : given.staysHere ? say.noteHere : say.noteHint}
      </p>
      {own === undefined ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard (WCAG 2.1.1)
        <pre className="note-text" lang="en" tabIndex={0} ref={box as RefObject<HTMLPreElement>}>
          {given.written}
        </pre>
      ) : (
        <textarea
          className="note-text"
          aria-labelledby={id}
          lang="en"
          ref={box as RefObject<HTMLTextAreaElement>}
          value={own}
          rows={18}
          maxLength={40_000}
          onChange={event => given.onOwn(event.target.value)}
        />
      )}
      {own === undefined ? (
        <Button
          look="quiet"
          onClick={() => {
            given.onOwn(given.written);
            focus();
          }}
        >
          {say.ownWords}
        </Button>
      ) : (
        <Button
          look="quiet"
          onClick={() => {
            given.onOwn(undefined);
            focus();
          }}
        >
          {say.backToWritten}
        </Button>
      )}
    </section>
  );
}
