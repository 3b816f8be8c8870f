CREATE TABLE "message" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"patient_id" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"from_whom" text NOT NULL,
	"way" text,
	"language" text NOT NULL,
	"body" text NOT NULL,
	"answers" uuid,
	"choices" jsonb NOT NULL,
	"translation" jsonb,
	"written_at" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"reading" text,
	"left_at" timestamp with time zone,
	"left_how" text,
	"seen" jsonb,
	"taken_back_at" timestamp with time zone,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "message_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "message_draft" (
	"practice_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"patient_id" text NOT NULL,
	"written" jsonb NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "message_draft_practice_id_staff_id_patient_id_pk" PRIMARY KEY("practice_id","staff_id","patient_id")
);
--> statement-breakpoint
CREATE TABLE "snippet" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"of_whom" text NOT NULL,
	"name" text NOT NULL,
	"en" text NOT NULL,
	"es" text NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	"dropped_at" timestamp with time zone,
	CONSTRAINT "snippet_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_practice_id_staff_id_staff_practice_id_id_fk" FOREIGN KEY ("practice_id","staff_id") REFERENCES "public"."staff"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_draft" ADD CONSTRAINT "message_draft_practice_id_staff_id_staff_practice_id_id_fk" FOREIGN KEY ("practice_id","staff_id") REFERENCES "public"."staff"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snippet" ADD CONSTRAINT "snippet_practice_id_staff_id_staff_practice_id_id_fk" FOREIGN KEY ("practice_id","staff_id") REFERENCES "public"."staff"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "message_patient" ON "message" USING btree ("practice_id","patient_id","recorded_at");--> statement-breakpoint
CREATE INDEX "message_changed" ON "message" USING btree ("practice_id","changed_at");