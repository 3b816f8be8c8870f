import { type ReactNode, useEffect, useId, useRef } from 'react';
import { designWords } from '../words/design.ts';
import { Button } from './button.tsx';
import { useWords } from './words.ts';

/**
 * A modal on the native dialog: the page behind is out of reach, Escape closes, focus goes back where it was.
 * Draw it only while it is open.
 */
export function Dialog({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  const say = useWords(designWords);
  useEffect(() => {
    const open = box.current;
    if (open && !open.open) open.showModal();
    return () => open?.close();
  }, []);
  return (
    <dialog ref={box} aria-labelledby={id} onClose={onClose}>
      <div className="dialog-head">
        <h2 id={id}>{title}</h2>
        <Button look="quiet" onClick={() => box.current?.close()}>
          {say.close}
        </Button>
      </div>
      <div className="dialog-body">{children}</div>
    </dialog>
  );
}
