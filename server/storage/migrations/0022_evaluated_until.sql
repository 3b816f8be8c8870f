DROP INDEX "evaluated_patient_need";--> statement-breakpoint
ALTER TABLE "evaluated_month" ADD COLUMN "until" text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX "evaluated_patient_need" ON "evaluated_patient" USING btree ("practice_id","month","place","patient_id") WHERE state is not null;