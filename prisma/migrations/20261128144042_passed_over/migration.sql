-- CreateEnum
CREATE TYPE "derived_part" AS ENUM ('SEARCH', 'FACTS', 'SHARED_TEXT', 'COMPARISON');

-- CreateTable
CREATE TABLE "passed_over" (
    "article_id" BIGINT NOT NULL,
    "part" "derived_part" NOT NULL,
    "version" TEXT NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "passed_over_pkey" PRIMARY KEY ("article_id","part")
);

-- AddForeignKey
ALTER TABLE "passed_over" ADD CONSTRAINT "passed_over_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;
