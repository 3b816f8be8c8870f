CREATE TABLE "emr_experience" (
	"practice_id" uuid NOT NULL,
	"iss" text NOT NULL,
	"type" text NOT NULL,
	"deed" text NOT NULL,
	"category" text NOT NULL,
	"taken" boolean NOT NULL,
	"identifier" text,
	"status" integer,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "emr_experience_practice_id_iss_type_deed_category_pk" PRIMARY KEY("practice_id","iss","type","deed","category")
);
--> statement-breakpoint
ALTER TABLE "emr" ADD COLUMN "claims" jsonb DEFAULT '[]'::jsonb NOT NULL;