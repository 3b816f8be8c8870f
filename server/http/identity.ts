export type { Identity, LoginIdentity } from '../../launch/logins.ts';
