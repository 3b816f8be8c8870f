import type { EmrAccess, EmrCapability, NoAccess } from '../domain/chart/emr-access.ts';
import type { PracticeSettings, Staff } from '../domain/practice/settings.ts';
import type { makeCanary } from '../outbox/canary/canary.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { Database } from '../storage/database.ts';
import type { KeyRing } from '../storage/keys.ts';
import type { ShownSessions } from './shown.ts';

/** What every deed is given: storage, keys, the way to the EMR, and the outbox to nudge. Never read from the air. */
export type WorkflowParts = {
  db: Database;
  keys: KeyRing;
  /** `rejected`: an access token the EMR has just answered 401 to; another one is looked for. */
  emrAccess(practiceId: string, loginId: string, rejected?: string): Promise<EmrAccess | NoAccess>;
  outbox: Outbox;
  /** Asks the EMR again what it takes, when its last word is old. Never fails: an EMR that is away keeps its word. */
  recheckEmr(practiceId: string, iss: string): Promise<void>;
  /** What the EMR says just now that it takes; nothing when it does not say so in time. */
  emrSays(iss: string): Promise<EmrCapability | undefined>;
  /** Writes marked resources into a test patient's chart and finds out what the EMR does with them. */
  makeCanary: typeof makeCanary;
  /** What coaches are looking at before they sign. */
  shown: ShownSessions;
};

/** Who keeps the practice's dealings with its EMR; `patientId`: of the launch, where it had a chart. */
export type Keeper = Pick<Actor, 'practiceId' | 'loginId' | 'staff' | 'iss' | 'settings' | 'visitId'> & {
  patientId?: string;
};

/** Who does the deed, about whom: from the launch, never from the browser. */
export type Actor = {
  practiceId: string;
  loginId: string;
  staff: Staff;
  patientId: string;
  visitId?: string;
  iss: string;
  scopes: string[];
  settings: PracticeSettings;
};

/** As much of an actor as reading the chart and writing that down takes. */
export type Reader = Pick<Actor, 'practiceId' | 'loginId' | 'patientId'> & { staff: Pick<Staff, 'id'> };

/** Who did something, for the audit; without a patient where it was about none. */
export type Doer = Omit<Reader, 'patientId' | 'loginId'> & {
  patientId?: string;
  /** Without one it was done by a command, in that person's name. */
  loginId?: string;
};
