import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm"

/** What PGlite must load so that migrations can say CREATE EXTENSION. */
export const EXTENSIONS = { pg_trgm }
