import type { SameWords } from '../../design/words.ts';
import type { forTimeline as english } from '../en/for-timeline.ts';
import { findings } from './findings.ts';
import { measures } from './measures.ts';
import { timeline } from './timeline.ts';

/** All that the timeline says, fetched in one piece. */
export const forTimeline: SameWords<typeof english> = { findings, measures, timeline };
