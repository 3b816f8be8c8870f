import { sql } from 'drizzle-orm';
import { foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { CardHook, CardTopic, OverrideReason, StandingCard } from '../../domain/physician/card.ts';
import { practice, when } from './practice.ts';

/** What an EMR may sign its calls with. */
export type CdsAlgorithm = 'ES384' | 'RS384' | 'ES256' | 'RS256';

/** An EMR that may ask for cards (CDS Hooks): who it says it is, and where its keys are, whatever a token says. */
export const cdsClient = pgTable(
  'cds_client',
  {
    practiceId: uuid('practice_id').notNull(),
    /** Exact issuer of its tokens. */
    iss: text('iss').notNull(),
    /** Its word for this practice, where it serves several; empty where it has none. */
    tenant: text('tenant').notNull().default(''),
    /** The practice's EMR whose charts it speaks of; the only one believed. */
    fhirServer: text('fhir_server').notNull(),
    jwksUrl: text('jwks_url').notNull(),
    algorithms: jsonb('algorithms').$type<CdsAlgorithm[]>().notNull(),
    addedAt: when('added_at').notNull(),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.iss, table.tenant] }),
    foreignKey({ columns: [table.practiceId], foreignColumns: [practice.practiceId] }),
    // Looked for by whoever calls, before the practice is known.
    index('cds_client_caller').on(table.iss, table.tenant),
  ],
);

/** Tokens that were used, until they expire by themselves: all processes of ours see the same ones. */
export const cdsToken = pgTable(
  'cds_token',
  {
    practiceId: uuid('practice_id').notNull(),
    iss: text('iss').notNull(),
    /** SHA-256 of the token's `jti`. */
    jtiHash: text('jti_hash').notNull(),
    until: when('until').notNull(),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.iss, table.jtiHash] }),
    index('cds_token_until').on(table.practiceId, table.until),
  ],
);

/** What may be said to a physician about a patient, made ready when something changed, a topic each. */
export const physicianCard = pgTable(
  'physician_card',
  {
    practiceId: uuid('practice_id').notNull(),
    patientId: text('patient_id').notNull(),
    topic: text('topic').$type<CardTopic>().notNull(),
    /** The whole card, as the rules of the domain read it. */
    card: jsonb('card').$type<StandingCard>().notNull(),
    since: when('since').notNull(),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.patientId, table.topic] }),
    foreignKey({ columns: [table.practiceId], foreignColumns: [practice.practiceId] }),
  ],
);

/** Every card that was shown, to whom and about whom; and what they made of it, which silences its topic. */
export const cardShown = pgTable(
  'card_shown',
  {
    practiceId: uuid('practice_id').notNull(),
    /** Also the card's `uuid`, by which its feedback comes back. */
    id: uuid('id').notNull(),
    patientId: text('patient_id').notNull(),
    /** `Practitioner/x`, as the roster has them. */
    reader: text('reader').notNull(),
    topic: text('topic').$type<CardTopic>().notNull(),
    hook: text('hook').$type<CardHook>().notNull(),
    shownAt: when('shown_at').notNull(),
    outcome: text('outcome').$type<'accepted' | 'overridden'>(),
    reason: text('reason').$type<OverrideReason | 'other'>(),
    answeredAt: when('answered_at'),
  },
  table => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    foreignKey({ columns: [table.practiceId], foreignColumns: [practice.practiceId] }),
    index('card_shown_overridden')
      .on(table.practiceId, table.patientId, table.answeredAt)
      .where(sql`outcome = 'overridden'`),
  ],
);
