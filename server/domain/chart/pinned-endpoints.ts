import type { EmrCapability } from './emr-access.ts';

/** Where an EMR's authorization server is and what its FHIR server takes, as found when the practice was added. */
export type PinnedEndpoints = {
  issuer: string;
  authorizationEndpoint: string;
  tokenEndpoint: string;
  jwksUri: string;
  revocationEndpoint?: string;
  introspectionEndpoint?: string;
  /** True when every authorization answer carries `iss` (RFC 9207). */
  promisesIss?: boolean;
  /** Algorithms the EMR takes on an assertion of ours, as it publishes them; empty where it publishes none. */
  assertionAlgorithms?: string[];
  /** SMART capabilities as the EMR names them: `launch-ehr`, `permission-offline`, ... */
  capabilities?: string[];
  /** The CapabilityStatement, cut down to what decides reading and writing. */
  accepts: EmrCapability;
  checkedAt: string;
};
