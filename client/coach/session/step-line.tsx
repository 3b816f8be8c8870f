import { useEffect } from 'react';
import { useWords } from '../../design/words.ts';
import { sessionWords } from '../../words/session.ts';
import { useDraft, useWriting } from './session-context.ts';
import { isStarted, type StepId, stepIds } from './steps.ts';

/** The steps as one quiet line: a dot is filled when something is recorded. Any order. */
export function StepLine({ inSight, onGo }: { inSight: StepId; onGo: (step: StepId) => void }) {
  const { view } = useWriting();
  const say = useWords(sessionWords);
  const draft = useDraft(whole => whole);
  useEffect(underStrip, []);
  return (
    <nav className="step-line screen-only" aria-label={say.stepsNav}>
      <ol>
        {stepIds.map((step, at) => {
          const started = isStarted(step, draft, view.carried);
          const name = say.steps[step];
          return (
            <li key={step}>
              <a
                href={`#step-${step}`}
                className={started ? 'started' : undefined}
                aria-current={inSight === step ? 'step' : undefined}
                aria-keyshortcuts={at < 9 ? `Alt+${at + 1}` : undefined}
                onClick={event => {
                  event.preventDefault();
                  onGo(step);
                }}
              >
                <span aria-hidden="true">{name}</span>
                <span className="unseen">{started ? say.stepHas(name) : say.stepEmpty(name)}</span>
              </a>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

/** The steps stay right under the strip with the name, however many lines it takes: in a narrow window it takes three. */
function underStrip(): (() => void) | undefined {
  const strip = document.querySelector('.strip');
  if (!strip) return;
  const watch = new ResizeObserver(() => {
    document.documentElement.style.setProperty('--strip', `${strip.getBoundingClientRect().height}px`);
  });
  watch.observe(strip);
  return () => watch.disconnect();
}
