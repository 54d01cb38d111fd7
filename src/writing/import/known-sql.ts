import sql, { type Sql } from "sql-template-tag"

export interface HomepageRow {
  slug: string
  homepage: string
}

export function homepages(): Sql {
  return sql`SELECT slug, homepage FROM sources WHERE homepage IS NOT NULL ORDER BY slug`
}

export interface KnownIdRow {
  kind: "person" | "topic"
  slug: string
  value: string
}

/** The Wikidata ids of stored people and the Media Topics of stored topics. */
export function knownIds(): Sql {
  return sql`SELECT 'person' AS kind, p.slug, x.value FROM external_ids x JOIN people p ON p.id = x.person_id WHERE x.scheme = 'wikidata'
    UNION ALL SELECT 'topic', t.slug, x.value FROM external_ids x JOIN topics t ON t.id = x.topic_id WHERE x.scheme = 'mediatopic'`
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
