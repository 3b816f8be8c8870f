import type { SessionDraft } from '../../../server/domain/session/draft.ts';
import type { Conflict, Edit } from '../../../server/domain/session/edits.ts';
import { mergeText } from '../../../server/domain/session/merge-text.ts';
import { leafAt, samePlace } from './leaf.ts';

/**
 * A save that was sent twice is answered the second time without the conflicts of the first. Its edits that the
 * draft does not hold are found here: neither there as written, nor merged, nor named in the answer already.
 */
export function missedConflicts(
  edits: readonly Edit[],
  draft: SessionDraft,
  named: { conflicts: { path: string[] }[]; refused: { path: string[] }[] },
): Conflict[] {
  return edits.flatMap(({ path, from, to }) => {
    const theirs = leafAt(draft, path);
    const told = [...named.conflicts, ...named.refused].some(each => samePlace(each.path, path));
    if (told || to === undefined || to === '' || theirs === to) return [];
    if (typeof from === 'string' && typeof to === 'string' && typeof theirs === 'string') {
      if (mergeText(from, to, theirs) === theirs) return [];
    }
    return [{ path, mine: to, theirs }];
  });
}
