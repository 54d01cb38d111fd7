-- AlterTable
ALTER TABLE "article_search" ADD COLUMN     "version" SMALLINT NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "indexed_names" (
    "version" SMALLINT NOT NULL,

    CONSTRAINT "indexed_names_pkey" PRIMARY KEY ("version")
);
