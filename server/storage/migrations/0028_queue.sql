CREATE TABLE "coach_date" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"patient_id" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"day" text NOT NULL,
	"what" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"dropped_at" timestamp with time zone,
	CONSTRAINT "coach_date_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "coach_week" (
	"practice_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"minutes" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "coach_week_practice_id_staff_id_pk" PRIMARY KEY("practice_id","staff_id")
);
--> statement-breakpoint
CREATE TABLE "queue_change" (
	"practice_id" uuid NOT NULL,
	"patient_id" text NOT NULL,
	"tx" bigint NOT NULL,
	CONSTRAINT "queue_change_practice_id_patient_id_tx_pk" PRIMARY KEY("practice_id","patient_id","tx")
);
--> statement-breakpoint
CREATE TABLE "queue_chart" (
	"practice_id" uuid NOT NULL,
	"patient_id" text NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	"sealed" text NOT NULL,
	CONSTRAINT "queue_chart_practice_id_patient_id_pk" PRIMARY KEY("practice_id","patient_id")
);
--> statement-breakpoint
CREATE TABLE "queue_kept" (
	"practice_id" uuid PRIMARY KEY NOT NULL,
	"begun_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "queue_row" (
	"practice_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"patient_id" text NOT NULL,
	"since" text NOT NULL,
	"basis" text DEFAULT '' NOT NULL,
	"round" bigint DEFAULT 0 NOT NULL,
	"score" integer DEFAULT 0 NOT NULL,
	"unseen_since" text DEFAULT '' NOT NULL,
	"ranked" jsonb,
	CONSTRAINT "queue_row_practice_id_staff_id_patient_id_pk" PRIMARY KEY("practice_id","staff_id","patient_id")
);
--> statement-breakpoint
CREATE TABLE "snooze" (
	"practice_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"patient_id" text NOT NULL,
	"until" text NOT NULL,
	"why" text NOT NULL,
	"words" text,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "snooze_practice_id_staff_id_patient_id_pk" PRIMARY KEY("practice_id","staff_id","patient_id")
);
--> statement-breakpoint
ALTER TABLE "coach_date" ADD CONSTRAINT "coach_date_practice_id_staff_id_staff_practice_id_id_fk" FOREIGN KEY ("practice_id","staff_id") REFERENCES "public"."staff"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coach_week" ADD CONSTRAINT "coach_week_practice_id_staff_id_staff_practice_id_id_fk" FOREIGN KEY ("practice_id","staff_id") REFERENCES "public"."staff"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snooze" ADD CONSTRAINT "snooze_practice_id_staff_id_staff_practice_id_id_fk" FOREIGN KEY ("practice_id","staff_id") REFERENCES "public"."staff"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "coach_date_patient" ON "coach_date" USING btree ("practice_id","patient_id");--> statement-breakpoint
CREATE INDEX "queue_row_patient" ON "queue_row" USING btree ("practice_id","patient_id");--> statement-breakpoint
CREATE INDEX "snooze_patient" ON "snooze" USING btree ("practice_id","patient_id");