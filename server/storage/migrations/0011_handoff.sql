CREATE TABLE "care_team_member" (
	"practice_id" uuid NOT NULL,
	"patient_id" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"because" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"until" timestamp with time zone,
	CONSTRAINT "care_team_member_practice_id_patient_id_staff_id_pk" PRIMARY KEY("practice_id","patient_id","staff_id")
);
--> statement-breakpoint
CREATE TABLE "handoff" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"iss" text NOT NULL,
	"patient_id" text NOT NULL,
	"who_sealed" text,
	"visit_id" text,
	"staff_id" uuid NOT NULL,
	"by_name" text NOT NULL,
	"urgency" text NOT NULL,
	"room" text,
	"reasons" jsonb NOT NULL,
	"words" text,
	"passes" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"status" text NOT NULL,
	"state" jsonb NOT NULL,
	"taken_by" uuid,
	"session_id" uuid,
	"handed_over_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "handoff_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "reach" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "care_team_member" ADD CONSTRAINT "care_team_member_practice_id_staff_id_staff_practice_id_id_fk" FOREIGN KEY ("practice_id","staff_id") REFERENCES "public"."staff"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handoff" ADD CONSTRAINT "handoff_practice_id_staff_id_staff_practice_id_id_fk" FOREIGN KEY ("practice_id","staff_id") REFERENCES "public"."staff"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "handoff_patient" ON "handoff" USING btree ("practice_id","patient_id","handed_over_at");--> statement-breakpoint
CREATE INDEX "handoff_open" ON "handoff" USING btree ("practice_id","handed_over_at") WHERE status in ('called', 'waiting', 'taken');--> statement-breakpoint
CREATE INDEX "handoff_changed" ON "handoff" USING btree ("practice_id","changed_at");--> statement-breakpoint
CREATE INDEX "handoff_session" ON "handoff" USING btree ("practice_id","session_id") WHERE session_id is not null;--> statement-breakpoint
CREATE INDEX "coaching_session_writing" ON "coaching_session" USING btree ("practice_id","staff_id") WHERE status <> 'signed';