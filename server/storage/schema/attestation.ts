import { foreignKey, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { login } from './login.ts';
import { staff, when } from './practice.ts';
import { signature } from './session.ts';

/** The supervising signature under one version of a session: whose, and the digest of what was filed. Append-only. */
export const attestation = pgTable(
  'attestation',
  {
    practiceId: uuid('practice_id').notNull(),
    sessionId: uuid('session_id').notNull(),
    version: integer('version').notNull(),
    staffId: uuid('staff_id').notNull(),
    digest: text('digest').notNull(),
    /** One press signs one or several; those of one press share it. */
    press: uuid('press').notNull(),
    at: when('at').notNull(),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.sessionId, table.version] }),
    foreignKey({
      columns: [table.practiceId, table.sessionId, table.version],
      foreignColumns: [signature.practiceId, signature.sessionId, signature.version],
    }),
    foreignKey({ columns: [table.practiceId, table.staffId], foreignColumns: [staff.practiceId, staff.id] }),
  ],
);

/** That a login had what it may sign before its eyes, in which version and with which bytes. Ends with the login. */
export const attestationOpening = pgTable(
  'attestation_opening',
  {
    practiceId: uuid('practice_id').notNull(),
    loginId: text('login_id').notNull(),
    sessionId: uuid('session_id').notNull(),
    version: integer('version').notNull(),
    digest: text('digest').notNull(),
    at: when('at').notNull(),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.loginId, table.sessionId, table.version, table.digest] }),
    foreignKey({ columns: [table.practiceId, table.loginId], foreignColumns: [login.practiceId, login.id] }),
  ],
);
