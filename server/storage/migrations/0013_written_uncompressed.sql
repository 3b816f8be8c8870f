-- Custom SQL: what a signature writes while a coach waits is stored as it is. To compress it (what is folded was compressed
-- before) took a quarter of the statement. Rows of before stay as they are and are read as before.
ALTER TABLE "coaching_session" ALTER COLUMN "signed" SET STORAGE EXTERNAL, ALTER COLUMN "note" SET STORAGE EXTERNAL;--> statement-breakpoint
ALTER TABLE "signature" ALTER COLUMN "signed" SET STORAGE EXTERNAL, ALTER COLUMN "note" SET STORAGE EXTERNAL;--> statement-breakpoint
ALTER TABLE "folded_writes" ALTER COLUMN "folded" SET STORAGE EXTERNAL;
