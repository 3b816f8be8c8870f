import { createCdsCheck } from '../../launch/cds-caller.ts';
import { createHandshake } from '../../launch/handshake.ts';
import { createIdentityCheck } from '../../launch/identity-token.ts';
import type { Launching } from '../../launch/launching.ts';
import { createLogins } from '../../launch/logins.ts';
import { createAuthentication } from '../../launch/strategies.ts';
import { createFindAccess, createSystemAccess } from '../../launch/system-access.ts';
import { createTokenKeeper } from '../../launch/tokens.ts';
import { hasAccess } from '../domain/chart/emr-access.ts';
import type { Database } from '../storage/database.ts';
import type { KeyRing } from '../storage/keys.ts';
import { lastSeenOf } from '../storage/logins.ts';
import { emrsOf, frameOriginsOf, thePractice } from '../storage/practices.ts';
import { cdsLedger } from './cds-clients.ts';
import { launchLedger } from './launch-ledger.ts';
import { loginLedger } from './login-ledger.ts';
import { systemClientOf } from './system-clients.ts';
import { tokenLedger } from './token-ledger.ts';

/** The launch on real storage. `origin` is our own public origin, as the EMRs know it. */
export function createLaunching(parts: {
  db: Database;
  keys: KeyRing;
  clock: () => Date;
  origin: string;
}): Launching {
  const { db, keys, clock, origin } = parts;
  const tokens = tokenLedger(db, keys);
  const handshake = createHandshake({
    ledger: launchLedger(db, keys),
    checkIdentity: createIdentityCheck(),
    origin,
  });
  const logins = createLogins({ ledger: { ...loginLedger(db, keys), tokens: tokens.tokens }, clock });
  const authentication = createAuthentication(handshake, logins, clock);
  const keysOf = (practiceId: string) =>
    db.withPractice(practiceId, async tx =>
      (await emrsOf(tx)).flatMap(emr =>
        [emr.clientPublicJwk, emr.systemClient?.publicJwk].filter(key => key != null),
      ),
    );
  const keeper = createTokenKeeper({ ledger: tokens, clock });
  const bySystem = createSystemAccess({ clientOf: systemClientOf({ db, keys }), clock });
  return {
    ...keeper,
    accessToFind: createFindAccess({ clientOf: systemClientOf({ db, keys }), clock }),
    async emrAccessForWrite(practiceId, iss, staffId, patientId, rejected, signedAt, type) {
      const own = await keeper.emrAccessForStaff(practiceId, iss, staffId, patientId, rejected, type);
      if (hasAccess(own) || own.unavailable !== 'sign-in-needed' || !signedAt) return own;
      const lastSeen = async () => {
        const seen = await db.withPractice(practiceId, tx => lastSeenOf(tx, iss, staffId));
        return seen && seen > signedAt ? seen : signedAt;
      };
      return (await bySystem(practiceId, iss, lastSeen, rejected)) ?? own;
    },
    handshake,
    logins,
    completeLaunch: authentication.completeLaunch,
    identify: req => authentication.identify(req),
    cdsCaller: createCdsCheck(cdsLedger({ db })),
    frameOriginsFor: practiceId => db.withPractice(practiceId, frameOriginsOf),
    practiceName: practiceId => db.withPractice(practiceId, async tx => (await thePractice(tx))?.name ?? ''),
    publicKeys: async practiceId => {
      const practices = practiceId === undefined ? await db.practiceIds() : [practiceId];
      return { keys: (await Promise.all(practices.map(keysOf))).flat() };
    },
  };
}
