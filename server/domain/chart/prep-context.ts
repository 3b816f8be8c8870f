import type { LoggedContact } from '../contact/contact.ts';
import type { ClosedFlag } from '../escalation/closed-flag.ts';
import type { Handoff } from '../handoff/handoff.ts';
import type { PracticeSettings } from '../practice/settings.ts';
import type { ActivePlan, SignedSession, TeachBackOutcome } from '../session/signed.ts';
import type { PrepView } from './prep.ts';
import type { ChartSnapshot } from './snapshot.ts';

/** What our own record holds of the patient, as storage gives it. */
export type OurRecord = {
  plans: readonly {
    id: string;
    plan: ActivePlan;
    since: string;
    went?: {
      result: 'all' | 'part' | 'not';
      done?: number;
      of?: number;
      sure?: number;
      next?: Pick<ActivePlan['nextContact'], 'date' | 'means' | 'time'>;
      at: string;
    };
  }[];
  checkIns: readonly { planId: string; day: string; done: 'done' | 'partly' | 'not-done' }[];
  teachBacks: readonly { id: string; outcome: TeachBackOutcome; since: string }[];
  promises: readonly {
    id: string;
    what: string;
    to: 'patient' | 'clinician';
    due?: string;
    keptOn?: string;
  }[];
  sessions: readonly {
    id: string;
    status: 'open' | 'signed' | 'amending';
    coach: string;
    openedAt: string;
    signedAt?: string;
    mine: boolean;
    /** Of a group: the day it was held counts, whenever it was written down or put right. */
    group?: { heldAt: string; came: boolean };
    signed?: SignedSession;
  }[];
  /** Contacts that were logged by hand, newest first. */
  contacts?: readonly Pick<LoggedContact, 'kind' | 'reached' | 'direction' | 'from' | 'said'>[];
  /** Newest first. */
  handoffs?: readonly Handoff[];
  /** How many red flags about this patient are open. */
  openFlags?: number;
  /** Those that a clinician has closed, the newest first; not told of for ever, so not all of many years. */
  closedFlags?: readonly ClosedFlag[];
  /** What passed between coach and physician since the last signed session. */
  asked?: NonNullable<PrepView['asked']>;
};

export type PrepInput = {
  snapshot: ChartSnapshot;
  snapshotIsStale: boolean;
  ours: OurRecord;
  /** Today in the practice's zone, YYYY-MM-DD. */
  today: string;
  settings: PracticeSettings;
};

/**
 * The same for every rule of the prep screen; `since` is the day from which things count as new, `signedAt` the moment
 * the last session was signed: what the chart dates to the minute before it was of that talk.
 */
export type ChartContext = {
  snapshot: ChartSnapshot;
  ours: OurRecord;
  today: string;
  timeZone: string;
  since: string;
  signedAt?: string;
};
