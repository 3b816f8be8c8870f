import { type RedFlagKind, redFlagKinds } from '../session/choices.ts';
import { whatToDoNow } from '../session/red-flags.ts';
import {
  type OwnProtocol,
  type OwnProtocols,
  type Protocol,
  protocolOf,
  usualMinutesFrom,
} from './protocol.ts';
import { type FlagLimit, flagLimits, type Sourced } from './rules.ts';
import { flagAnswers, flagWords } from './rules-of-words.ts';

/** A rule by which something is a red flag by itself: a limit, an answer to a form, or words that are heard. */
export type UsualRule = Sourced &
  (
    | ({ is: 'limit' } & Pick<FlagLimit, 'measure' | 'at' | 'value' | 'unit'>)
    | { is: 'answer'; form: string; question: number; above: number }
    | { is: 'words' }
  );

/** One red flag on the practice's page: what is usual, where that is from, and what the practice decided instead. */
export type ProtocolHere = {
  kind: RedFlagKind;
  within: 'now' | 'today';
  usual: Pick<Protocol, 'minutes' | 'minutesOnceSeen' | 'climbsTo'>;
  minutesFrom: Sourced;
  rules: UsualRule[];
  own?: OwnProtocol;
};

/** Every red flag, as the coach is offered them; one without a rule is raised by a coach alone. */
export const protocolPage = (own: OwnProtocols = {}): ProtocolHere[] =>
  redFlagKinds.map(kind => {
    const { minutes, minutesOnceSeen, climbsTo } = protocolOf(kind);
    return {
      kind,
      within: whatToDoNow(kind).within,
      usual: { minutes, minutesOnceSeen, climbsTo },
      minutesFrom: usualMinutesFrom,
      rules: rulesOf(kind),
      ...(own[kind] && { own: own[kind] }),
    };
  });

const rulesOf = (kind: RedFlagKind): UsualRule[] => [
  ...flagLimits
    .filter(one => one.kind === kind)
    .map(({ kind: _kind, ...limit }) => ({ is: 'limit' as const, ...limit })),
  ...flagAnswers
    .filter(one => one.kind === kind)
    .map(({ kind: _kind, ...answer }) => ({ is: 'answer' as const, ...answer })),
  ...flagWords
    .filter(one => one.kind === kind)
    .map(({ kind: _kind, ...words }) => ({ is: 'words' as const, ...words })),
];
