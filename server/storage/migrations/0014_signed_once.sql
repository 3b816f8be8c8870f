ALTER TABLE "coaching_session" DROP COLUMN "signed";--> statement-breakpoint
ALTER TABLE "coaching_session" DROP COLUMN "note";