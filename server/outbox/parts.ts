import type { EmrAccess, NoAccess } from '../domain/chart/emr-access.ts';
import type { Receipt } from '../domain/session/signed.ts';
import type { Database } from '../storage/database.ts';
import type { KeyRing } from '../storage/keys.ts';
import type { Lots } from './lots.ts';
import type { Paces } from './paces.ts';
import type { Rests } from './rests.ts';
import type { Timing } from './waiting-times.ts';

/** Where a turn can be stopped by a test that kills the process there. */
export type Stage = 'taken' | 'intended' | 'in-flight' | 'answered' | 'marking' | 'marked' | 'looking';

export type OutboxParts = {
  db: Database;
  keys: KeyRing;
  clock: () => Date;
  log: (event: 'outbox', fields?: { count?: number; status?: number; ok?: boolean }) => void;
  /** The author's own way in, for this patient, or the practice's system client; never anybody else's. */
  access(
    practiceId: string,
    iss: string,
    staffId: string,
    patientId: string,
    /** An access token the EMR has just answered 401 to: it is not given out again. */
    rejected?: string,
    /** When the author signed it. */
    signedAt?: string,
    /** The FHIR type that is to be written: a sign-in at the desk may be granted charges and nothing else. */
    type?: string,
  ): Promise<EmrAccess | NoAccess>;
  /** Whether people wait for this process just now; then it sends one row at a time. Nobody unless set. */
  peopleAtWork?: () => boolean;
  /** Whether somebody waits for the answer to a change right now; then a row waits a little. Nobody unless set. */
  answersOwed?: () => boolean;
  /** In [0, 1); Math.random unless set. */
  chance?: () => number;
  timing?: Partial<Timing>;
  /** Called at each stage of a turn and waited for. */
  pause?: (stage: Stage) => Promise<void>;
};

/** A receipt as it was just written down. */
export type ReceiptNews = {
  practiceId: string;
  patientId: string;
  sessionId: string;
  writeId: string;
  receipt: Receipt;
};

/** What one turn works with. */
export type TurnParts = Omit<OutboxParts, 'timing' | 'chance' | 'pause' | 'peopleAtWork' | 'answersOwed'> & {
  peopleAtWork: () => boolean;
  answersOwed: () => boolean;
  timing: Timing;
  chance: () => number;
  pause: (stage: Stage) => Promise<void>;
  rests: Rests;
  paces: Paces;
  /** What was last written down of each kind of write, and when. */
  met: Map<string, { said: string; at: number }>;
  lots: (practiceId: string) => Lots;
  tell: (news: ReceiptNews) => void;
};
