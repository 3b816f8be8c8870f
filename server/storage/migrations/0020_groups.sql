CREATE TABLE "group_attendee" (
	"practice_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"patient_id" text NOT NULL,
	"came" boolean NOT NULL,
	"session_id" uuid,
	CONSTRAINT "group_attendee_practice_id_group_id_patient_id_pk" PRIMARY KEY("practice_id","group_id","patient_id")
);
--> statement-breakpoint
CREATE TABLE "group_session" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"iss" text NOT NULL,
	"version" integer NOT NULL,
	"said" jsonb NOT NULL,
	"held_at" timestamp with time zone NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "group_session_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "group_version" (
	"practice_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"save_key" uuid NOT NULL,
	"said" jsonb NOT NULL,
	"reason" text,
	"staff_id" uuid NOT NULL,
	"login_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "group_version_practice_id_group_id_version_pk" PRIMARY KEY("practice_id","group_id","version")
);
--> statement-breakpoint
ALTER TABLE "coaching_session" ADD COLUMN "in_group" jsonb;--> statement-breakpoint
ALTER TABLE "contact" ADD COLUMN "group_size" integer;--> statement-breakpoint
ALTER TABLE "group_attendee" ADD CONSTRAINT "group_attendee_practice_id_group_id_group_session_practice_id_id_fk" FOREIGN KEY ("practice_id","group_id") REFERENCES "public"."group_session"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_attendee" ADD CONSTRAINT "group_attendee_practice_id_session_id_coaching_session_practice_id_id_fk" FOREIGN KEY ("practice_id","session_id") REFERENCES "public"."coaching_session"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_session" ADD CONSTRAINT "group_session_practice_id_staff_id_staff_practice_id_id_fk" FOREIGN KEY ("practice_id","staff_id") REFERENCES "public"."staff"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_version" ADD CONSTRAINT "group_version_practice_id_group_id_group_session_practice_id_id_fk" FOREIGN KEY ("practice_id","group_id") REFERENCES "public"."group_session"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "group_attendee_patient" ON "group_attendee" USING btree ("practice_id","patient_id");--> statement-breakpoint
CREATE INDEX "group_session_of" ON "group_session" USING btree ("practice_id","staff_id","held_at");