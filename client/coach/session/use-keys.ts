import { useEffect, useRef } from 'react';
import { type StepId, stepIds } from './steps.ts';

type Keys = {
  inHand: StepId;
  onGo: (step: StepId) => void;
  onUndo: () => void;
  onRedo: () => void;
  onFlag: () => void;
  onSign: () => void;
  onKeys: () => void;
};

/** The page by keyboard. Letters alone do nothing while something is being typed (WCAG 2.1.4). */
export function useKeys(keys: Keys): void {
  const now = useRef(keys);
  now.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (document.querySelector('dialog[open]')) return;
      const act = actOf(event, now.current);
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}

function actOf(event: KeyboardEvent, keys: Keys): (() => void) | undefined {
  const { altKey, ctrlKey, metaKey, shiftKey } = event;
  const command = ctrlKey || metaKey;
  if (command && event.key === 'Enter') {
    const next = stepIds[stepIds.indexOf(keys.inHand) + 1];
    return next ? () => keys.onGo(next) : keys.onSign;
  }
  if (altKey && !command) {
    // By its place on the keyboard: Alt makes other letters of them on a Mac.
    const step = stepIds[Number(/^Digit([1-9])$/.exec(event.code)?.[1] ?? 0) - 1];
    if (step) return () => keys.onGo(step);
    if (event.code === 'KeyR') return keys.onFlag;
    if (event.code === 'KeyS') return keys.onSign;
  }
  if (isTyping(event.target)) return undefined;
  if (command && event.key.toLowerCase() === 'z') return shiftKey ? keys.onRedo : keys.onUndo;
  if (command && event.key.toLowerCase() === 'y') return keys.onRedo;
  return event.key === '?' && !command ? keys.onKeys : undefined;
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('textarea, select, input:not([type="radio"], [type="checkbox"], [type="button"])'));
