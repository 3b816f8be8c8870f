import type { TokenLedger } from '../../launch/ledger.ts';
import type { Database } from '../storage/database.ts';
import type { KeyRing } from '../storage/keys.ts';
import {
  liveLoginsOf,
  loginWithEmr,
  moveRefreshLease,
  saveRefreshed,
  takeRefreshLease,
} from '../storage/logins.ts';
import { openedEmr } from './registered.ts';
import { openedTokens, sealedTokens } from './sealed-tokens.ts';

/** Tokens in the database, sealed; the lease is a column of the login's row. */
export function tokenLedger(db: Database, keys: KeyRing): TokenLedger {
  return {
    tokens: async (practiceId, loginId) => {
      const row = await db.glance(practiceId, tx => loginWithEmr(tx, loginId));
      const tokens = row && openedTokens(keys, practiceId, loginId, row.login.tokensSealed);
      if (!row || !tokens) return undefined;
      const { scopes, patientId, endedAt } = row.login;
      const ended = endedAt !== null;
      return {
        emr: openedEmr(row.emr, keys),
        tokens,
        scopes,
        patientId: patientId ?? undefined,
        fhirUser: row.fhirUser,
        ended,
      };
    },
    loginsOf: async (practiceId, iss, staffId, patientId) => {
      const rows = await db.glance(practiceId, tx => liveLoginsOf(tx, iss, staffId, patientId));
      return rows.map(({ id, patientId, scopes }) => ({ id, patientId: patientId ?? undefined, scopes }));
    },
    takeLease: (practiceId, id, now, until) =>
      db.withPractice(practiceId, tx => takeRefreshLease(tx, id, now.toISOString(), until.toISOString())),
    keep: (practiceId, id, lease, tokens, scopes) =>
      db.withPractice(practiceId, tx =>
        saveRefreshed(tx, id, lease.toISOString(), {
          tokensSealed: sealedTokens(keys, practiceId, id, tokens),
          tokenExpiresAt: tokens.expiresAt,
          scopes,
        }),
      ),
    yieldLease: (practiceId, id, lease, until) =>
      db.withPractice(practiceId, tx => moveRefreshLease(tx, id, lease.toISOString(), until.toISOString())),
  };
}
