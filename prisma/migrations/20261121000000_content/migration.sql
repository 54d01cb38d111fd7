-- CreateEnum
CREATE TYPE "source_kind" AS ENUM ('NEWS_OUTLET', 'NEWS_AGENCY', 'GOVERNMENT', 'MILITARY', 'ARMED_GROUP', 'ALLIANCE', 'NGO', 'COMPANY', 'UNIVERSITY', 'SOCIAL_MEDIA', 'OTHER');

-- CreateEnum
CREATE TYPE "person_role" AS ENUM ('AUTHOR', 'SUBJECT', 'QUOTED', 'MENTIONED');

-- CreateEnum
CREATE TYPE "source_role" AS ENUM ('CITED', 'MENTIONED');

-- CreateEnum
CREATE TYPE "name_kind" AS ENUM ('CANONICAL', 'ALIAS', 'TRANSLITERATION');

-- CreateTable
CREATE TABLE "articles" (
    "id" BIGINT NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "headline" TEXT NOT NULL,
    "headline_derived" BOOLEAN NOT NULL DEFAULT false,
    "summary" TEXT,
    "body" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "url" TEXT,
    "published_at" TIMESTAMPTZ(3),
    "sort_at" TIMESTAMPTZ(3) NOT NULL,
    "publisher_id" BIGINT,
    "digest" TEXT NOT NULL,

    CONSTRAINT "articles_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sources" (
    "id" BIGINT NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "kind" "source_kind" NOT NULL,
    "name_ar" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "sort_name" TEXT COLLATE "C" NOT NULL,
    "sort_name_en" TEXT COLLATE "C" NOT NULL,
    "description_ar" TEXT,
    "description_en" TEXT,
    "homepage" TEXT,
    "country" TEXT,
    "digest" TEXT NOT NULL,

    CONSTRAINT "sources_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "people" (
    "id" BIGINT NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "name_ar" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "sort_name" TEXT COLLATE "C" NOT NULL,
    "sort_name_en" TEXT COLLATE "C" NOT NULL,
    "description_ar" TEXT,
    "description_en" TEXT,
    "country" TEXT,
    "digest" TEXT NOT NULL,

    CONSTRAINT "people_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "topics" (
    "id" BIGINT NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "name_ar" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "sort_name" TEXT COLLATE "C" NOT NULL,
    "sort_name_en" TEXT COLLATE "C" NOT NULL,
    "parent_id" BIGINT,
    "digest" TEXT NOT NULL,

    CONSTRAINT "topics_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "names" (
    "id" BIGSERIAL NOT NULL,
    "person_id" BIGINT,
    "source_id" BIGINT,
    "topic_id" BIGINT,
    "position" SMALLINT NOT NULL,
    "value" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "script" TEXT NOT NULL,
    "kind" "name_kind" NOT NULL,
    "folded" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "names_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "external_ids" (
    "id" BIGSERIAL NOT NULL,
    "article_id" BIGINT,
    "person_id" BIGINT,
    "source_id" BIGINT,
    "topic_id" BIGINT,
    "scheme" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "external_ids_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "article_people" (
    "article_id" BIGINT NOT NULL,
    "person_id" BIGINT NOT NULL,
    "role" "person_role" NOT NULL,
    "position" SMALLINT NOT NULL,
    "principal" BOOLEAN NOT NULL,
    "sort_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "article_people_pkey" PRIMARY KEY ("article_id","person_id","role")
);

-- CreateTable
CREATE TABLE "article_topics" (
    "article_id" BIGINT NOT NULL,
    "topic_id" BIGINT NOT NULL,
    "position" SMALLINT NOT NULL,
    "sort_at" TIMESTAMPTZ(3) NOT NULL,
    "publisher_id" BIGINT,

    CONSTRAINT "article_topics_pkey" PRIMARY KEY ("article_id","topic_id")
);

-- CreateTable
CREATE TABLE "topic_articles" (
    "article_id" BIGINT NOT NULL,
    "topic_id" BIGINT NOT NULL,
    "sort_at" TIMESTAMPTZ(3) NOT NULL,
    "publisher_id" BIGINT,

    CONSTRAINT "topic_articles_pkey" PRIMARY KEY ("article_id","topic_id")
);

-- CreateTable
CREATE TABLE "article_sources" (
    "article_id" BIGINT NOT NULL,
    "source_id" BIGINT NOT NULL,
    "role" "source_role" NOT NULL,
    "position" SMALLINT NOT NULL,
    "sort_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "article_sources_pkey" PRIMARY KEY ("article_id","source_id","role")
);

-- CreateIndex
CREATE UNIQUE INDEX "articles_slug_key" ON "articles"("slug");

-- CreateIndex
CREATE INDEX "articles_sort_at_id_idx" ON "articles"("sort_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "articles_publisher_id_sort_at_id_idx" ON "articles"("publisher_id", "sort_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "articles_language_sort_at_id_idx" ON "articles"("language", "sort_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "sources_slug_key" ON "sources"("slug");

-- CreateIndex
CREATE INDEX "sources_sort_name_id_idx" ON "sources"("sort_name", "id");

-- CreateIndex
CREATE INDEX "sources_sort_name_en_id_idx" ON "sources"("sort_name_en", "id");

-- CreateIndex
CREATE UNIQUE INDEX "people_slug_key" ON "people"("slug");

-- CreateIndex
CREATE INDEX "people_sort_name_id_idx" ON "people"("sort_name", "id");

-- CreateIndex
CREATE INDEX "people_sort_name_en_id_idx" ON "people"("sort_name_en", "id");

-- CreateIndex
CREATE UNIQUE INDEX "topics_slug_key" ON "topics"("slug");

-- CreateIndex
CREATE INDEX "topics_sort_name_id_idx" ON "topics"("sort_name", "id");

-- CreateIndex
CREATE INDEX "topics_sort_name_en_id_idx" ON "topics"("sort_name_en", "id");

-- CreateIndex
CREATE INDEX "topics_parent_id_sort_name_id_idx" ON "topics"("parent_id", "sort_name", "id");

-- CreateIndex
CREATE INDEX "names_person_id_position_idx" ON "names"("person_id", "position");

-- CreateIndex
CREATE INDEX "names_source_id_position_idx" ON "names"("source_id", "position");

-- CreateIndex
CREATE INDEX "names_topic_id_position_idx" ON "names"("topic_id", "position");

-- CreateIndex
CREATE INDEX "names_folded_idx" ON "names"("folded");

-- CreateIndex
CREATE INDEX "external_ids_article_id_idx" ON "external_ids"("article_id");

-- CreateIndex
CREATE INDEX "external_ids_person_id_idx" ON "external_ids"("person_id");

-- CreateIndex
CREATE INDEX "external_ids_source_id_idx" ON "external_ids"("source_id");

-- CreateIndex
CREATE INDEX "external_ids_topic_id_idx" ON "external_ids"("topic_id");

-- CreateIndex
CREATE UNIQUE INDEX "external_ids_scheme_value_key" ON "external_ids"("scheme", "value");

-- CreateIndex
CREATE INDEX "article_people_person_id_principal_sort_at_article_id_idx" ON "article_people"("person_id", "principal", "sort_at" DESC, "article_id" DESC);

-- CreateIndex
CREATE INDEX "article_people_person_id_role_sort_at_article_id_idx" ON "article_people"("person_id", "role", "sort_at" DESC, "article_id" DESC);

-- CreateIndex
CREATE INDEX "article_topics_list_idx" ON "article_topics"("topic_id", "sort_at" DESC, "article_id" DESC, "publisher_id");

-- CreateIndex
CREATE INDEX "topic_articles_list_idx" ON "topic_articles"("topic_id", "sort_at" DESC, "article_id" DESC, "publisher_id");

-- CreateIndex
CREATE INDEX "article_sources_source_id_role_sort_at_article_id_idx" ON "article_sources"("source_id", "role", "sort_at" DESC, "article_id" DESC);

-- AddForeignKey
ALTER TABLE "articles" ADD CONSTRAINT "articles_publisher_id_fkey" FOREIGN KEY ("publisher_id") REFERENCES "sources"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topics" ADD CONSTRAINT "topics_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "topics"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "names" ADD CONSTRAINT "names_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "names" ADD CONSTRAINT "names_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "sources"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "names" ADD CONSTRAINT "names_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topics"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "external_ids" ADD CONSTRAINT "external_ids_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "external_ids" ADD CONSTRAINT "external_ids_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "external_ids" ADD CONSTRAINT "external_ids_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "sources"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "external_ids" ADD CONSTRAINT "external_ids_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topics"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_people" ADD CONSTRAINT "article_people_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_people" ADD CONSTRAINT "article_people_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_topics" ADD CONSTRAINT "article_topics_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_topics" ADD CONSTRAINT "article_topics_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topics"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_sources" ADD CONSTRAINT "article_sources_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_sources" ADD CONSTRAINT "article_sources_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "sources"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.
ALTER TABLE "names" ADD CONSTRAINT "names_one_owner" CHECK (num_nonnulls("person_id", "source_id", "topic_id") = 1);
ALTER TABLE "external_ids" ADD CONSTRAINT "external_ids_one_owner" CHECK (num_nonnulls("article_id", "person_id", "source_id", "topic_id") = 1);
ALTER TABLE "articles" ADD CONSTRAINT "articles_sort_at_follows" CHECK ("sort_at" = coalesce("published_at", '-infinity'));
ALTER TABLE "topics" ADD CONSTRAINT "topics_not_own_parent" CHECK ("parent_id" <> "id");
