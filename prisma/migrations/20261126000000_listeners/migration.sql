-- UNLOGGED: it says who listens now, which nobody needs after a crash, and heartbeats cost no WAL to speak of.
CREATE UNLOGGED TABLE "content_listeners" (
    "id" UUID NOT NULL,
    "seen" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "content_listeners_pkey" PRIMARY KEY ("id")
);
