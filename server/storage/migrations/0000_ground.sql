CREATE TABLE "audit_head" (
	"practice_id" uuid PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_row" (
	"practice_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"login_id" text,
	"action" text NOT NULL,
	"patient_id" text,
	"entity" text,
	"entity_id" text,
	"outcome" text NOT NULL,
	"detail" jsonb,
	"key_id" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_row_practice_id_seq_pk" PRIMARY KEY("practice_id","seq")
);
--> statement-breakpoint
CREATE TABLE "chart_snapshot" (
	"practice_id" uuid NOT NULL,
	"patient_id" text NOT NULL,
	"sealed" text NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	CONSTRAINT "chart_snapshot_practice_id_patient_id_pk" PRIMARY KEY("practice_id","patient_id")
);
--> statement-breakpoint
CREATE TABLE "chart_write" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"patient_id" text NOT NULL,
	"session_id" uuid NOT NULL,
	"session_version" integer NOT NULL,
	"iss" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"item_key" text NOT NULL,
	"kind" text NOT NULL,
	"label" text NOT NULL,
	"route" text NOT NULL,
	"place" integer NOT NULL,
	"body" jsonb,
	"needs" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"due" timestamp with time zone NOT NULL,
	"lease" text,
	"lease_until" timestamp with time zone,
	"quiet_until" timestamp with time zone,
	"looks" integer DEFAULT 0 NOT NULL,
	"reference" text,
	"etag" text,
	"receipt" jsonb NOT NULL,
	"detail" jsonb,
	"queued_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	CONSTRAINT "chart_write_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "chart_write_once" UNIQUE("practice_id","session_id","session_version","item_key")
);
--> statement-breakpoint
CREATE TABLE "launch" (
	"practice_id" uuid NOT NULL,
	"id" text NOT NULL,
	"status" text NOT NULL,
	"iss" text NOT NULL,
	"standalone" boolean NOT NULL,
	"browser_hash" text,
	"sealed" text,
	"begun_at" timestamp with time zone NOT NULL,
	"completed_at" timestamp with time zone,
	CONSTRAINT "launch_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "login" (
	"practice_id" uuid NOT NULL,
	"id" text NOT NULL,
	"secret_hash" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"iss" text NOT NULL,
	"patient_id" text,
	"visit_id" text,
	"intent" text,
	"need_banner" boolean DEFAULT true NOT NULL,
	"style_url" text,
	"scopes" jsonb NOT NULL,
	"tokens_sealed" text NOT NULL,
	"token_expires_at" timestamp with time zone NOT NULL,
	"refresh_lease_until" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"last_active_at" timestamp with time zone NOT NULL,
	"locked_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"handover_hash" text,
	"handover_until" timestamp with time zone,
	CONSTRAINT "login_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "emr" (
	"practice_id" uuid NOT NULL,
	"iss" text NOT NULL,
	"vendor" text NOT NULL,
	"client_id" text NOT NULL,
	"client_auth" text NOT NULL,
	"client_key_sealed" text,
	"client_public_jwk" jsonb,
	"scopes" jsonb NOT NULL,
	"frame_origins" jsonb NOT NULL,
	"pinned" jsonb NOT NULL,
	"paused" boolean DEFAULT false NOT NULL,
	"at_once" integer DEFAULT 16 NOT NULL,
	CONSTRAINT "emr_practice_id_iss_pk" PRIMARY KEY("practice_id","iss"),
	CONSTRAINT "emr_iss_unique" UNIQUE("iss")
);
--> statement-breakpoint
CREATE TABLE "practice" (
	"practice_id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"settings" jsonb NOT NULL,
	"added_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"iss" text NOT NULL,
	"fhir_user" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"credential" text DEFAULT '' NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "staff_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "action_plan" (
	"practice_id" uuid NOT NULL,
	"id" text NOT NULL,
	"patient_id" text NOT NULL,
	"session_id" uuid NOT NULL,
	"status" text NOT NULL,
	"plan" jsonb NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"went" jsonb,
	CONSTRAINT "action_plan_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "check_in" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"patient_id" text NOT NULL,
	"plan_id" text NOT NULL,
	"day" text NOT NULL,
	"done" text NOT NULL,
	"from_whom" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "check_in_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "coaching_session" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"patient_id" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"status" text NOT NULL,
	"rev" integer NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"draft" jsonb NOT NULL,
	"signed" jsonb,
	"note" text,
	"visit_id" text,
	"opened_at" timestamp with time zone NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	"signed_at" timestamp with time zone,
	CONSTRAINT "coaching_session_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "contact" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"patient_id" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"session_id" uuid,
	"mode" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone NOT NULL,
	"minutes" jsonb NOT NULL,
	CONSTRAINT "contact_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "promise" (
	"practice_id" uuid NOT NULL,
	"id" text NOT NULL,
	"patient_id" text NOT NULL,
	"session_id" uuid NOT NULL,
	"what" text NOT NULL,
	"to_whom" text NOT NULL,
	"due" text,
	"kept_on" text,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "promise_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "session_version" (
	"practice_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"rev" integer NOT NULL,
	"save_key" text NOT NULL,
	"draft" jsonb NOT NULL,
	"lost" jsonb,
	"staff_id" uuid NOT NULL,
	"login_id" text NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "session_version_practice_id_session_id_rev_pk" PRIMARY KEY("practice_id","session_id","rev")
);
--> statement-breakpoint
CREATE TABLE "signature" (
	"practice_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"sign_key" text NOT NULL,
	"signed" jsonb NOT NULL,
	"note" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"signed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "signature_practice_id_session_id_version_pk" PRIMARY KEY("practice_id","session_id","version")
);
--> statement-breakpoint
CREATE TABLE "teach_back" (
	"practice_id" uuid NOT NULL,
	"id" text NOT NULL,
	"patient_id" text NOT NULL,
	"session_id" uuid NOT NULL,
	"status" text NOT NULL,
	"outcome" jsonb NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "teach_back_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
ALTER TABLE "chart_snapshot" ADD CONSTRAINT "chart_snapshot_practice_id_practice_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("practice_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chart_write" ADD CONSTRAINT "chart_write_practice_id_staff_id_staff_practice_id_id_fk" FOREIGN KEY ("practice_id","staff_id") REFERENCES "public"."staff"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "launch" ADD CONSTRAINT "launch_practice_id_practice_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("practice_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "login" ADD CONSTRAINT "login_practice_id_staff_id_staff_practice_id_id_fk" FOREIGN KEY ("practice_id","staff_id") REFERENCES "public"."staff"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coaching_session" ADD CONSTRAINT "coaching_session_practice_id_practice_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("practice_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coaching_session" ADD CONSTRAINT "coaching_session_practice_id_staff_id_staff_practice_id_id_fk" FOREIGN KEY ("practice_id","staff_id") REFERENCES "public"."staff"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_version" ADD CONSTRAINT "session_version_practice_id_session_id_coaching_session_practice_id_id_fk" FOREIGN KEY ("practice_id","session_id") REFERENCES "public"."coaching_session"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signature" ADD CONSTRAINT "signature_practice_id_session_id_coaching_session_practice_id_id_fk" FOREIGN KEY ("practice_id","session_id") REFERENCES "public"."coaching_session"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "chart_write_due" ON "chart_write" USING btree ("practice_id","due") WHERE state in ('queued','sending','unknown');--> statement-breakpoint
CREATE INDEX "chart_write_session" ON "chart_write" USING btree ("practice_id","session_id");--> statement-breakpoint
CREATE INDEX "action_plan_patient" ON "action_plan" USING btree ("practice_id","patient_id","status");--> statement-breakpoint
CREATE INDEX "check_in_plan" ON "check_in" USING btree ("practice_id","plan_id","day");--> statement-breakpoint
CREATE INDEX "coaching_session_patient" ON "coaching_session" USING btree ("practice_id","patient_id","opened_at");--> statement-breakpoint
CREATE INDEX "contact_patient" ON "contact" USING btree ("practice_id","patient_id","started_at");--> statement-breakpoint
CREATE INDEX "promise_patient" ON "promise" USING btree ("practice_id","patient_id");--> statement-breakpoint
CREATE INDEX "teach_back_patient" ON "teach_back" USING btree ("practice_id","patient_id","status");