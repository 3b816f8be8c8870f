import type { ProvenFacts } from './proven.ts';
import type { PracticeClaim } from './vendor-claim.ts';

/** What an EMR's CapabilityStatement says it reads and takes, cut down to what decides reading and writing. */
export type EmrCapability = {
  software?: string;
  fhirVersion: string;
  reads: { [type: string]: { search: boolean; params: string[] } };
  /** `updateCreate`: says that a PUT to an id of the client's makes the resource; absent where it was not asked yet. */
  writes: {
    [type: string]: { create: boolean; update: boolean; conditionalCreate: boolean; updateCreate?: boolean };
  };
  transaction: boolean;
  batch: boolean;
};

/**
 * What became of the last attempt at one kind of write: the observed part of what an EMR accepts. `category`: of an
 * observation; empty for all other types.
 */
export type EmrExperience = {
  type: string;
  deed: 'create' | 'update';
  category: string;
  taken: boolean;
  /** Whether what it keeps carries our identifier; unknown until something was taken. */
  identifier?: 'kept' | 'forgotten';
  /** HTTP status of a refusal. */
  status?: number;
  at: string;
};

/** The way into one practice's EMR as one person: where it is, as whom, what was granted, what it takes. */
export type EmrAccess = {
  practiceId: string;
  iss: string;
  /** FHIR base without a slash at the end. */
  base: string;
  accessToken: string;
  /** Granted, not asked for; v1 or v2 spelling. */
  scopes: string[];
  vendor: string;
  /** What the practice says of its own EMR. */
  claims: PracticeClaim[];
  /** What canary writes proved of it; nothing where none was made. */
  proven?: ProvenFacts[];
  accepts: EmrCapability;
  /** Most requests in flight at once towards this EMR. */
  atOnce: number;
  /** The launch's patient; absent when the token has none. */
  patientId?: string;
  /** `Practitioner/x`; empty for a system client. */
  fhirUser: string;
  /** The practice's own client, for a write whose author is away. */
  bySystemClient?: true;
};

/** Why there is no way in just now. */
export type NoAccess = { unavailable: 'sign-in-needed' | 'emr-down' };

export const hasAccess = (access: EmrAccess | NoAccess): access is EmrAccess => !('unavailable' in access);
