CREATE TABLE "attestation" (
	"practice_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"staff_id" uuid NOT NULL,
	"digest" text NOT NULL,
	"press" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "attestation_practice_id_session_id_version_pk" PRIMARY KEY("practice_id","session_id","version")
);
--> statement-breakpoint
CREATE TABLE "attestation_opening" (
	"practice_id" uuid NOT NULL,
	"login_id" text NOT NULL,
	"session_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"digest" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "attestation_opening_practice_id_login_id_session_id_version_digest_pk" PRIMARY KEY("practice_id","login_id","session_id","version","digest")
);
--> statement-breakpoint
CREATE TABLE "escalation" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"patient_id" text NOT NULL,
	"iss" text NOT NULL,
	"kind" text NOT NULL,
	"words" text NOT NULL,
	"because" jsonb NOT NULL,
	"raised_from" jsonb NOT NULL,
	"origin" text NOT NULL,
	"raised_at" timestamp with time zone NOT NULL,
	"staff_id" uuid NOT NULL,
	"supervisor_id" uuid,
	"told" text,
	"rung" text NOT NULL,
	"seen_at" timestamp with time zone,
	"seen_by" uuid,
	"closed_at" timestamp with time zone,
	"closed_by" uuid,
	"done" text,
	"done_words" text,
	CONSTRAINT "escalation_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "escalation_once" UNIQUE("practice_id","origin")
);
--> statement-breakpoint
CREATE TABLE "escalation_event" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"escalation_id" uuid NOT NULL,
	"once" text NOT NULL,
	"what" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_staff_id" uuid,
	"rung" text,
	"words" text,
	CONSTRAINT "escalation_event_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "escalation_event_once" UNIQUE("practice_id","escalation_id","once")
);
--> statement-breakpoint
CREATE TABLE "patient_report" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"patient_id" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"from_what" text NOT NULL,
	"told_by" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"readings" jsonb NOT NULL,
	"words" text DEFAULT '' NOT NULL,
	"self_harm" jsonb,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "patient_report_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "supervisor_id" uuid;--> statement-breakpoint
ALTER TABLE "attestation" ADD CONSTRAINT "attestation_practice_id_session_id_version_signature_practice_id_session_id_version_fk" FOREIGN KEY ("practice_id","session_id","version") REFERENCES "public"."signature"("practice_id","session_id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attestation" ADD CONSTRAINT "attestation_practice_id_staff_id_staff_practice_id_id_fk" FOREIGN KEY ("practice_id","staff_id") REFERENCES "public"."staff"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attestation_opening" ADD CONSTRAINT "attestation_opening_practice_id_login_id_login_practice_id_id_fk" FOREIGN KEY ("practice_id","login_id") REFERENCES "public"."login"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation" ADD CONSTRAINT "escalation_practice_id_practice_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("practice_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation" ADD CONSTRAINT "escalation_practice_id_staff_id_staff_practice_id_id_fk" FOREIGN KEY ("practice_id","staff_id") REFERENCES "public"."staff"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_event" ADD CONSTRAINT "escalation_event_practice_id_escalation_id_escalation_practice_id_id_fk" FOREIGN KEY ("practice_id","escalation_id") REFERENCES "public"."escalation"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patient_report" ADD CONSTRAINT "patient_report_practice_id_practice_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("practice_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patient_report" ADD CONSTRAINT "patient_report_practice_id_staff_id_staff_practice_id_id_fk" FOREIGN KEY ("practice_id","staff_id") REFERENCES "public"."staff"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "escalation_open" ON "escalation" USING btree ("practice_id","raised_at") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "escalation_patient" ON "escalation" USING btree ("practice_id","patient_id","raised_at");--> statement-breakpoint
CREATE INDEX "patient_report_patient" ON "patient_report" USING btree ("practice_id","patient_id","at");