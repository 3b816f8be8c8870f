CREATE TABLE "emr_canary" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"iss" text NOT NULL,
	"patient_id" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"begun_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"proven" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "emr_canary_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
ALTER TABLE "emr" ADD COLUMN "proven" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "emr_canary" ADD CONSTRAINT "emr_canary_practice_id_staff_id_staff_practice_id_id_fk" FOREIGN KEY ("practice_id","staff_id") REFERENCES "public"."staff"("practice_id","id") ON DELETE no action ON UPDATE no action;