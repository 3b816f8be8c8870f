import type { LaunchIntent } from '../server/domain/practice/launch-intent.ts';
import type { PracticeSettings, Staff } from '../server/domain/practice/settings.ts';
import type { RegisteredEmr } from './registered-emr.ts';

/** One SMART launch on its way, as it is kept between two requests. Instants are ISO. */
export type KeptLaunch = {
  practiceId: string;
  /** Also the OAuth `state`, and the id of the login it becomes. */
  id: string;
  status: 'begun' | 'completed' | 'refused';
  iss: string;
  standalone: boolean;
  /** Hash of the launch cookie; absent once the browser has shown that it keeps none. */
  browserHash?: string;
  begunAt: string;
  kept: LaunchSecrets;
};

/** What must survive the trip to the EMR: its launch id going out, the PKCE verifier and the nonce coming back. */
export type LaunchSecrets = {
  launch?: string;
  /** Begun for the practice and no patient: none is asked for. */
  forPractice?: true;
  sent?: { codeVerifier: string; nonce: string; scope: string };
};

/** Tokens of one login. Instants are ISO. */
export type KeptTokens = { accessToken: string; refreshToken?: string; issuedAt: string; expiresAt: string };

/** A login as it is kept: one person, one practice, one launch, one patient or none. */
export type KeptLogin = {
  practiceId: string;
  id: string;
  secretHash: string;
  staffId: string;
  iss: string;
  patientId?: string;
  visitId?: string;
  intent?: LaunchIntent;
  needBanner: boolean;
  styleUrl?: string;
  scopes: string[];
  createdAt: string;
  lastActiveAt: string;
  lockedAt?: string;
  endedAt?: string;
  handoverHash?: string;
  handoverUntil?: string;
};

/** A login together with whose it is and how the practice wants it treated. */
export type LoginInPractice = {
  login: KeptLogin;
  staff: Staff;
  staffActive: boolean;
  settings: PracticeSettings;
  /** Changes with all of this but the idle clock; `loginMarkOf` of storage tells whether it still is so. */
  mark: string;
};

/** Why a launch ended without a login; a closed word for the audit, never what somebody sent. */
export type LaunchFailure =
  | 'other-browser'
  | 'expired'
  | 'used-before'
  | 'denied'
  | 'other-issuer'
  | 'emr-changed'
  | 'emr-paused'
  | 'emr-unavailable'
  | 'code-refused'
  | 'answer-not-usable'
  | 'identity-not-believed'
  | 'clocks-apart'
  | 'not-a-practitioner'
  | 'no-patient'
  | 'other-role'
  | 'not-on-roster';

/** Where launches are kept. Each call is one transaction of the practice, with its audit row inside. */
export type LaunchLedger = {
  practiceByIss(iss: string): Promise<string | undefined>;
  emr(practiceId: string, iss: string): Promise<RegisteredEmr | undefined>;
  pauseEmr(practiceId: string, iss: string): Promise<void>;
  begin(launch: KeptLaunch): Promise<void>;
  launch(practiceId: string, id: string): Promise<KeptLaunch | undefined>;
  /** Stores what goes with the browser to the EMR; true only for the first call of a begun launch. */
  sendOn(
    practiceId: string,
    id: string,
    kept: LaunchSecrets,
    browserHash: string | undefined,
  ): Promise<boolean>;
  /** Uses the launch up; true only for the first call. */
  use(practiceId: string, id: string, now: Date): Promise<boolean>;
  refuse(practiceId: string, id: string, failure: LaunchFailure, now: Date, detail?: string): Promise<void>;
  staff(practiceId: string, iss: string, fhirUser: string): Promise<Staff | undefined>;
  /** Saves the login and ends the locked ones of the same person for the same patient, which it supersedes. */
  logIn(login: KeptLogin, tokens: KeptTokens, now: Date): Promise<void>;
};

/** Where logins are kept after the launch. */
export type LoginLedger = {
  login(practiceId: string, id: string): Promise<LoginInPractice | undefined>;
  lock(practiceId: string, id: string, now: Date): Promise<void>;
  active(practiceId: string, id: string, now: Date): Promise<void>;
  end(practiceId: string, id: string, now: Date): Promise<void>;
  /** Swaps the one-time secret for a new one; true only once, in time, and while the login has not ended. */
  handOver(practiceId: string, id: string, usedHash: string, newHash: string, now: Date): Promise<boolean>;
};

/** Where tokens are kept; a lease lets one process at a time refresh them. */
export type TokenLedger = {
  tokens(practiceId: string, loginId: string): Promise<TokensInPractice | undefined>;
  /** Ids of this person's logins that have not ended, newest first. */
  loginsOf(
    practiceId: string,
    iss: string,
    staffId: string,
    /** Whose come first. */
    patientId?: string,
  ): Promise<{ id: string; patientId?: string; scopes: string[] }[]>;
  /** Takes the right to refresh until `until`; false while somebody else holds it. */
  takeLease(practiceId: string, loginId: string, now: Date, until: Date): Promise<boolean>;
  /** Stores new tokens if the lease taken until `lease` is still ours, and gives it back. */
  keep(
    practiceId: string,
    loginId: string,
    lease: Date,
    tokens: KeptTokens,
    scopes: string[],
  ): Promise<boolean>;
  /** Keeps everything off refreshing until `until` if the lease is ours: the EMR is down. */
  yieldLease(practiceId: string, loginId: string, lease: Date, until: Date): Promise<void>;
};
export type TokensInPractice = {
  emr: RegisteredEmr;
  tokens: KeptTokens;
  scopes: string[];
  patientId?: string;
  fhirUser: string;
  ended: boolean;
};
