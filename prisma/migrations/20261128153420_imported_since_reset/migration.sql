-- CreateTable
CREATE TABLE "imported_since_reset" (
    "kind" TEXT NOT NULL,
    "id" BIGINT NOT NULL,
    "digest" TEXT,

    CONSTRAINT "imported_since_reset_pkey" PRIMARY KEY ("kind","id")
);
