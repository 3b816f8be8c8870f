import './newer.css';
import { useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { Button } from '../design/button.tsx';
import { LanguageContext, useWords } from '../design/words.ts';
import { newerWords } from '../words/newer.ts';

let isShown = false;

/** Of a part that did not come: waits for ever where a newer version took its place and the page says so; else fails as before. */
export async function orNewer(cause: unknown): Promise<never> {
  if (await isNewer()) return new Promise(() => undefined);
  throw cause;
}

// Whatever asks for a part and however often, the bundler says of each that did not come.
addEventListener('vite:preloadError', () => void isNewer());

/** Whether the very script this page began with is gone from the server: its name changes with every part of the program. */
async function isNewer(): Promise<boolean> {
  if (isShown) return true;
  const own = document.querySelector<HTMLScriptElement>('script[type="module"][src]');
  const answer = own && (await fetch(own.src, { method: 'HEAD', cache: 'no-store' }).catch(() => undefined));
  if (answer?.status !== 404) return false;
  show();
  return true;
}

function show(): void {
  if (isShown) return;
  isShown = true;
  const box = document.createElement('div');
  document.body.append(box);
  createRoot(box).render(<Newer />);
}

function Newer() {
  const language = useSyncExternalStore(onLanguage, () =>
    document.documentElement.lang === 'es' ? 'es' : 'en',
  );
  return (
    <LanguageContext value={language}>
      <Notice />
    </LanguageContext>
  );
}

function Notice() {
  const say = useWords(newerWords);
  return (
    <div className="newer notice needs-you screen-only" role="alert">
      <span>{say.newer}</span>
      <Button onClick={() => location.reload()}>{say.load}</Button>
    </div>
  );
}

function onLanguage(tell: () => void): () => void {
  const watch = new MutationObserver(tell);
  watch.observe(document.documentElement, { attributeFilter: ['lang'] });
  return () => watch.disconnect();
}
