import { carcOf, type ReasonFixer, reasonFixer } from './denial-reasons.ts';

/** How a denial ended: the payer paid after all, or did not and it is lost, or the practice let it go. */
export const denialEnds = ['paid', 'lost', 'written-off'] as const;
export type DenialEnd = (typeof denialEnds)[number];

/** `open`: somebody must do something. `answered`: the payer must. */
export type DenialState = 'open' | 'answered' | DenialEnd;

export const denialState = ({
  answer,
  became,
}: {
  answer: string | null;
  became: DenialEnd | null;
}): DenialState => became ?? (answer === null ? 'open' : 'answered');

/** What a denial is counted by. */
export type Denied = {
  code: string;
  payer: string;
  reason: string;
  state: DenialState;
};
export type Counted = { of: string; all: number } & { [S in DenialState]: number };
export type DenialsCounted = {
  byReason: Counted[];
  byCode: Counted[];
  byPayer: Counted[];
  byFixer: (Counted & { of: ReasonFixer })[];
};

/** Denials counted by reason, code, payer, and who could have done something; the most frequent first. */
export function countDenials(denials: readonly Denied[]): DenialsCounted {
  return {
    byReason: counted(denials, ({ reason }) => carcOf(reason) ?? reason),
    byCode: counted(denials, ({ code }) => code),
    byPayer: counted(denials, ({ payer }) => payer),
    byFixer: counted(denials, ({ reason }) => reasonFixer(reason)),
  };
}

function counted<Of extends string>(
  denials: readonly Denied[],
  of: (denied: Denied) => Of,
): (Counted & { of: Of })[] {
  const found = new Map<Of, Counted & { of: Of }>();
  for (const denied of denials) {
    const key = of(denied);
    const before = found.get(key) ?? {
      of: key,
      all: 0,
      open: 0,
      answered: 0,
      paid: 0,
      lost: 0,
      'written-off': 0,
    };
    found.set(key, { ...before, all: before.all + 1, [denied.state]: before[denied.state] + 1 });
  }
  return [...found.values()].toSorted((a, b) => b.all - a.all || (a.of < b.of ? -1 : 1));
}
