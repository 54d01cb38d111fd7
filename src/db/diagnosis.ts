import sql from "sql-template-tag"
import type { Queryable } from "./transaction.ts"

/** What Isnad needs to know about a server and its database. */
export interface ServerFacts {
  /** `server_version_num`: 150004 is 15.4. */
  readonly versionNumber: number
  readonly version: string
  readonly encoding: string
  readonly collation: string
}

/** What the server says of itself: its version, and the encoding and collation of the database. */
export async function serverFacts(queryable: Queryable): Promise<ServerFacts> {
  const [facts] = await queryable.query<ServerFacts>(sql`SELECT current_setting('server_version_num')::int AS "versionNumber",
    current_setting('server_version') AS version, pg_encoding_to_char(encoding) AS encoding, datcollate AS collation
    FROM pg_database WHERE datname = current_database()`)
  return facts as ServerFacts
}

export interface ExtensionFacts {
  readonly name: string
  readonly available: boolean
  readonly installed: boolean
}

/** For each of these extensions, whether the server offers it and whether this database has it. */
export function extensionFacts(queryable: Queryable, names: readonly string[]): Promise<ExtensionFacts[]> {
  return queryable.query<ExtensionFacts>(sql`SELECT n.name, EXISTS (SELECT FROM pg_available_extensions a WHERE a.name = n.name) AS available,
    EXISTS (SELECT FROM pg_extension e WHERE e.extname = n.name) AS installed FROM unnest(${names}::text[]) AS n(name)`)
}

/** In bytes. Of smaller tables the planner reads all rows in any case. */
const LARGE_TABLE = 1_000_000

/** The large tables for which the planner has no statistics, so that it may choose the wrong index. */
export async function unanalysedTables(queryable: Queryable): Promise<string[]> {
  const [row] = await queryable.query<{
    tables: string[]
  }>(sql`SELECT coalesce(array_agg(c.relname::text ORDER BY c.relname), '{}') AS tables
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = ANY(current_schemas(false)) AND c.relkind = 'r' AND c.relname <> '_prisma_migrations' AND pg_relation_size(c.oid) > ${LARGE_TABLE}
      AND NOT EXISTS (SELECT FROM pg_stats s WHERE s.schemaname = n.nspname AND s.tablename = c.relname)`)
  return row?.tables ?? []
}
