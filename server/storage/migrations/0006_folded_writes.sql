CREATE TABLE "folded_writes" (
	"practice_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"session_version" integer NOT NULL,
	"patient_id" text NOT NULL,
	"queued_at" timestamp with time zone NOT NULL,
	"folded" text NOT NULL,
	CONSTRAINT "folded_writes_practice_id_session_id_session_version_pk" PRIMARY KEY("practice_id","session_id","session_version")
);
