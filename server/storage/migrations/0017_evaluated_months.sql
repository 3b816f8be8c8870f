CREATE TABLE "billing_change" (
	"practice_id" uuid NOT NULL,
	"patient_id" text NOT NULL,
	"tx" bigint NOT NULL,
	CONSTRAINT "billing_change_practice_id_patient_id_tx_pk" PRIMARY KEY("practice_id","patient_id","tx")
);
--> statement-breakpoint
CREATE TABLE "evaluated_month" (
	"practice_id" uuid NOT NULL,
	"month" text NOT NULL,
	"basis" text NOT NULL,
	"round" integer NOT NULL,
	"begun_in" integer NOT NULL,
	"totals" jsonb NOT NULL,
	"looked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "evaluated_month_practice_id_month_pk" PRIMARY KEY("practice_id","month")
);
--> statement-breakpoint
CREATE TABLE "evaluated_patient" (
	"practice_id" uuid NOT NULL,
	"month" text NOT NULL,
	"patient_id" text NOT NULL,
	"until" text NOT NULL,
	"round" integer NOT NULL,
	"state" text,
	"place" integer NOT NULL,
	"claims" integer NOT NULL,
	"minutes" integer NOT NULL,
	"told_en" text NOT NULL,
	"told_es" text NOT NULL,
	"who_sealed" text,
	"call_due" text,
	CONSTRAINT "evaluated_patient_practice_id_month_patient_id_pk" PRIMARY KEY("practice_id","month","patient_id")
);
--> statement-breakpoint
CREATE INDEX "evaluated_patient_need" ON "evaluated_patient" USING btree ("practice_id","month","place","patient_id");--> statement-breakpoint
CREATE INDEX "evaluated_patient_until" ON "evaluated_patient" USING btree ("practice_id","month","until");--> statement-breakpoint
CREATE INDEX "evaluated_patient_round" ON "evaluated_patient" USING btree ("practice_id","month","round");