-- CreateEnum
CREATE TYPE "annotation_method" AS ENUM ('CURATED', 'EXTRACTED');

-- CreateEnum
CREATE TYPE "story_change_kind" AS ENUM ('MERGED', 'SPLIT');

-- AlterTable
ALTER TABLE "articles" ADD COLUMN     "curated" JSONB;

-- CreateTable
CREATE TABLE "annotation_pending" (
    "article_id" BIGINT NOT NULL,
    "step" SMALLINT NOT NULL DEFAULT 0,

    CONSTRAINT "annotation_pending_pkey" PRIMARY KEY ("article_id")
);

-- CreateTable
CREATE TABLE "article_annotations" (
    "article_id" BIGINT NOT NULL,
    "version" INTEGER NOT NULL,
    "annotation" JSONB NOT NULL,
    "words" INTEGER NOT NULL,
    "fingerprints" INTEGER[],

    CONSTRAINT "article_annotations_pkey" PRIMARY KEY ("article_id")
);

-- CreateTable
CREATE TABLE "fingerprints" (
    "value" INTEGER NOT NULL,
    "article_id" BIGINT NOT NULL,

    CONSTRAINT "fingerprints_pkey" PRIMARY KEY ("value","article_id")
);

-- CreateTable
CREATE TABLE "boilerplate" (
    "value" INTEGER NOT NULL,

    CONSTRAINT "boilerplate_pkey" PRIMARY KEY ("value")
);

-- CreateTable
CREATE TABLE "statements" (
    "id" BIGINT NOT NULL,
    "article_id" BIGINT NOT NULL,
    "position" SMALLINT NOT NULL,
    "start_at" INTEGER NOT NULL,
    "end_at" INTEGER NOT NULL,
    "attribution_start" INTEGER,
    "attribution_end" INTEGER,
    "direct" BOOLEAN NOT NULL,
    "method" "annotation_method" NOT NULL,
    "confidence" REAL NOT NULL,
    "sort_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "statements_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "statement_steps" (
    "statement_id" BIGINT NOT NULL,
    "position" SMALLINT NOT NULL,
    "person_id" BIGINT,
    "source_id" BIGINT,
    "description" TEXT,
    "count" INTEGER,
    "anonymity" TEXT,
    "sort_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "statement_steps_pkey" PRIMARY KEY ("statement_id","position")
);

-- CreateTable
CREATE TABLE "shared_texts" (
    "article_id" BIGINT NOT NULL,
    "other_id" BIGINT NOT NULL,
    "words" INTEGER NOT NULL,
    "share" REAL NOT NULL,

    CONSTRAINT "shared_texts_pkey" PRIMARY KEY ("article_id","other_id")
);

-- CreateTable
CREATE TABLE "shared_passages" (
    "id" BIGINT NOT NULL,
    "left_id" BIGINT NOT NULL,
    "right_id" BIGINT NOT NULL,
    "left_start" INTEGER NOT NULL,
    "left_end" INTEGER NOT NULL,
    "right_start" INTEGER NOT NULL,
    "right_end" INTEGER NOT NULL,
    "words" INTEGER NOT NULL,

    CONSTRAINT "shared_passages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stories" (
    "id" BIGINT NOT NULL,
    "slug" TEXT NOT NULL,
    "method" "annotation_method" NOT NULL,
    "title_ar" TEXT NOT NULL,
    "title_en" TEXT NOT NULL,
    "sort_at" TIMESTAMPTZ(3) NOT NULL,
    "independent_origins" INTEGER NOT NULL,
    "disagreements" JSONB NOT NULL,
    "timeline" JSONB NOT NULL,
    "analysed" BOOLEAN NOT NULL DEFAULT false,
    "digest" TEXT NOT NULL,

    CONSTRAINT "stories_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "story_articles" (
    "article_id" BIGINT NOT NULL,
    "story_id" BIGINT NOT NULL,
    "sort_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "story_articles_pkey" PRIMARY KEY ("article_id")
);

-- CreateTable
CREATE TABLE "story_changes" (
    "id" BIGSERIAL NOT NULL,
    "kind" "story_change_kind" NOT NULL,
    "from_id" BIGINT NOT NULL,
    "into_id" BIGINT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "story_changes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "statements_article_id_position_idx" ON "statements"("article_id", "position");

-- CreateIndex
CREATE INDEX "statements_sort_at_id_idx" ON "statements"("sort_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "statement_steps_person_id_sort_at_statement_id_idx" ON "statement_steps"("person_id", "sort_at" DESC, "statement_id" DESC);

-- CreateIndex
CREATE INDEX "statement_steps_source_id_sort_at_statement_id_idx" ON "statement_steps"("source_id", "sort_at" DESC, "statement_id" DESC);

-- CreateIndex
CREATE INDEX "shared_texts_article_id_words_other_id_idx" ON "shared_texts"("article_id", "words" DESC, "other_id" DESC);

-- CreateIndex
CREATE INDEX "shared_texts_other_id_idx" ON "shared_texts"("other_id");

-- CreateIndex
CREATE INDEX "shared_passages_left_id_right_id_left_start_idx" ON "shared_passages"("left_id", "right_id", "left_start");

-- CreateIndex
CREATE INDEX "shared_passages_right_id_idx" ON "shared_passages"("right_id");

-- CreateIndex
CREATE UNIQUE INDEX "stories_slug_key" ON "stories"("slug");

-- CreateIndex
CREATE INDEX "stories_sort_at_id_idx" ON "stories"("sort_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "story_articles_story_id_sort_at_article_id_idx" ON "story_articles"("story_id", "sort_at" DESC, "article_id" DESC);

-- CreateIndex
CREATE INDEX "story_changes_into_id_idx" ON "story_changes"("into_id");

-- CreateIndex
CREATE UNIQUE INDEX "story_changes_kind_from_id_into_id_key" ON "story_changes"("kind", "from_id", "into_id");

-- AddForeignKey
ALTER TABLE "annotation_pending" ADD CONSTRAINT "annotation_pending_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_annotations" ADD CONSTRAINT "article_annotations_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statements" ADD CONSTRAINT "statements_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_steps" ADD CONSTRAINT "statement_steps_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "statements"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_steps" ADD CONSTRAINT "statement_steps_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_steps" ADD CONSTRAINT "statement_steps_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "sources"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shared_texts" ADD CONSTRAINT "shared_texts_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shared_texts" ADD CONSTRAINT "shared_texts_other_id_fkey" FOREIGN KEY ("other_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shared_passages" ADD CONSTRAINT "shared_passages_left_id_fkey" FOREIGN KEY ("left_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shared_passages" ADD CONSTRAINT "shared_passages_right_id_fkey" FOREIGN KEY ("right_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story_articles" ADD CONSTRAINT "story_articles_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story_articles" ADD CONSTRAINT "story_articles_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "stories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Articles that were here before are annotated once they are asked for.
INSERT INTO "annotation_pending" ("article_id") SELECT "id" FROM "articles";
