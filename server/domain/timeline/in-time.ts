import type { Mark } from './timeline.ts';

/** Oldest first; partial dates as far as they are known. */
export const inTime = <Fact>(marks: readonly Mark<Fact>[]): Mark<Fact>[] =>
  marks.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
