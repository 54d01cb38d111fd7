-- CreateTable
CREATE TABLE "content_changes" (
    "id" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "keys" TEXT[],

    CONSTRAINT "content_changes_pkey" PRIMARY KEY ("id")
);
