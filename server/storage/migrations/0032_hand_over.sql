CREATE TABLE "handed_patient" (
	"practice_id" uuid NOT NULL,
	"hand_over_id" uuid NOT NULL,
	"patient_id" text NOT NULL,
	"to_staff_id" uuid NOT NULL,
	"to_name" text NOT NULL,
	"words" text,
	"status" text NOT NULL,
	"state" jsonb NOT NULL,
	"past" jsonb NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "handed_patient_practice_id_hand_over_id_patient_id_pk" PRIMARY KEY("practice_id","hand_over_id","patient_id")
);
--> statement-breakpoint
CREATE TABLE "panel_hand_over" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"iss" text NOT NULL,
	"from_staff_id" uuid NOT NULL,
	"from_name" text NOT NULL,
	"by_staff_id" uuid NOT NULL,
	"by_name" text NOT NULL,
	"why" text NOT NULL,
	"from_day" text NOT NULL,
	"back_on" text,
	"note" text,
	"meet" boolean NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "panel_hand_over_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
ALTER TABLE "question" ADD COLUMN "held_by" uuid;--> statement-breakpoint
ALTER TABLE "handed_patient" ADD CONSTRAINT "handed_patient_practice_id_hand_over_id_panel_hand_over_practice_id_id_fk" FOREIGN KEY ("practice_id","hand_over_id") REFERENCES "public"."panel_hand_over"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "panel_hand_over" ADD CONSTRAINT "panel_hand_over_practice_id_from_staff_id_staff_practice_id_id_fk" FOREIGN KEY ("practice_id","from_staff_id") REFERENCES "public"."staff"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "handed_patient_once" ON "handed_patient" USING btree ("practice_id","patient_id") WHERE status in ('waiting', 'agreed', 'declined');--> statement-breakpoint
CREATE INDEX "handed_patient_to" ON "handed_patient" USING btree ("practice_id","to_staff_id","status");--> statement-breakpoint
CREATE INDEX "handed_patient_open" ON "handed_patient" USING btree ("practice_id","hand_over_id") WHERE status in ('waiting', 'agreed', 'declined', 'taken');--> statement-breakpoint
CREATE INDEX "panel_hand_over_from" ON "panel_hand_over" USING btree ("practice_id","from_staff_id","proposed_at");