import type { KeptLaunch, KeptLogin, KeptTokens, LaunchLedger, LaunchSecrets } from '../../launch/ledger.ts';
import { audit } from '../storage/audit.ts';
import type { Database, PracticeTx } from '../storage/database.ts';
import type { KeyRing } from '../storage/keys.ts';
import {
  dropOldLaunches,
  insertLaunch,
  type LaunchRow,
  launchOf,
  refuseLaunch,
  sendLaunchOn,
  useLaunch,
} from '../storage/launches.ts';
import { endLogin, insertLogin, lockedLoginsLike } from '../storage/logins.ts';
import { emrByIss, setEmrPaused } from '../storage/practices.ts';
import { staffByFhirUser } from '../storage/rosters.ts';
import { seal, unseal } from '../storage/seal.ts';
import { openedEmr } from './registered.ts';
import { sealedTokens } from './sealed-tokens.ts';

/** Launches and new logins in the database; each call one transaction, what it says to the audit inside. */
export function launchLedger(db: Database, keys: KeyRing): LaunchLedger {
  return {
    practiceByIss: iss => db.practiceByIss(iss),
    emr: (practiceId, iss) =>
      db.withPractice(practiceId, async tx => {
        const row = await emrByIss(tx, iss);
        return row && openedEmr(row, keys);
      }),
    pauseEmr: (practiceId, iss) => db.withPractice(practiceId, tx => setEmrPaused(tx, iss, true)),
    begin: launch =>
      db.withPractice(launch.practiceId, async tx => {
        await dropOldLaunches(tx, new Date(Date.parse(launch.begunAt) - dayMs).toISOString());
        await insertLaunch(tx, rowOf(launch, keys));
      }),
    launch: (practiceId, id) =>
      db.withPractice(practiceId, async tx => {
        const row = await launchOf(tx, id);
        return row && launchFrom(row, keys);
      }),
    sendOn: (practiceId, id, kept, browserHash) =>
      db.withPractice(practiceId, async tx => {
        const row = await launchOf(tx, id);
        if (!row || launchFrom(row, keys).kept.sent) return false;
        return sendLaunchOn(
          tx,
          id,
          row.sealed,
          sealedLaunch(keys, practiceId, id, kept),
          browserHash ?? null,
        );
      }),
    use: (practiceId, id, now) => db.withPractice(practiceId, tx => useLaunch(tx, id, now.toISOString())),
    refuse: (practiceId, id, failure, now, detail) =>
      db.withPractice(practiceId, async tx => {
        await refuseLaunch(tx, id, now.toISOString());
        const told = { failure, ...(detail ? { detail } : {}) };
        await audit(
          tx,
          keys,
          { actor: 'nobody', loginId: id, action: 'launch-refused', outcome: 'refused', detail: told },
          practiceId,
          now,
        );
      }),
    staff: (practiceId, iss, fhirUser) =>
      db.withPractice(practiceId, tx => staffByFhirUser(tx, iss, fhirUser)),
    logIn: (login, tokens, now) =>
      db.withPractice(login.practiceId, tx => logIn(tx, keys, login, tokens, now)),
  };
}

const dayMs = 86_400_000;

async function logIn(
  tx: PracticeTx,
  keys: KeyRing,
  login: KeptLogin,
  tokens: KeptTokens,
  now: Date,
): Promise<void> {
  const { practiceId, id, staffId, iss } = login;
  const patientId = login.patientId ?? null;
  for (const old of await lockedLoginsLike(tx, { id, staffId, iss, patientId })) {
    await endLogin(tx, old, now.toISOString(), '');
    await audit(
      tx,
      keys,
      { actor: staffId, loginId: old, action: 'unlock', patientId: login.patientId, outcome: 'done' },
      practiceId,
      now,
    );
  }
  await insertLogin(tx, {
    ...login,
    tokensSealed: sealedTokens(keys, practiceId, id, tokens),
    tokenExpiresAt: tokens.expiresAt,
  });
  await audit(
    tx,
    keys,
    { actor: staffId, loginId: id, action: 'launch', patientId: login.patientId, outcome: 'done' },
    practiceId,
    now,
  );
}

function rowOf(launch: KeptLaunch, keys: KeyRing): LaunchRow {
  const { practiceId, id, status, iss, standalone, begunAt } = launch;
  const sealed = sealedLaunch(keys, practiceId, id, launch.kept);
  return {
    practiceId,
    id,
    status,
    iss,
    standalone,
    begunAt,
    sealed,
    browserHash: launch.browserHash ?? null,
    completedAt: null,
  };
}

function launchFrom(row: LaunchRow, keys: KeyRing): KeptLaunch {
  const { practiceId, id, status, iss, standalone } = row;
  const kept =
    row.sealed === null
      ? {}
      : (JSON.parse(unseal(keys, placeOf(practiceId, id), row.sealed)) as LaunchSecrets);
  const known = { practiceId, id, status, iss, standalone, begunAt: row.begunAt, kept };
  return row.browserHash === null ? known : { ...known, browserHash: row.browserHash };
}

const sealedLaunch = (keys: KeyRing, practiceId: string, id: string, kept: LaunchSecrets): string =>
  seal(keys, placeOf(practiceId, id), JSON.stringify(kept));

const placeOf = (practiceId: string, row: string) => ({ practiceId, table: 'launch', row, column: 'sealed' });
