CREATE TABLE "queue_weights" (
	"practice_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"own" jsonb NOT NULL,
	"staff_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "queue_weights_practice_id_version_pk" PRIMARY KEY("practice_id","version")
);
--> statement-breakpoint
ALTER TABLE "queue_weights" ADD CONSTRAINT "queue_weights_practice_id_staff_id_staff_practice_id_id_fk" FOREIGN KEY ("practice_id","staff_id") REFERENCES "public"."staff"("practice_id","id") ON DELETE no action ON UPDATE no action;