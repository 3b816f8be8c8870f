import type { Fault } from '../../sandbox-emr/fhir/types.ts';
import type { emrFaults } from './catalogue.ts';
import { type Profile, profiles, typesSent } from './trial-office.ts';

/** A fault of the EMR that strikes the first try of a write, and the receipt it ends with. */
export type Strike = {
  id: keyof typeof emrFaults;
  /** Each is tried in an office of its own. */
  variants: Fault[];
  /** Only the last type a profile sends is struck, not each. */
  one?: true;
  ends: Record<Profile, 'in-chart' | 'note-only' | 'refused' | 'unclear'>;
};

const all = (receipt: Strike['ends'][Profile]): Strike['ends'] =>
  Object.fromEntries(profiles.map(profile => [profile, receipt])) as Strike['ends'];
const inChart = all('in-chart');
/** An EMR that takes no id of ours any more is written to without one. */
const noteOnlyUnlessByPut = { ...all('note-only'), 'own-id': 'in-chart' } as const;
/** An EMR known to keep no identifier cannot be asked whether nothing was kept: a person looks. */
const unclearWhenForgotten = { ...inChart, forgetful: 'unclear' } as const;

/** The types of a profile that a strike hits. */
export const struckTypes = ({ one }: Strike, profile: Profile): string[] =>
  one ? typesSent[profile].slice(-1) : typesSent[profile];

/** `elsewhere`: an address on a host that is none of theirs; `soon`: an HTTP date two minutes ahead of the clock. */
export const strikes = ({ elsewhere, soon }: { elsewhere: string; soon: string }): Strike[] => [
  { id: 'E01', variants: [{ kind: 'expire-tokens' }], ends: inChart },
  { id: 'E03', variants: [{ kind: 'refuse-type' }], one: true, ends: noteOnlyUnlessByPut },
  { id: 'E04', variants: [{ kind: 'refuse-type', status: 404 }], one: true, ends: noteOnlyUnlessByPut },
  { id: 'E05', variants: [{ kind: 'refuse-type', status: 405 }], one: true, ends: noteOnlyUnlessByPut },
  { id: 'E06', variants: [{ kind: 'refuse-type', status: 409 }], ends: unclearWhenForgotten },
  { id: 'E07', variants: [{ kind: 'refuse-type', status: 412 }], ends: unclearWhenForgotten },
  {
    id: 'E08',
    variants: [
      { kind: 'refuse-type', status: 415 },
      { kind: 'refuse-type', status: 406 },
    ],
    one: true,
    ends: noteOnlyUnlessByPut,
  },
  { id: 'E09', variants: [{ kind: 'refuse-type', status: 422 }], one: true, ends: all('refused') },
  { id: 'E10', variants: [{ kind: '429', retryAfter: '120' }], ends: inChart },
  { id: 'E11', variants: [{ kind: '429', retryAfter: soon }], ends: inChart },
  { id: 'E12', variants: [{ kind: '429', retryAfter: '' }], ends: inChart },
  { id: 'E13', variants: [{ kind: '500-before' }], ends: unclearWhenForgotten },
  { id: 'E14', variants: [{ kind: '503' }], ends: unclearWhenForgotten },
  { id: 'E15', variants: [{ kind: 'reset-before' }], ends: unclearWhenForgotten },
  { id: 'E16', variants: [{ kind: 'no-answer-before' }], ends: unclearWhenForgotten },
  { id: 'E18', variants: [{ kind: 'no-answer-after' }], ends: inChart },
  { id: 'E19', variants: [{ kind: 'reset-after' }], ends: inChart },
  { id: 'E20', variants: [{ kind: 'cut-body' }], ends: inChart },
  { id: 'E21', variants: [{ kind: '500-after-commit' }], ends: inChart },
  { id: 'E22', variants: [{ kind: 'malformed-json' }], ends: inChart },
  { id: 'E23', variants: [{ kind: 'empty-201' }], ends: inChart },
  { id: 'E24', variants: [{ kind: 'location-elsewhere', location: elsewhere }], ends: inChart },
  { id: 'E25', variants: [{ kind: 'html-200' }], ends: inChart },
  { id: 'E26', variants: [{ kind: 'drip-after' }], ends: inChart },
  { id: 'E27', variants: [{ kind: 'gateway-after' }, { kind: 'gateway-after', status: 504 }], ends: inChart },
];
