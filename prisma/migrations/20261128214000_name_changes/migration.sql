-- Whose names each write changed, so that a process which keeps all names in memory reads only those. The first row stands for what is
-- stored already.
CREATE TABLE "name_changes" (
    "id" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "entities" TEXT[],
    "newest_name" BIGINT NOT NULL,

    CONSTRAINT "name_changes_pkey" PRIMARY KEY ("id")
);

INSERT INTO "name_changes" ("id", "at", "entities", "newest_name") SELECT 1, clock_timestamp(), '{}', coalesce(max("id"), 0) FROM "names";
