/** Any FHIR R4 resource, with or without an id. */
export type Resource = fhir4.FhirResource;

/** A resource read as plain JSON, for code that is the same for every type. */
export type Json = { resourceType: string; id?: string; meta?: Meta } & Record<string, unknown>;
export type Meta = { versionId?: string; lastUpdated?: string } & Record<string, unknown>;

/** What a bearer token stands for. `patient`, `encounter`: ids; `fhirUser`: `Practitioner/x`. */
export type Grant = {
  clientId: string;
  scopes: string[];
  patient?: string;
  encounter?: string;
  fhirUser?: string;
};

/** Which EMR the server plays: see `disguises.ts` for what each one takes. */
export const disguises = [
  ...(['open', 'epic-like', 'read-only', 'slow', 'oracle-like', 'athena-like', 'ecw-like'] as const),
  ...(['nextgen-like', 'meditech-like', 'canvas-like', 'medplum-like', 'openemr-like'] as const),
  ...(['ecw-contract-like', 'veradigm-like', 'scopes-lie', 'metadata-lies', 'forgetful'] as const),
  ...(['renaming', 'hiding'] as const),
] as const;
export type Disguise = (typeof disguises)[number];

/** What the public SMART launcher can be told to answer wrongly, by its own names, and four it cannot. */
export const launchFaults = [
  'auth_invalid_client_id',
  'auth_invalid_redirect_uri',
  'auth_invalid_scope',
  'auth_invalid_client_secret',
  'token_invalid_token',
  'token_expired_refresh_token',
  'request_invalid_token',
  'request_expired_token',
  'no-patient-choice',
  'sign-in-cut',
  'sign-in-502',
  'sign-in-hangs',
] as const;
export type LaunchFault = (typeof launchFaults)[number];

export type FaultKind =
  | LaunchFault
  | 'expire-tokens'
  | 'refuse-type'
  | '500-before'
  | '500-after-commit'
  | 'commit-late'
  | 'cut-body'
  | 'reset-before'
  | 'no-answer-before'
  | 'reset-after'
  | 'no-answer-after'
  | '429'
  | '503'
  | 'html-200'
  | 'malformed-json'
  | 'empty-201'
  | 'location-elsewhere'
  | 'drip-after'
  | 'gateway-after'
  | 'down'
  | 'delay';

/**
 * One fault waiting for its request. Those of a launch know no method and no type.
 * `method` and `type` narrow which requests it hits (none: all).
 * `times`: hits before it goes (default 1; 0: until removed). `delayMs`: for `delay`, `commit-late`; `held`,
 * where the one who adds it lives in this process: a `commit-late` that waits until its sender is gone and it is let.
 * `status`: for `refuse-type` (403 default), `500-before`, `500-after-commit`, `gateway-after` (502 default).
 * `retryAfter`: for `429`, `503` (seconds or HTTP date; empty: no word of when). `location`: for `location-elsewhere`.
 */
export type Fault = {
  kind: FaultKind;
  method?: string;
  type?: string;
  times?: number;
  delayMs?: number;
  held?: { until: Promise<void>; kept(): void };
  status?: number;
  retryAfter?: string;
  location?: string;
};
export type ListedFault = Fault & { id: string; hits: number };

export type FaultBoard = {
  add(fault: Fault): string;
  remove(id: string): boolean;
  clear(): void;
  list(): ListedFault[];
  /** Takes (and counts) the first fault of one of `kinds` that fits this request. */
  take(kinds: readonly FaultKind[], method: string, type: string | undefined): ListedFault | undefined;
};

export type LoggedRequest = {
  method: string;
  path: string;
  query: string;
  /** 0: the socket was closed without an answer. */
  status: number;
  ms: number;
  /** How many others were under way when it came. */
  beside: number;
  bytes: number;
};
export type RequestLog = { entries(): LoggedRequest[]; clear(): void };

export type OutcomeIssue = {
  severity: 'error' | 'warning';
  code: string;
  text: string;
  expression?: string;
};

/** What an interaction answers, before HTTP: a refusal is an answer of 400 and more with an OperationOutcome. */
export type Answer = {
  status: number;
  body?: Json;
  /** `Type/id/_history/1` of what was written. */
  location?: string;
  /** The version the ETag and Last-Modified speak of. */
  version?: Version;
  issues?: OutcomeIssue[];
};

export type Version = {
  type: string;
  id: string;
  versionId: string;
  lastUpdated: string;
  method: 'POST' | 'PUT' | 'DELETE';
  /** Absent on a deletion. */
  resource?: Json;
};

export type SearchResult = {
  matches: Json[];
  included: Json[];
  /** All matches, not only this page's. */
  total: number;
  /** Elements the asker wants left in each match. */
  elements?: string[];
  /** Query of this page and of the next, without `?`. */
  self: string;
  next?: string;
};

/** `visible`: what the asker may see; `baseUrl`: so that absolute references to this server are understood. */
export type SearchOptions = { visible?: (resource: Json) => boolean; baseUrl?: string };

/** The resources of one sandbox EMR with all their versions. All calls are synchronous and so cannot interleave. */
export type FhirStore = {
  read(type: string, id: string): Resource | undefined;
  all(type: string): Resource[];
  /** Throws nothing: an unknown parameter comes back as issues. */
  search(type: string, query: URLSearchParams, options?: SearchOptions): SearchResult | OutcomeIssue[];
  /** Update-as-create without validation: for seeding and for what the EMR itself writes. */
  put(resource: Resource): Resource;
  /** Create without validation, with a new id unless one was set aside for it. */
  create(resource: Resource, id?: string): Resource;
  remove(type: string, id: string): void;
  /** What validation says of a resource as a client would send it; empty: acceptable. */
  check(resource: Resource): OutcomeIssue[];
  /** Oldest first; empty when the id was never used. */
  versions(type: string, id: string): readonly Version[];
  /** Every version of a type, newest first. */
  typeVersions(type: string): Version[];
  /** All changes of `work` are kept as one journal line, or, when `keep` says no or `work` throws, undone. */
  transaction<T>(work: () => T, keep: (result: T) => boolean): T;
  count(): number;
  close(): void;
};
