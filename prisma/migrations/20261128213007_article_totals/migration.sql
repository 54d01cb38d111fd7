-- CreateTable
CREATE TABLE "article_totals" (
    "dimension" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "n" INTEGER NOT NULL,

    CONSTRAINT "article_totals_pkey" PRIMARY KEY ("dimension","key")
);

-- CreateTable
CREATE TABLE "article_total_changes" (
    "id" BIGSERIAL NOT NULL,
    "dimension" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "n" INTEGER NOT NULL,

    CONSTRAINT "article_total_changes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "article_totals_dimension_n_key_idx" ON "article_totals"("dimension", "n" DESC, "key");

-- CreateIndex
CREATE INDEX "article_total_changes_dimension_key_idx" ON "article_total_changes"("dimension", "key");

-- What is there already, counted once: when no write is under way (LOCKS.WRITE in src/db/locks.ts).
SELECT pg_advisory_xact_lock(7313000002);
INSERT INTO "article_totals" ("dimension", "key", "n")
SELECT k.dimension, k.key, count(*) FROM "articles" a CROSS JOIN LATERAL (VALUES
    ('all', ''),
    ('publisher', lpad(a."publisher_id"::text, 19, '0')),
    ('language', a."language"),
    ('month', CASE WHEN a."sort_at" > '-infinity' THEN to_char(a."sort_at" AT TIME ZONE 'UTC', 'YYYY-MM') END)
  ) AS k (dimension, key) WHERE k.key IS NOT NULL GROUP BY 1, 2
UNION ALL SELECT 'person', lpad("person_id"::text, 19, '0'), count(*) FROM "article_people" WHERE "principal" GROUP BY "person_id"
UNION ALL SELECT 'person:' || "role", lpad("person_id"::text, 19, '0'), count(*) FROM "article_people" GROUP BY "role", "person_id"
UNION ALL SELECT 'source:' || "role", lpad("source_id"::text, 19, '0'), count(*) FROM "article_sources" GROUP BY "role", "source_id"
UNION ALL SELECT 'topic', lpad("topic_id"::text, 19, '0'), count(*) FROM "article_topics" GROUP BY "topic_id"
UNION ALL SELECT 'topicTree', lpad("topic_id"::text, 19, '0'), count(*) FROM "topic_articles" GROUP BY "topic_id";
