import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CdsCheck } from './cds-caller.ts';
import type { Handshake } from './handshake.ts';
import type { Identity, Logins } from './logins.ts';
import type { FindAccess } from './system-access.ts';
import type { TokenKeeper } from './tokens.ts';

/** What the launch gives the rest of the server. */
export type Launching = TokenKeeper & {
  /**
   * The way in for a chart write: its author's own; where the author was not seen for long after signing it and
   * the practice allows it, the practice's system client. Never another person's.
   */
  emrAccessForWrite(
    practiceId: string,
    iss: string,
    staffId: string,
    patientId?: string,
    rejected?: string,
    signedAt?: string,
    /** The FHIR type that is to be written. */
    type?: string,
  ): ReturnType<TokenKeeper['emrAccessForStaff']>;
  /** The way in to look for patients by the practice's own client; nothing where it allows none. */
  accessToFind: FindAccess;
  handshake: Pick<Handshake, 'begin' | 'sendOn'>;
  /** The end of the handshake, by the `smart` strategy. */
  completeLaunch(req: IncomingMessage, res: ServerResponse): ReturnType<Handshake['complete']>;
  /** Who a request is from, by the `login` strategy. */
  identify(req: IncomingMessage): Promise<Identity>;
  /** Which EMR a CDS Hooks call is from, by its token. */
  cdsCaller: CdsCheck;
  logins: Logins;
  frameOriginsFor(practiceId: string): Promise<string[]>;
  practiceName(practiceId: string): Promise<string>;
  /** Public keys an EMR checks our assertions with; of one practice, or of all. */
  publicKeys(practiceId?: string): Promise<{ keys: Record<string, unknown>[] }>;
};
