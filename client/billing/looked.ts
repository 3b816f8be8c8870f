import type { MonthState } from '../../server/http/contract/billing.ts';

export const sorts = ['state', 'name', 'minutes', 'days'] as const;
export const shownStates = ['ready', 'missing', 'not-billable', 'locked', 'exported', 'changed'] as const;
const fixers = ['coach', 'physician', 'biller', 'admin'] as const;

/** What of a month is looked at, and in which order. */
export type Looked = {
  find: string;
  state: MonthState | 'all';
  sort: (typeof sorts)[number];
  /** Who lacks this, by its key. */
  lack?: string;
  fixer?: (typeof fixers)[number];
  code?: string;
  coach?: string;
};
/** Where the desk is: a month, what of it is looked at, and the claim that is open. */
export type DeskPlace = Looked & { month: string; claim?: string };

export const everybody: Looked = { find: '', state: 'all', sort: 'state' };

/** All who lack this, or anything at all, whatever was looked at before; in the same order. */
export const lacking = ({ sort }: Looked, lack?: string): Looked => ({
  ...{ ...everybody, sort, lack, fixer: undefined, code: undefined, coach: undefined },
  ...(lack ? {} : { state: 'missing' as const }),
});

/** The place in an address's fragment, which no server is sent. A word that makes no sense is as if it were not there. */
export function placeInFragment(fragment: string, month: string): DeskPlace {
  const said = new URLSearchParams(fragment.replace(/^#/, ''));
  const one = <T extends string>(name: string, of: readonly T[]) => of.find(word => word === said.get(name));
  const words = Object.fromEntries(
    (['lack', 'code', 'coach', 'claim'] as const).flatMap(name => {
      const word = said.get(name);
      return word ? [[name, word]] : [];
    }),
  );
  const fixer = one('fixer', fixers);
  return {
    ...{ find: '', ...words, ...(fixer && { fixer }) },
    ...{ state: one('state', shownStates) ?? 'all', sort: one('sort', sorts) ?? 'state' },
    month: /^\d{4}-(0[1-9]|1[0-2])$/.test(said.get('month') ?? '') ? String(said.get('month')) : month,
  };
}

/** The same as a fragment. What was typed to find somebody is left out: it may be a name. */
export function fragmentOf({ find: _, state, sort, ...rest }: DeskPlace): string {
  const said = new URLSearchParams();
  const all = { ...rest, ...(state !== 'all' && { state }), ...(sort !== 'state' && { sort }) };
  for (const [name, word] of Object.entries(all)) if (word) said.set(name, word);
  return `#${said}`;
}

/** In the first days of a month the one before is closed. */
export function monthToClose(day: string): string {
  const date = Number(day.slice(8, 10));
  return monthFrom(day.slice(0, 7), date > 10 ? 0 : -1);
}

/** So many months on. */
export function monthFrom(month: string, by: number): string {
  const [year = 0, of = 0] = month.split('-').map(Number);
  const at = year * 12 + of - 1 + by;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}
