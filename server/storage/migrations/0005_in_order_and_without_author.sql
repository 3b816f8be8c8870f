ALTER TABLE "emr" ADD COLUMN "system_client" jsonb;--> statement-breakpoint
ALTER TABLE "emr" ADD COLUMN "system_key_sealed" text;--> statement-breakpoint
CREATE INDEX "chart_write_patient" ON "chart_write" USING btree ("practice_id","patient_id") WHERE sent_at is null;