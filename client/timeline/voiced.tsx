import { ChartText, Written } from '../design/as-said.tsx';
import type { Piece } from './say-mark.ts';

/** Words with the mark of whose they are. */
export function Voiced({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map(({ voice, words }, at) => {
    const key = `${at} ${words}`;
    if (voice === 'chart') return <ChartText key={key}>{words}</ChartText>;
    return voice === 'written' ? <Written key={key}>{words}</Written> : <span key={key}>{words}</span>;
  });
}
