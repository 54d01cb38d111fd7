import sql, { join, raw, type Sql } from "sql-template-tag"
import { NAMED } from "../../content/named-kinds.ts"

export interface KnownRow {
  readonly kind: "person" | "source" | "topic"
  readonly slug: string
  /** How documents may refer to it (src/writing/import/known-facts.ts). */
  readonly key: string | null
}

/** The entities with one of these names, folded. */
export function knownNames(folded: readonly string[]): Sql {
  const parts = NAMED.map(
    ({ name, table }) =>
      sql`SELECT ${name} AS kind, e.slug, 'name ' || n.folded AS key FROM names n JOIN ${raw(table)} e ON e.id = n.${raw(name)}_id WHERE n.folded = ANY(${folded}::text[])`,
  )
  return join(parts, " UNION ALL ")
}

/** The people with one of these Wikidata ids, and the topics with one of these Media Topic codes. */
export function knownIds(values: readonly string[]): Sql {
  return sql`SELECT 'person' AS kind, p.slug, 'id ' || x.value AS key FROM external_ids x JOIN people p ON p.id = x.person_id WHERE x.scheme = 'wikidata' AND x.value = ANY(${values}::text[])
    UNION ALL SELECT 'topic', t.slug, 'id ' || x.value FROM external_ids x JOIN topics t ON t.id = x.topic_id WHERE x.scheme = 'mediatopic' AND x.value = ANY(${values}::text[])`
}

/** The entities with one of these slugs. */
export function knownSlugs(slugs: readonly string[]): Sql {
  const parts = NAMED.map(
    ({ name, table }) =>
      sql`SELECT ${name} AS kind, e.slug, NULL AS key FROM ${raw(table)} e WHERE e.slug = ANY(${slugs}::text[])`,
  )
  return join(parts, " UNION ALL ")
}

export interface HomepageRow {
  readonly slug: string
  readonly homepage: string
}

/**
 * All homepages. There are only as many as outlets, and whether two addresses are the same can be told only after parsing them.
 */
export function homepages(): Sql {
  return sql`SELECT slug, homepage FROM sources WHERE homepage IS NOT NULL`
}

/** The Media Topic codes that stored topics have. */
export function mediaTopicCodes(): Sql {
  return sql`SELECT t.slug, x.value AS code FROM external_ids x JOIN topics t ON t.id = x.topic_id WHERE x.scheme = 'mediatopic'`
}

export interface IdentityRow {
  slug: string
  /** What it was found by: `id SCHEME VALUE`, `url ADDRESS` or `slug SLUG`. */
  key: string
}

/** The articles that have one of these ids, addresses or slugs. */
export function articlesByIdentity(schemes: string[], values: string[], urls: string[], slugs: string[]): Sql {
  return sql`SELECT a.slug, 'id ' || w.scheme || ' ' || w.value AS key FROM unnest(${schemes}::text[], ${values}::text[]) AS w(scheme, value)
      JOIN external_ids x ON x.scheme = w.scheme AND x.value = w.value JOIN articles a ON a.id = x.article_id
    UNION ALL SELECT a.slug, 'url ' || a.url FROM unnest(${urls}::text[]) AS w(url) JOIN articles a ON a.url = w.url
    UNION ALL SELECT a.slug, 'slug ' || a.slug FROM articles a WHERE a.slug = ANY(${slugs}::text[])
    ORDER BY 2, 1`
}
