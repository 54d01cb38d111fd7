import sql, { raw, type Sql } from "sql-template-tag"
import type { ContentKind } from "../../content/records/records.ts"
import { TABLE } from "../stage/sql.ts"

const names = (kind: string) =>
  `(SELECT json_agg(json_build_object('value', n.value, 'language', n.language, 'kind', n.kind) ORDER BY n.position) FROM names n WHERE n.${kind}_id = e.id)`
const externalId = (kind: string, scheme: string) =>
  `(SELECT x.value FROM external_ids x WHERE x.${kind}_id = e.id AND x.scheme = '${scheme}' ORDER BY x.value COLLATE "C" LIMIT 1)`
const DESCRIPTION = `CASE WHEN e.description_ar IS NULL AND e.description_en IS NULL THEN NULL ELSE json_build_object('ar', e.description_ar, 'en', e.description_en) END`
const links = (table: string, column: string, target: string, where: string) =>
  `(SELECT json_agg(t.slug ORDER BY l.position) FROM ${table} l JOIN ${target} t ON t.id = l.${column} WHERE l.article_id = e.id AND ${where})`

/** The keys of a record in the order in which a bundle has them. Nulls are left out afterwards. */
const RECORD: Record<ContentKind, string> = {
  source: `'slug', e.slug, 'kind', e.kind, 'names', ${names("source")}, 'homepage', e.homepage, 'country', e.country, 'description', ${DESCRIPTION}`,
  person: `'slug', e.slug, 'names', ${names("person")}, 'description', ${DESCRIPTION}, 'country', e.country, 'wikidata', ${externalId("person", "wikidata")}`,
  topic: `'slug', e.slug, 'names', ${names("topic")}, 'parent', (SELECT p.slug FROM topics p WHERE p.id = e.parent_id), 'mediaTopic', ${externalId("topic", "mediatopic")}`,
  article: `'slug', e.slug, 'headline', e.headline, 'headlineDerived', nullif(e.headline_derived, false), 'language', e.language, 'body', e.body, 'summary', e.summary,
    'publishedAt', to_char(e.published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'publisher', (SELECT s.slug FROM sources s WHERE s.id = e.publisher_id), 'url', e.url,
    'people', (SELECT json_agg(json_build_object('person', p.slug, 'role', l.role) ORDER BY l.position) FROM article_people l JOIN people p ON p.id = l.person_id WHERE l.article_id = e.id),
    'topics', ${links("article_topics", "topic_id", "topics", "true")},
    'citedSources', ${links("article_sources", "source_id", "sources", "l.role = 'CITED'")},
    'mentionedSources', ${links("article_sources", "source_id", "sources", "l.role = 'MENTIONED'")},
    'externalIds', (SELECT json_agg(json_build_object('scheme', x.scheme, 'value', x.value) ORDER BY x.scheme COLLATE "C", x.value COLLATE "C") FROM external_ids x WHERE x.article_id = e.id),
    'mentions', (SELECT json_agg(json_build_object('start', m->'start', 'end', m->'end', m->'entity'->>'kind', m->'entity'->'slug')) FROM jsonb_array_elements(e.curated->'mentions') AS m),
    'statements', nullif(e.curated->'statements', '[]')`,
  story: `'slug', e.slug, 'title', json_build_object('ar', e.title_ar, 'en', e.title_en),
    'articles', (SELECT json_agg(a.slug ORDER BY a.slug COLLATE "C") FROM story_articles l JOIN articles a ON a.id = l.article_id WHERE l.story_id = e.id)`,
}

export interface ExportedRow {
  slug: string
  record: string
}

/** The next records in the order of their slugs, byte by byte, each as the line of a bundle. */
export function exportedRecords(kind: ContentKind, afterSlug: string, most: number): Sql {
  return sql`SELECT e.slug, json_strip_nulls(json_build_object(${raw(RECORD[kind])}))::text AS record
    FROM ${raw(TABLE[kind])} e WHERE ${raw(kind === "story" ? "e.method = 'CURATED'" : "true")} AND e.slug > ${afterSlug} COLLATE "C" ORDER BY e.slug LIMIT ${most}`
}

/** The records of these slugs, each as the line of a bundle. */
export function recordsOf(kind: ContentKind, slugs: readonly string[]): Sql {
  return sql`SELECT e.slug, json_strip_nulls(json_build_object(${raw(RECORD[kind])}))::text AS record
    FROM ${raw(TABLE[kind])} e WHERE e.slug = ANY(${slugs}::text[]) ORDER BY e.slug`
}
