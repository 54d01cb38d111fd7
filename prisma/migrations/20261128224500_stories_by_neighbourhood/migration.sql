-- CreateTable
CREATE TABLE "article_entities" (
    "article_id" BIGINT NOT NULL,
    "entity_id" BIGINT NOT NULL,
    "sort_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "article_entities_pkey" PRIMARY KEY ("article_id","entity_id")
);

-- CreateTable
CREATE TABLE "entity_weights" (
    "entity_id" BIGINT NOT NULL,
    "articles" INTEGER NOT NULL,
    "weight" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "entity_weights_pkey" PRIMARY KEY ("entity_id")
);

-- CreateTable
CREATE TABLE "weighed_archive" (
    "articles" INTEGER NOT NULL,

    CONSTRAINT "weighed_archive_pkey" PRIMARY KEY ("articles")
);

-- CreateTable
CREATE TABLE "story_edges" (
    "article_id" BIGINT NOT NULL,
    "other_id" BIGINT NOT NULL,
    "likeness" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "story_edges_pkey" PRIMARY KEY ("article_id","other_id")
);

-- CreateTable
CREATE TABLE "story_parts" (
    "article_id" BIGINT NOT NULL,
    "part_id" BIGINT NOT NULL,

    CONSTRAINT "story_parts_pkey" PRIMARY KEY ("article_id")
);

-- CreateIndex
CREATE INDEX "article_entities_entity_id_sort_at_article_id_idx" ON "article_entities"("entity_id", "sort_at", "article_id");

-- CreateIndex
CREATE INDEX "story_parts_part_id_idx" ON "story_parts"("part_id");

-- Whom and what the articles that there are speak of, as src/writing/annotate/entities-sql.ts writes it of those that come.
INSERT INTO "article_entities" ("article_id", "entity_id", "sort_at")
SELECT a."id", e."entity_id", a."sort_at" FROM (
    SELECT "article_id", "person_id" AS "entity_id" FROM "article_people" WHERE "role" <> 'AUTHOR'
    UNION SELECT "article_id", "source_id" FROM "article_sources"
    UNION SELECT "article_id", "topic_id" FROM "article_topics"
    UNION SELECT n."article_id", coalesce(p."id", s."id", t."id") FROM "article_annotations" n
        JOIN "articles" a ON a."id" = n."article_id"
        CROSS JOIN LATERAL jsonb_path_query(n."annotation", '$.mentions[*] ? (@.confidence >= 0.8).entity') AS m("entity")
        LEFT JOIN "people" p ON m."entity"->>'kind' = 'person' AND p."slug" = m."entity"->>'slug'
        LEFT JOIN "sources" s ON m."entity"->>'kind' = 'source' AND s."slug" = m."entity"->>'slug'
        LEFT JOIN "topics" t ON m."entity"->>'kind' = 'topic' AND t."slug" = m."entity"->>'slug'
        WHERE coalesce(p."id", s."id", t."id") IS NOT NULL AND s."id" IS DISTINCT FROM a."publisher_id"
            AND NOT EXISTS (SELECT FROM "article_people" l WHERE l."article_id" = a."id" AND l."person_id" = p."id" AND l."role" = 'AUTHOR')
) e JOIN "articles" a ON a."id" = e."article_id" ORDER BY 1, 2;

-- Which of them are alike, and their stories, are found anew.
INSERT INTO "annotation_pending" ("article_id", "step") SELECT "article_id", 2 FROM "article_annotations" ON CONFLICT DO NOTHING;
