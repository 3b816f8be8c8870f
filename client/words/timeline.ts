import { fetchedWords } from '../design/words.ts';
import type { findings } from './en/findings.ts';
import type { measures } from './en/measures.ts';
import type { timeline as en } from './en/timeline.ts';

export const timelineWords = fetchedWords<typeof en>('timeline');

// By themselves: those of the preparation come in one piece with all it draws.
export const measuresOnTimeline = fetchedWords<typeof measures>('measures');
export const findingsOnTimeline = fetchedWords<typeof findings>('findings');
