-- AlterTable
ALTER TABLE "annotation_pending" ADD COLUMN     "since" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "taken_until" TIMESTAMPTZ(6),
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "search_pending" ADD COLUMN     "since" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "version" SMALLINT NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "untold_lists" (
    "list" TEXT NOT NULL,
    "since" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "untold_lists_pkey" PRIMARY KEY ("list")
);

-- CreateIndex
CREATE INDEX "annotation_pending_since_idx" ON "annotation_pending"("since");

-- CreateIndex
CREATE INDEX "article_annotations_version_idx" ON "article_annotations"("version");

-- CreateIndex
CREATE INDEX "article_search_version_idx" ON "article_search"("version");

-- CreateIndex
CREATE INDEX "search_pending_since_idx" ON "search_pending"("since");

-- CreateIndex
CREATE INDEX "stories_analysed_id_idx" ON "stories"("analysed", "id");
