import type { RedFlagKind } from '../session/choices.ts';
import { whatToDoNow } from '../session/red-flags.ts';
import type { Sourced } from './rules.ts';

/** Whom an escalation reaches, one after another. */
export const rungs = ['supervisor', 'physicians', 'lead'] as const;
export type Rung = (typeof rungs)[number];

/**
 * What a practice decided about one red flag: its own words for the coach beside the steps of the house, whom to call,
 * and how fast it climbs to whom. What is not said is as `protocolOf` has it.
 */
export type OwnProtocol = {
  doNow?: { en: string; es: string };
  call?: { who: string; phone: string };
  /** Minutes until it climbs while nobody has seen it, and once somebody has. */
  minutes?: number;
  minutesOnceSeen?: number;
  climbsTo?: Rung[];
};
export type OwnProtocols = Partial<Record<RedFlagKind, OwnProtocol>>;

export type Protocol = Required<Pick<OwnProtocol, 'minutes' | 'minutesOnceSeen' | 'climbsTo'>> &
  Pick<OwnProtocol, 'doNow' | 'call'>;

/** What must be known now climbs in ten minutes, what today in two hours. */
const usualMinutes = {
  now: { minutes: 10, minutesOnceSeen: 60 },
  today: { minutes: 120, minutesOnceSeen: 480 },
} as const;
/** Where these minutes are from. */
export const usualMinutesFrom: Sourced = { since: '2026-11-26', source: 'house rule', checked: false };

/** The protocol for a red flag: the practice's own words and numbers where it has some, the house's otherwise. */
export const protocolOf = (kind: RedFlagKind, own: OwnProtocols = {}): Protocol => ({
  ...usualMinutes[whatToDoNow(kind).within],
  climbsTo: [...rungs],
  ...own[kind],
});
