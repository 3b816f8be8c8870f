CREATE TABLE "hope_page" (
	"practice_id" uuid NOT NULL,
	"patient_id" text NOT NULL,
	"version" integer NOT NULL,
	"page" jsonb NOT NULL,
	"changed" jsonb NOT NULL,
	"staff_id" uuid NOT NULL,
	"session_id" uuid,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "hope_page_practice_id_patient_id_version_pk" PRIMARY KEY("practice_id","patient_id","version")
);
--> statement-breakpoint
CREATE TABLE "medicine_answer" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"patient_id" text NOT NULL,
	"session_id" uuid NOT NULL,
	"line_id" text NOT NULL,
	"name" text NOT NULL,
	"discrepancy" text NOT NULL,
	"deed" text NOT NULL,
	"words" text,
	"staff_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"taken_up_in" uuid,
	CONSTRAINT "medicine_answer_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "medicine_answer_once" UNIQUE("practice_id","session_id","line_id")
);
--> statement-breakpoint
CREATE TABLE "question" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"patient_id" text NOT NULL,
	"status" text NOT NULL,
	"words" text NOT NULL,
	"offers" jsonb NOT NULL,
	"urgency" text NOT NULL,
	"for_patient" boolean NOT NULL,
	"to_staff_id" uuid,
	"staff_id" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"answer" text,
	"answered_by" uuid,
	"answered_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"taken_up_in" uuid,
	CONSTRAINT "question_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
ALTER TABLE "hope_page" ADD CONSTRAINT "hope_page_practice_id_practice_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("practice_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "medicine_answer" ADD CONSTRAINT "medicine_answer_practice_id_staff_id_staff_practice_id_id_fk" FOREIGN KEY ("practice_id","staff_id") REFERENCES "public"."staff"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_practice_id_staff_id_staff_practice_id_id_fk" FOREIGN KEY ("practice_id","staff_id") REFERENCES "public"."staff"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "medicine_answer_patient" ON "medicine_answer" USING btree ("practice_id","patient_id");--> statement-breakpoint
CREATE INDEX "question_patient" ON "question" USING btree ("practice_id","patient_id","asked_at");