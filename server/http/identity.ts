import type { CdsIdentity } from '../../launch/cds-caller.ts';
import type { Identity } from '../../launch/logins.ts';

export type { CdsIdentity } from '../../launch/cds-caller.ts';
export type { Identity, LoginIdentity } from '../../launch/logins.ts';

/** Whoever may call: a person by a login, an EMR by its token, or nobody known. */
export type CallerIdentity = Identity | CdsIdentity;
