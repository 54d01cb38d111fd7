-- Trigrams find misspelled words. A trusted extension: the owner of the database may create it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- AlterTable
ALTER TABLE "names" ADD COLUMN     "search" tsvector NOT NULL DEFAULT ''::tsvector;

-- CreateTable
CREATE TABLE "article_search" (
    "article_id" BIGINT NOT NULL,
    "sort_at" TIMESTAMPTZ(3) NOT NULL,
    "search" tsvector NOT NULL,

    CONSTRAINT "article_search_pkey" PRIMARY KEY ("article_id")
);

-- CreateTable
CREATE TABLE "search_pending" (
    "article_id" BIGINT NOT NULL,

    CONSTRAINT "search_pending_pkey" PRIMARY KEY ("article_id")
);

-- CreateTable
CREATE TABLE "search_words" (
    "word" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "search_words_pkey" PRIMARY KEY ("word")
);

-- CreateIndex
CREATE INDEX "article_search_search_idx" ON "article_search" USING GIN ("search");

-- CreateIndex
CREATE INDEX "article_search_sort_at_article_id_idx" ON "article_search"("sort_at" DESC, "article_id" DESC);

-- CreateIndex
CREATE INDEX "search_words_trgm_idx" ON "search_words" USING GIN ("word" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "names_search_idx" ON "names" USING GIN ("search");

-- AddForeignKey
ALTER TABLE "article_search" ADD CONSTRAINT "article_search_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_pending" ADD CONSTRAINT "search_pending_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Articles that were here before are found once they are indexed.
INSERT INTO "search_pending" ("article_id") SELECT "id" FROM "articles";
