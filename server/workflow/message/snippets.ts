import type { Language } from '../../domain/language.ts';
import { houseSnippets } from '../../domain/message/house-snippets.ts';
import { mostSnippets, type Snippet } from '../../domain/message/snippet.ts';
import { keepsPractice } from '../../domain/practice/settings.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import {
  dropSnippet,
  keepSnippet,
  type SnippetRow,
  snippetsFor,
  snippetToChange,
} from '../../storage/snippets.ts';
import { auditDeed } from '../audit-deed.ts';
import type { Colleague } from '../handoff/file-handoff.ts';
import type { WorkflowParts } from '../parts.ts';

type Parts = Pick<WorkflowParts, 'db' | 'keys'>;
/** `of`: whose it is. Those of the house can be changed by nobody: who wants them otherwise writes their own. */
export type OfferedSnippet = Snippet & { of: 'coach' | 'practice' | 'house'; mayChange: boolean };

/** The snippets a coach writes with: their own, then the practice's, then the house's; no name twice. */
export const lookAtSnippets = (
  parts: Parts,
  who: Colleague,
  language: Language,
  now: Date,
): Promise<OfferedSnippet[]> =>
  parts.db.withPractice(who.practiceId, async tx => {
    const rows = await snippetsFor(tx, who.staff.id);
    const { practiceId, loginId, staff } = who;
    await auditDeed(tx, parts, { practiceId, loginId, staff }, { action: 'look-at-snippets' }, now);
    const own = rows.filter(({ ofWhom }) => ofWhom === 'coach').map(row => offered(row, who));
    const shared = rows.filter(({ ofWhom }) => ofWhom === 'practice').map(row => offered(row, who));
    const house = houseSnippets(language).map(one => ({ ...one, of: 'house', mayChange: false }) as const);
    const all: OfferedSnippet[] = [...own, ...shared, ...house];
    return all.filter(({ name }, at) => all.findIndex(other => isNamed(other, name)) === at);
  });

/**
 * Keeps a snippet under the page's own key: a coach's own, or the practice's by who keeps the practice. Refuses a name that
 * is there already, and more than anybody could find their way in.
 */
export const saveSnippet = (
  parts: Parts,
  who: Colleague,
  { id, name, en, es }: Snippet,
  now: Date,
): Promise<{ id: string } | Refusal> =>
  parts.db.withPractice(who.practiceId, async tx => {
    const { practiceId, loginId, staff } = who;
    const ofWhom = keepsPractice(staff.role) ? 'practice' : 'coach';
    const before = await snippetToChange(tx, id);
    if (before && !isTheirs(before, who)) return refuse('not-found', 'no-such-item');
    const others = (await snippetsFor(tx, staff.id)).filter(row => row.ofWhom === ofWhom && row.id !== id);
    if (others.some(row => isNamed(row, name))) return refuse('conflict', 'snippet-taken', 'name');
    if (!before && others.length >= mostSnippets) return refuse('conflict', 'too-many-snippets');
    const at = now.toISOString();
    const row = {
      practiceId,
      id,
      staffId: staff.id,
      ofWhom,
      name: name.trim(),
      en,
      es,
      savedAt: at,
    } as const;
    await keepSnippet(tx, { ...row, droppedAt: null });
    const deed = { action: 'keep-snippet', entity: 'snippet', entityId: id, detail: { ofWhom } } as const;
    await auditDeed(tx, parts, { practiceId, loginId, staff }, deed, now);
    return { id };
  });

/** Takes a snippet away; twice is once. */
export const takeSnippetAway = (
  parts: Parts,
  who: Colleague,
  id: string,
  now: Date,
): Promise<{ id: string } | Refusal> =>
  parts.db.withPractice(who.practiceId, async tx => {
    const before = await snippetToChange(tx, id);
    if (before === undefined || !isTheirs(before, who)) return refuse('not-found', 'no-such-item');
    if (before.droppedAt === null) await dropSnippet(tx, id, now.toISOString());
    const { practiceId, loginId, staff } = who;
    const deed = { action: 'drop-snippet', entity: 'snippet', entityId: id } as const;
    await auditDeed(tx, parts, { practiceId, loginId, staff }, deed, now);
    return { id };
  });

const offered = (row: SnippetRow, who: Colleague): OfferedSnippet => {
  const { id, name, en, es, ofWhom } = row;
  return { id, name, en, es, of: ofWhom, mayChange: isTheirs(row, who) };
};

const isTheirs = ({ ofWhom, staffId }: SnippetRow, { staff }: Colleague): boolean =>
  ofWhom === 'practice' ? keepsPractice(staff.role) : staffId === staff.id;

const isNamed = (one: { name: string }, name: string): boolean =>
  one.name.trim().toLowerCase() === name.trim().toLowerCase();
