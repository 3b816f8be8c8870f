import { findings } from './findings.ts';
import { measures } from './measures.ts';
import { timeline } from './timeline.ts';

/** All that the timeline says, fetched in one piece. */
export const forTimeline = { findings, measures, timeline };
