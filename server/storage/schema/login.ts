import { sql } from 'drizzle-orm';
import { boolean, foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { practice, staff, when } from './practice.ts';

/** One SMART launch on its way: from /launch to the callback. */
export const launch = pgTable(
  'launch',
  {
    practiceId: uuid('practice_id').notNull(),
    /** Also fhirclient's state key, the login's id, and the name the browser calls it by. */
    id: text('id').notNull(),
    status: text('status').$type<'begun' | 'completed' | 'refused'>().notNull(),
    iss: text('iss').notNull(),
    standalone: boolean('standalone').notNull(),
    /** SHA-256 of the transaction cookie; absent when the browser keeps no cookie (then the person confirms). */
    browserHash: text('browser_hash'),
    /** What fhirclient keeps between authorize and callback, sealed. */
    sealed: text('sealed'),
    begunAt: when('begun_at').notNull(),
    completedAt: when('completed_at'),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    foreignKey({ columns: [table.practiceId], foreignColumns: [practice.practiceId] }),
  ],
);

/** Our web login, bound to one launch: one person, one practice, one patient (or none), until it ends. */
export const login = pgTable(
  'login',
  {
    practiceId: uuid('practice_id').notNull(),
    id: text('id').notNull(),
    secretHash: text('secret_hash').notNull(),
    staffId: uuid('staff_id').notNull(),
    iss: text('iss').notNull(),
    /** The EMR's patient id; absent in a standalone launch without one. */
    patientId: text('patient_id'),
    visitId: text('visit_id'),
    intent: text('intent'),
    needBanner: boolean('need_banner').notNull().default(true),
    styleUrl: text('style_url'),
    scopes: jsonb('scopes').$type<string[]>().notNull(),
    /** Access and refresh token, sealed. Never leaves the server. */
    tokensSealed: text('tokens_sealed').notNull(),
    tokenExpiresAt: when('token_expires_at').notNull(),
    /** Fencing for the single-flight refresh. */
    refreshLeaseUntil: when('refresh_lease_until'),
    createdAt: when('created_at').notNull(),
    lastActiveAt: when('last_active_at').notNull(),
    lockedAt: when('locked_at'),
    endedAt: when('ended_at'),
    /** SHA-256 of the one-time secret in the fragment, for browsers that keep no cookie; gone once used. */
    handoverHash: text('handover_hash'),
    handoverUntil: when('handover_until'),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    foreignKey({ columns: [table.practiceId, table.staffId], foreignColumns: [staff.practiceId, staff.id] }),
    // Whose logins may send: asked for every chart write.
    index('login_live').on(table.practiceId, table.staffId, table.createdAt).where(sql`ended_at is null`),
  ],
);
