import {
  boolean,
  customType,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import type { PinnedEndpoints } from '../../domain/chart/pinned-endpoints.ts';
import type { ProvenFacts } from '../../domain/chart/proven.ts';
import type { PracticeClaim } from '../../domain/chart/vendor-claim.ts';
import type { CredentialDays } from '../../domain/desk/credentials.ts';
import type { PracticeSettings, Role } from '../../domain/practice/settings.ts';

export type { EmrCapability } from '../../domain/chart/emr-access.ts';

/** An instant: ISO 8601 in UTC on our side, `timestamptz` in the database. */
export const when = customType<{ data: string; driverData: string }>({
  dataType: () => 'timestamp with time zone',
  fromDriver: value => new Date(value).toISOString(),
});

/** One tenant. Its id is the first column of every key in the database. */
export const practice = pgTable('practice', {
  practiceId: uuid('practice_id').primaryKey(),
  name: text('name').notNull(),
  settings: jsonb('settings').$type<PracticeSettings>().notNull(),
  addedAt: when('added_at').notNull(),
});

/**
 * A backend client (SMART Backend Services): it may send a write after its author was away for so many hours, or never
 * without them; and it looks for patients where the practice lets it.
 */
export type SystemClient = { clientId: string; afterHours?: number; publicJwk: Record<string, unknown> };

/** When an EMR asked for time, and how many requests at once it had answered till then. */
export type Slowed = { at: string; atOnce: number };

export const emr = pgTable(
  'emr',
  {
    practiceId: uuid('practice_id').notNull(),
    /** Exact issuer, as the launch sends it. One practice each. */
    iss: text('iss').notNull().unique(),
    vendor: text('vendor').notNull(),
    /** What the practice says of its own EMR, above what is known of the vendor. */
    claims: jsonb('claims').$type<PracticeClaim[]>().notNull().default([]),
    /** What the last canary write of each type proved. */
    proven: jsonb('proven').$type<ProvenFacts[]>().notNull().default([]),
    clientId: text('client_id').notNull(),
    clientAuth: text('client_auth').$type<'public' | 'secret' | 'key'>().notNull(),
    /** Client secret or private JWK, sealed. */
    clientKeySealed: text('client_key_sealed'),
    clientPublicJwk: jsonb('client_public_jwk').$type<Record<string, unknown>>(),
    scopes: jsonb('scopes').$type<Partial<Record<Role | 'any', string>>>().notNull(),
    frameOrigins: jsonb('frame_origins').$type<string[]>().notNull(),
    pinned: jsonb('pinned').$type<PinnedEndpoints>().notNull(),
    /** An EMR whose metadata changed is paused until somebody looked. */
    paused: boolean('paused').notNull().default(false),
    /** Our client of its own for writes whose author is away; nothing unless the practice switched it on. */
    systemClient: jsonb('system_client').$type<SystemClient>(),
    /** That client's private JWK, sealed. */
    systemKeySealed: text('system_key_sealed'),
    /** Most requests at once towards this EMR. */
    atOnce: integer('at_once').notNull().default(16),
    /** When it last asked us to slow down, and how many at once it would have taken: no other process need find out anew. */
    slowed: jsonb('slowed').$type<Slowed>(),
  },
  table => [primaryKey({ columns: [table.practiceId, table.iss] })],
);

/** What became of the last attempt at each kind of write towards an EMR. */
export const emrExperience = pgTable(
  'emr_experience',
  {
    practiceId: uuid('practice_id').notNull(),
    iss: text('iss').notNull(),
    type: text('type').notNull(),
    deed: text('deed').$type<'create' | 'update'>().notNull(),
    category: text('category').notNull(),
    taken: boolean('taken').notNull(),
    identifier: text('identifier').$type<'kept' | 'forgotten'>(),
    status: integer('status'),
    at: when('at').notNull(),
  },
  table => [primaryKey({ columns: [table.practiceId, table.iss, table.type, table.deed, table.category] })],
);

/** Every canary: who made it, on which test patient, and what it proved; one without an end was broken off. */
export const emrCanary = pgTable(
  'emr_canary',
  {
    practiceId: uuid('practice_id').notNull(),
    id: uuid('id').notNull(),
    iss: text('iss').notNull(),
    patientId: text('patient_id').notNull(),
    staffId: uuid('staff_id').notNull(),
    begunAt: when('begun_at').notNull(),
    endedAt: when('ended_at'),
    proven: jsonb('proven').$type<ProvenFacts[]>().notNull().default([]),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    foreignKey({ columns: [table.practiceId, table.staffId], foreignColumns: [staff.practiceId, staff.id] }),
  ],
);

export const staff = pgTable(
  'staff',
  {
    practiceId: uuid('practice_id').notNull(),
    id: uuid('id').notNull(),
    iss: text('iss').notNull(),
    /** Relative, `Practitioner/x`, whatever way the EMR spells it. */
    fhirUser: text('fhir_user').notNull(),
    name: text('name').notNull(),
    role: text('role').$type<Role>().notNull(),
    credential: text('credential').notNull().default(''),
    /** From when and until when each of them is; without a day, always. */
    credentialDays: jsonb('credential_days').$type<CredentialDays>().notNull().default({}),
    /** The clinician who is told first of what this person raises. */
    supervisorId: uuid('supervisor_id'),
    /** National provider identifier, where somebody wrote it down: ten digits. */
    npi: text('npi'),
    /** How to reach them, as the practice says it: a number, hours, a door. */
    reach: text('reach').notNull().default(''),
    active: boolean('active').notNull().default(true),
  },
  table => [primaryKey({ columns: [table.practiceId, table.id] })],
);
