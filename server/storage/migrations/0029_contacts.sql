CREATE TABLE "contact_version" (
	"practice_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"save_key" uuid NOT NULL,
	"said" jsonb NOT NULL,
	"reason" text,
	"staff_id" uuid NOT NULL,
	"login_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "contact_version_practice_id_contact_id_version_pk" PRIMARY KEY("practice_id","contact_id","version")
);
--> statement-breakpoint
ALTER TABLE "contact" ADD COLUMN "logged" jsonb;--> statement-breakpoint
ALTER TABLE "contact_version" ADD CONSTRAINT "contact_version_practice_id_contact_id_contact_practice_id_id_fk" FOREIGN KEY ("practice_id","contact_id") REFERENCES "public"."contact"("practice_id","id") ON DELETE no action ON UPDATE no action;