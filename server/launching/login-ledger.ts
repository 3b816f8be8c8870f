import type { KeptLogin, LoginInPractice, LoginLedger } from '../../launch/ledger.ts';
import { isLaunchIntent } from '../domain/practice/launch-intent.ts';
import { audit } from '../storage/audit.ts';
import type { Database } from '../storage/database.ts';
import type { KeyRing } from '../storage/keys.ts';
import {
  endLogin,
  handOverLogin,
  type LoginRow,
  lockLogin,
  loginWithPerson,
  touchLogin,
} from '../storage/logins.ts';

/** Logins in the database: who they are, their idle clock, their end. */
export function loginLedger(db: Database, keys: KeyRing): LoginLedger {
  const found = (practiceId: string, id: string) => db.glance(practiceId, tx => loginWithPerson(tx, id));

  return {
    login: async (practiceId, id) => {
      const row = await found(practiceId, id);
      if (!row) return undefined;
      const { id: staffId, name, role, credential, fhirUser, active } = row.staff;
      const staff: LoginInPractice['staff'] = { id: staffId, name, role, credential, fhirUser };
      const { settings, mark } = row;
      return { login: loginFrom(row.login), staff, staffActive: active, settings, mark };
    },
    lock: (practiceId, id, now) =>
      db.withPractice(practiceId, async tx => {
        if (!(await lockLogin(tx, id, now.toISOString()))) return;
        const row = await loginWithPerson(tx, id);
        await audit(tx, keys, { ...about(row?.login), action: 'lock', outcome: 'done' }, practiceId, now);
      }),
    active: (practiceId, id, now) => db.withPractice(practiceId, tx => touchLogin(tx, id, now.toISOString())),
    end: (practiceId, id, now) =>
      db.withPractice(practiceId, async tx => {
        const row = await loginWithPerson(tx, id);
        if (!(await endLogin(tx, id, now.toISOString(), ''))) return;
        await audit(tx, keys, { ...about(row?.login), action: 'logout', outcome: 'done' }, practiceId, now);
      }),
    handOver: (practiceId, id, usedHash, newHash, now) =>
      db.withPractice(practiceId, tx => handOverLogin(tx, id, usedHash, newHash, now.toISOString())),
  };
}

const about = (row: Pick<LoginRow, 'id' | 'staffId' | 'patientId'> | undefined) => ({
  actor: row?.staffId ?? 'nobody',
  loginId: row?.id,
  patientId: row?.patientId ?? undefined,
});

function loginFrom(row: Omit<LoginRow, 'tokensSealed' | 'handoverHash'>): KeptLogin {
  const { practiceId, id, secretHash, staffId, iss, needBanner, scopes } = row;
  return {
    ...{ practiceId, id, secretHash, staffId, iss, needBanner, scopes },
    patientId: row.patientId ?? undefined,
    visitId: row.visitId ?? undefined,
    intent: isLaunchIntent(row.intent) ? row.intent : undefined,
    styleUrl: row.styleUrl ?? undefined,
    createdAt: row.createdAt,
    lastActiveAt: row.lastActiveAt,
    lockedAt: row.lockedAt ?? undefined,
    endedAt: row.endedAt ?? undefined,
  };
}
