import type { SessionDraft } from '../session/draft.ts';
import { mergeText } from '../session/merge-text.ts';

/** The places of the page: what matters, the four domains around it, and the three things that come first. */
export const hopeFields = [
  'matters',
  'inner',
  'people',
  'everyday',
  'surroundings',
  'first',
  'second',
  'third',
] as const;
export type HopeField = (typeof hopeFields)[number];

/** What matters to one patient, in their words; one page that physician and coach share. A place may be empty. */
export type HopePage = { [F in HopeField]?: string };

/** Letters a place holds at most. */
export const hopeLimits: Record<HopeField, number> = {
  ...{ matters: 2000, inner: 2000, people: 2000, everyday: 2000, surroundings: 2000 },
  ...{ first: 200, second: 200, third: 200 },
};

/** One change at one place, as its writer saw it: `from` is what stood there for them. Without `to` it is emptied. */
export type HopeEdit = { field: HopeField; from?: string; to?: string };
export type HopeConflict = { field: HopeField; mine: string; theirs: string };

/**
 * The page after the edits. What somebody else wrote meanwhile stays: two texts are put together line by line where that
 * can be done, and otherwise the place keeps what it holds and the edit is a conflict. The same edits again change nothing.
 */
export function editHope(
  page: HopePage,
  edits: readonly HopeEdit[],
): { page: HopePage; changed: HopeField[]; conflicts: HopeConflict[] } {
  const conflicts: HopeConflict[] = [];
  let edited = page;
  for (const { field, from = '', to = '' } of edits) {
    const [mine, theirs] = [to.trim(), edited[field] ?? ''];
    const merged = mergeText(from.trim(), mine, theirs);
    if (merged === undefined || merged.length > hopeLimits[field]) conflicts.push({ field, mine, theirs });
    else edited = withPlace(edited, field, merged);
  }
  return { page: edited, changed: changedIn(page, edited), conflicts };
}

type Matters = NonNullable<SessionDraft['matters']>;

/**
 * The page after a signed session in which the patient said what matters. It is added to, never written over: a new line
 * under what stands there, nothing where it stands there already. What an earlier version of the same session added
 * (`before`) gives way to what this one says. Of the first three the newest named come first; what falls off the end
 * stays in the versions.
 */
export function addMatters(page: HopePage, said: Matters, before?: Matters): HopePage {
  let added = page;
  for (const [field, of] of Object.entries(saidAs) as [keyof typeof saidAs, (typeof saidAs)['matters']][]) {
    const lines = linesOf(page[field]).filter(line => {
      const was = linesOf(before?.[of]);
      return !was.includes(line) || linesOf(said[of]).includes(line);
    });
    const fresh = linesOf(said[of]).filter(line => !lines.includes(line));
    added = withPlace(added, field, newestThatFit([...lines, ...fresh], hopeLimits[field]));
  }
  const dropped = threeOf(before).filter(words => !threeOf(said).includes(words));
  const stood = [page.first, page.second, page.third].filter(
    words => words !== undefined && !dropped.includes(words),
  );
  const three = [...new Set([...threeOf(said), ...stood])];
  return places.reduce((whole, place, at) => withPlace(whole, place, three[at] ?? ''), added);
}

/** Which places differ between two pages. */
export const changedIn = (before: HopePage, after: HopePage): HopeField[] =>
  hopeFields.filter(field => (before[field] ?? '') !== (after[field] ?? ''));

export const isEmptyPage = (page: HopePage): boolean => hopeFields.every(field => !page[field]);

/** What a session asks about, by the place of the page it belongs to. */
const saidAs = {
  matters: 'words',
  people: 'people',
  everyday: 'everyday',
  surroundings: 'surroundings',
} as const;
const places = ['first', 'second', 'third'] as const;

const linesOf = (words: string | undefined): string[] =>
  (words ?? '')
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean);

const threeOf = (said: Matters | undefined): string[] =>
  places.flatMap(place => said?.topThree?.[place]?.trim() || []);

/** The oldest lines go first where there is no room; they stay in the versions. */
function newestThatFit(lines: string[], limit: number): string {
  const fitting = [...lines];
  while (fitting.join('\n').length > limit && fitting.length > 1) fitting.shift();
  return fitting.join('\n').slice(0, limit);
}

function withPlace(page: HopePage, field: HopeField, words: string): HopePage {
  const { [field]: _, ...rest } = page;
  return words === '' ? rest : { ...rest, [field]: words };
}
