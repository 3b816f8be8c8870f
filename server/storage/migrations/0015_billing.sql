CREATE TABLE "billing_ask" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"patient_id" text NOT NULL,
	"key" text NOT NULL,
	"asked" jsonb NOT NULL,
	"who" text NOT NULL,
	"question_id" uuid,
	"staff_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	"done_by" uuid,
	CONSTRAINT "billing_ask_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "billing_fact" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"patient_id" text NOT NULL,
	"key" text NOT NULL,
	"fact" jsonb NOT NULL,
	"staff_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "billing_fact_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "billing_month" (
	"practice_id" uuid NOT NULL,
	"month" text NOT NULL,
	"patient_id" text NOT NULL,
	"status" text NOT NULL,
	"rev" integer NOT NULL,
	"wanted" jsonb,
	"lines" jsonb,
	"who_sealed" text,
	"batch_id" uuid,
	"deeds" jsonb NOT NULL,
	"staff_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "billing_month_practice_id_month_patient_id_pk" PRIMARY KEY("practice_id","month","patient_id")
);
--> statement-breakpoint
CREATE TABLE "denial" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"month" text NOT NULL,
	"patient_id" text NOT NULL,
	"line_key" text NOT NULL,
	"reason" text NOT NULL,
	"day" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"answer" text,
	"answered_by" uuid,
	"answered_at" timestamp with time zone,
	CONSTRAINT "denial_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "export_batch" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"month" text NOT NULL,
	"kind" text NOT NULL,
	"lines" integer NOT NULL,
	"patients" integer NOT NULL,
	"checksum" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "export_batch_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "export_line" (
	"practice_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"month" text NOT NULL,
	"patient_id" text NOT NULL,
	"who_sealed" text NOT NULL,
	"frequency" text NOT NULL,
	"line" jsonb NOT NULL,
	CONSTRAINT "export_line_practice_id_batch_id_place_pk" PRIMARY KEY("practice_id","batch_id","place")
);
--> statement-breakpoint
CREATE TABLE "patient_consent" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"patient_id" text NOT NULL,
	"to_care" text NOT NULL,
	"said" text NOT NULL,
	"words" text NOT NULL,
	"told" text NOT NULL,
	"day" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "patient_consent_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
ALTER TABLE "billing_ask" ADD CONSTRAINT "billing_ask_practice_id_staff_id_staff_practice_id_id_fk" FOREIGN KEY ("practice_id","staff_id") REFERENCES "public"."staff"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_fact" ADD CONSTRAINT "billing_fact_practice_id_staff_id_staff_practice_id_id_fk" FOREIGN KEY ("practice_id","staff_id") REFERENCES "public"."staff"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_month" ADD CONSTRAINT "billing_month_practice_id_staff_id_staff_practice_id_id_fk" FOREIGN KEY ("practice_id","staff_id") REFERENCES "public"."staff"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "denial" ADD CONSTRAINT "denial_practice_id_staff_id_staff_practice_id_id_fk" FOREIGN KEY ("practice_id","staff_id") REFERENCES "public"."staff"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "export_batch" ADD CONSTRAINT "export_batch_practice_id_staff_id_staff_practice_id_id_fk" FOREIGN KEY ("practice_id","staff_id") REFERENCES "public"."staff"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patient_consent" ADD CONSTRAINT "patient_consent_practice_id_staff_id_staff_practice_id_id_fk" FOREIGN KEY ("practice_id","staff_id") REFERENCES "public"."staff"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "billing_ask_patient" ON "billing_ask" USING btree ("practice_id","patient_id","at");--> statement-breakpoint
CREATE INDEX "billing_fact_patient" ON "billing_fact" USING btree ("practice_id","patient_id","key","at");--> statement-breakpoint
CREATE INDEX "billing_month_patient" ON "billing_month" USING btree ("practice_id","patient_id","month");--> statement-breakpoint
CREATE INDEX "denial_month" ON "denial" USING btree ("practice_id","month");--> statement-breakpoint
CREATE INDEX "denial_patient" ON "denial" USING btree ("practice_id","patient_id","at");--> statement-breakpoint
CREATE INDEX "export_batch_month" ON "export_batch" USING btree ("practice_id","month","at");--> statement-breakpoint
CREATE INDEX "patient_consent_patient" ON "patient_consent" USING btree ("practice_id","patient_id","at");--> statement-breakpoint
CREATE INDEX "contact_started" ON "contact" USING btree ("practice_id","started_at");