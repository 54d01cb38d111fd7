import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm"

/** The extensions of PGlite that must be loaded for the migrations' CREATE EXTENSION. */
export const EXTENSIONS = { pg_trgm }
