CREATE TABLE "find_decline" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"patient_id" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"because" text NOT NULL,
	"sealed" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"until" text,
	"taken_back_at" timestamp with time zone,
	CONSTRAINT "find_decline_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "find_person" (
	"practice_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"patient_id" text NOT NULL,
	"place" integer NOT NULL,
	"sealed" text NOT NULL,
	"left_out" boolean NOT NULL,
	"standing" text DEFAULT 'open' NOT NULL,
	CONSTRAINT "find_person_practice_id_run_id_patient_id_pk" PRIMARY KEY("practice_id","run_id","patient_id")
);
--> statement-breakpoint
CREATE TABLE "find_run" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"iss" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"way" text NOT NULL,
	"question" jsonb NOT NULL,
	"criteria" jsonb NOT NULL,
	"status" text NOT NULL,
	"step" integer DEFAULT 0 NOT NULL,
	"reads" jsonb NOT NULL,
	"work_sealed" text,
	"not_read" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	"keep_until" timestamp with time zone NOT NULL,
	CONSTRAINT "find_run_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
ALTER TABLE "handoff" ADD COLUMN "found" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "find_decline" ADD CONSTRAINT "find_decline_practice_id_staff_id_staff_practice_id_id_fk" FOREIGN KEY ("practice_id","staff_id") REFERENCES "public"."staff"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "find_person" ADD CONSTRAINT "find_person_practice_id_run_id_find_run_practice_id_id_fk" FOREIGN KEY ("practice_id","run_id") REFERENCES "public"."find_run"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "find_run" ADD CONSTRAINT "find_run_practice_id_staff_id_staff_practice_id_id_fk" FOREIGN KEY ("practice_id","staff_id") REFERENCES "public"."staff"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "find_decline_patient" ON "find_decline" USING btree ("practice_id","patient_id");--> statement-breakpoint
CREATE INDEX "find_person_patient" ON "find_person" USING btree ("practice_id","patient_id");--> statement-breakpoint
CREATE INDEX "find_run_asked" ON "find_run" USING btree ("practice_id","asked_at");