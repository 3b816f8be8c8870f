CREATE TABLE "card_shown" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"patient_id" text NOT NULL,
	"reader" text NOT NULL,
	"topic" text NOT NULL,
	"hook" text NOT NULL,
	"shown_at" timestamp with time zone NOT NULL,
	"outcome" text,
	"reason" text,
	"answered_at" timestamp with time zone,
	CONSTRAINT "card_shown_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "cds_client" (
	"practice_id" uuid NOT NULL,
	"iss" text NOT NULL,
	"tenant" text DEFAULT '' NOT NULL,
	"fhir_server" text NOT NULL,
	"jwks_url" text NOT NULL,
	"algorithms" jsonb NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "cds_client_practice_id_iss_tenant_pk" PRIMARY KEY("practice_id","iss","tenant")
);
--> statement-breakpoint
CREATE TABLE "cds_token" (
	"practice_id" uuid NOT NULL,
	"iss" text NOT NULL,
	"jti_hash" text NOT NULL,
	"until" timestamp with time zone NOT NULL,
	CONSTRAINT "cds_token_practice_id_iss_jti_hash_pk" PRIMARY KEY("practice_id","iss","jti_hash")
);
--> statement-breakpoint
CREATE TABLE "physician_card" (
	"practice_id" uuid NOT NULL,
	"patient_id" text NOT NULL,
	"topic" text NOT NULL,
	"card" jsonb NOT NULL,
	"since" timestamp with time zone NOT NULL,
	CONSTRAINT "physician_card_practice_id_patient_id_topic_pk" PRIMARY KEY("practice_id","patient_id","topic")
);
--> statement-breakpoint
ALTER TABLE "card_shown" ADD CONSTRAINT "card_shown_practice_id_practice_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("practice_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cds_client" ADD CONSTRAINT "cds_client_practice_id_practice_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("practice_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "physician_card" ADD CONSTRAINT "physician_card_practice_id_practice_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("practice_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "card_shown_overridden" ON "card_shown" USING btree ("practice_id","patient_id","answered_at") WHERE outcome = 'overridden';--> statement-breakpoint
CREATE INDEX "cds_client_caller" ON "cds_client" USING btree ("iss","tenant");--> statement-breakpoint
CREATE INDEX "cds_token_until" ON "cds_token" USING btree ("practice_id","until");