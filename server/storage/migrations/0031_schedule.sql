CREATE TABLE "booking" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"iss" text NOT NULL,
	"patient_id" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"minutes" integer NOT NULL,
	"means" text NOT NULL,
	"patient_zone" text,
	"state" text NOT NULL,
	"ended_by" text,
	"reason" text,
	"sequence" integer DEFAULT 0 NOT NULL,
	"moved" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"last_key" uuid NOT NULL,
	"booked_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "booking_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "calendar_feed" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"secret_hash" text NOT NULL,
	"language" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"read_at" timestamp with time zone,
	CONSTRAINT "calendar_feed_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "coach_hours" (
	"practice_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"time_zone" text NOT NULL,
	"weekly" jsonb NOT NULL,
	"other" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "coach_hours_practice_id_staff_id_pk" PRIMARY KEY("practice_id","staff_id")
);
--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_practice_id_staff_id_staff_practice_id_id_fk" FOREIGN KEY ("practice_id","staff_id") REFERENCES "public"."staff"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_practice_id_staff_id_staff_practice_id_id_fk" FOREIGN KEY ("practice_id","staff_id") REFERENCES "public"."staff"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coach_hours" ADD CONSTRAINT "coach_hours_practice_id_staff_id_staff_practice_id_id_fk" FOREIGN KEY ("practice_id","staff_id") REFERENCES "public"."staff"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "booking_patient" ON "booking" USING btree ("practice_id","patient_id","starts_at");--> statement-breakpoint
CREATE INDEX "booking_coach" ON "booking" USING btree ("practice_id","staff_id","starts_at");--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_feed_of_coach" ON "calendar_feed" USING btree ("practice_id","staff_id") WHERE ended_at is null;--> statement-breakpoint
-- No coach and no patient is in two talks at once, whoever writes and however many press at the same moment.
CREATE EXTENSION IF NOT EXISTS btree_gist;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_coach_once" EXCLUDE USING gist ("practice_id" WITH =, "staff_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&) WHERE ("state" = 'booked');--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_patient_once" EXCLUDE USING gist ("practice_id" WITH =, "patient_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&) WHERE ("state" = 'booked');
