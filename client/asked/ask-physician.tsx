import { Suspense, useRef, useState } from 'react';
import { Button } from '../design/button.tsx';
import { useWords } from '../design/words.ts';
import { lazily } from '../page/lazily.ts';
import { askedWords } from '../words/asked.ts';

const AskDialog = lazily(() => import('./ask-dialog.tsx'));

/** The way to ask a physician, from the preparation or from a session; says once that it was asked. */
export default function AskPhysician({ onDone }: { onDone?: () => Promise<void> }) {
  const say = useWords(askedWords);
  const [state, setState] = useState<'rest' | 'asking' | 'asked'>('rest');
  const place = useRef<HTMLDivElement>(null);
  const close = (to: 'rest' | 'asked') => {
    setState(to);
    setTimeout(() => place.current?.querySelector('button')?.focus(), 0);
  };
  return (
    <div className="buttons screen-only" ref={place}>
      <Button look="quiet" onClick={() => setState('asking')}>
        {say.ask}
      </Button>
      <output aria-live="polite" className="small">
        {state === 'asked' ? say.sent : null}
      </output>
      {state === 'asking' ? (
        <Suspense>
          <AskDialog
            onClose={() => close('rest')}
            onAsked={async () => {
              await onDone?.();
              close('asked');
            }}
          />
        </Suspense>
      ) : null}
    </div>
  );
}
