import type { Request } from 'express';
import type { Launching } from '../../launch/launching.ts';
import type { WorkflowParts } from '../workflow/parts.ts';
import type { Identity } from './identity.ts';
import type { Log } from './log.ts';

/** What the app is made of; nothing in it is read from the air. */
export type AppParts = WorkflowParts & {
  /** The SMART handshake, logins and keys. */
  launching: Launching;
  clock: () => Date;
  log: Log;
  identify(req: Request): Promise<Identity>;
  /** Our own public origin, `https://alongside.example`. */
  origin: string;
  /** Origins of the EMR pages that may frame this practice's screens. */
  frameOriginsFor(practiceId: string): Promise<string[]>;
  /** Folder of the built client; its `assets/` are served as they are, for ever. */
  clientFolder?: string;
  /** Addresses of proxies whose X-Forwarded-For is believed; none unless said. */
  trustedProxies?: string[];
  /** Most requests a minute; and a patience of its own for routes that answer in any case. */
  limits?: { address: number; login: number; atLastMs?: number };
  /** Holds every JSON answer against its schema: on in tests and development. */
  checkAnswers?: boolean;
};
