import type { LoggedContact } from './contact.ts';
import { type ContactKind, contactKinds } from './kinds.ts';

type Attempt = Pick<LoggedContact, 'kind' | 'reached' | 'direction' | 'from'>;
/** How many contacts of a kind there were, and in how many of them somebody was reached. */
export type CountedKind = { kind: ContactKind; count: number; reached: number };

/** Contacts by kind, in the order of the kinds; what there was none of is not in it. */
export const countedKinds = (contacts: readonly Pick<Attempt, 'kind' | 'reached'>[]): CountedKind[] =>
  contactKinds.flatMap(kind => {
    const of = contacts.filter(one => one.kind === kind);
    if (of.length === 0) return [];
    return [{ kind, count: of.length, reached: of.filter(({ reached }) => reached !== 'nobody').length }];
  });

/**
 * Tries to reach the patient since they were last spoken with: how many of each kind, and since when; undefined where there
 * is none. What went to somebody else, and what the patient began, is no try. `spokenAt`: the last signed session.
 */
export function triesSince(
  contacts: readonly Attempt[],
  spokenAt?: string,
): { kinds: CountedKind[]; since: string } | undefined {
  const spoken = contacts.filter(({ reached }) => reached === 'patient').map(({ from }) => Date.parse(from));
  const last = Math.max(...spoken, spokenAt === undefined ? -1 : Date.parse(spokenAt));
  const tries = contacts
    .filter(({ reached, kind, direction }) => isTry({ reached, kind, direction }))
    .filter(({ from }) => Date.parse(from) > last)
    .toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from));
  const [first] = tries;
  return first && { kinds: countedKinds(tries), since: first.from };
}

const isTry = ({ reached, kind, direction }: Omit<Attempt, 'from'>): boolean =>
  reached === 'nobody' && direction === 'out' && kind !== 'coordination';
