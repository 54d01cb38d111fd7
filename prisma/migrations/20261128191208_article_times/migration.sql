-- AlterTable
ALTER TABLE "articles" ADD COLUMN     "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "updated_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "removed_articles" (
    "id" BIGINT NOT NULL,
    "slug" TEXT NOT NULL,
    "removed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "removed_articles_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "removed_articles_removed_at_id_idx" ON "removed_articles"("removed_at", "id");

-- CreateIndex
CREATE INDEX "articles_changed_at_id_idx" ON "articles"("changed_at", "id");
