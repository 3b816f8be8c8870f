CREATE TABLE "remittance" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"payers" jsonb NOT NULL,
	"checksum" text NOT NULL,
	"lines" integer NOT NULL,
	"staff_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "remittance_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "remittance_line" (
	"practice_id" uuid NOT NULL,
	"remittance_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"print" text NOT NULL,
	"outcome" text NOT NULL,
	"paid_cents" bigint NOT NULL,
	"paid" jsonb NOT NULL,
	"patient_sealed" text,
	"month" text,
	"patient_id" text,
	"line_key" text,
	"matched_by" text,
	"staff_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "remittance_line_practice_id_remittance_id_place_pk" PRIMARY KEY("practice_id","remittance_id","place")
);
--> statement-breakpoint
ALTER TABLE "denial" ADD COLUMN "became" text;--> statement-breakpoint
ALTER TABLE "denial" ADD COLUMN "became_by" uuid;--> statement-breakpoint
ALTER TABLE "denial" ADD COLUMN "became_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "denial" ADD COLUMN "remittance_id" uuid;--> statement-breakpoint
ALTER TABLE "remittance" ADD CONSTRAINT "remittance_practice_id_staff_id_staff_practice_id_id_fk" FOREIGN KEY ("practice_id","staff_id") REFERENCES "public"."staff"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remittance_line" ADD CONSTRAINT "remittance_line_practice_id_staff_id_staff_practice_id_id_fk" FOREIGN KEY ("practice_id","staff_id") REFERENCES "public"."staff"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remittance_line" ADD CONSTRAINT "remittance_line_practice_id_remittance_id_remittance_practice_id_id_fk" FOREIGN KEY ("practice_id","remittance_id") REFERENCES "public"."remittance"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "remittance_at" ON "remittance" USING btree ("practice_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "remittance_line_print" ON "remittance_line" USING btree ("practice_id","print");--> statement-breakpoint
CREATE INDEX "remittance_line_of" ON "remittance_line" USING btree ("practice_id","month","patient_id");