CREATE TABLE "group_draft" (
	"practice_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"written" jsonb NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "group_draft_practice_id_staff_id_pk" PRIMARY KEY("practice_id","staff_id")
);
--> statement-breakpoint
ALTER TABLE "group_draft" ADD CONSTRAINT "group_draft_practice_id_staff_id_staff_practice_id_id_fk" FOREIGN KEY ("practice_id","staff_id") REFERENCES "public"."staff"("practice_id","id") ON DELETE no action ON UPDATE no action;