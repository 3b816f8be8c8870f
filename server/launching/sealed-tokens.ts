import type { KeptTokens } from '../../launch/ledger.ts';
import type { KeyRing } from '../storage/keys.ts';
import { seal, unseal } from '../storage/seal.ts';

/** Tokens of a login as its row keeps them: sealed for this practice, this login, this column. */
export const sealedTokens = (
  keys: KeyRing,
  practiceId: string,
  loginId: string,
  tokens: KeptTokens,
): string => seal(keys, placeOf(practiceId, loginId), JSON.stringify(tokens));

/** The tokens again; undefined for a login that has ended and kept none. */
export const openedTokens = (
  keys: KeyRing,
  practiceId: string,
  loginId: string,
  sealed: string,
): KeptTokens | undefined =>
  sealed === '' ? undefined : (JSON.parse(unseal(keys, placeOf(practiceId, loginId), sealed)) as KeptTokens);

const placeOf = (practiceId: string, row: string) => ({
  practiceId,
  table: 'login',
  row,
  column: 'tokens_sealed',
});
