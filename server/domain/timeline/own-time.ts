import type { ReportedReading } from '../escalation/reported.ts';
import type { PastTalk } from './past-talk.ts';
import type { CheckInFact, ContactFact } from './timeline.ts';

/** What our own record holds of a patient's time, whatever became of it. */
export type OwnTime = {
  talks: readonly PastTalk[];
  /** Contacts that are no session. */
  contacts: readonly (Omit<ContactFact, 'is'> & { at: string })[];
  checkIns: readonly (Omit<CheckInFact, 'is'> & { planId: string; day: string })[];
  reports: readonly { id: string; at: string; device: boolean; readings: readonly ReportedReading[] }[];
};

/** Today, YYYY-MM-DD, and the practice's zone. */
export type When = { today: string; timeZone: string };
