import { ChartText, Written } from '../design/as-said.tsx';
import type { Voice } from './say-mark.ts';

/** Words with the mark of whose they are. */
export function Voiced({ voice, children }: { voice: Voice; children: string }) {
  if (voice === 'chart') return <ChartText>{children}</ChartText>;
  return voice === 'written' ? <Written>{children}</Written> : children;
}
