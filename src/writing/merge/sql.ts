import sql, { raw, type Sql } from "sql-template-tag"
import type { ContentKind } from "../../content/records/records.ts"
import { analyze } from "../../db/analyze.ts"
import { TABLE } from "../stage/sql.ts"

// Everything here works on whole sets, after the staged content was checked. `changed_*` holds the ids of the staged records that
// are new or differ from what is stored; the others are left alone.

type EntityKind = Exclude<ContentKind, "article" | "story">

const ENTITY_COLUMNS: Record<EntityKind, string[]> = {
  source: [
    "slug",
    "name_ar",
    "name_en",
    "sort_name",
    "sort_name_en",
    "description_ar",
    "description_en",
    "homepage",
    "country",
    "digest",
  ],
  person: ["slug", "name_ar", "name_en", "sort_name", "sort_name_en", "description_ar", "description_en", "country", "digest"],
  topic: ["slug", "name_ar", "name_en", "sort_name", "sort_name_en", "digest"],
}
const ARTICLE_COLUMNS = [
  "slug",
  "headline",
  "headline_derived",
  "summary",
  "body",
  "language",
  "url",
  "published_at",
  "curated",
  "digest",
]

export function findChanged(kind: ContentKind): string {
  const table = TABLE[kind]
  return `CREATE TEMP TABLE changed_${table} ON COMMIT DROP AS
    SELECT s.id, t.id IS NULL AS created FROM staged_${table} s LEFT JOIN ${table} t ON t.id = s.id WHERE t.digest IS DISTINCT FROM s.digest;
    CREATE INDEX ON changed_${table} (id); ANALYZE changed_${table}`
}

export interface CountsRow {
  created: number
  updated: number
  unchanged: number
  deleted: number
}

/** @param replace whether what is not staged is deleted. */
export function countChanges(kind: ContentKind, replace: boolean): Sql {
  const table = TABLE[kind]
  const gone = replace ? `(SELECT count(*)::int FROM ${table} t WHERE ${written(kind)} AND ${missing(kind, "t.id")})` : "0"
  return sql`SELECT count(*) FILTER (WHERE c.created)::int AS created, count(*) FILTER (WHERE NOT c.created)::int AS updated,
    (count(*) FILTER (WHERE c.id IS NULL))::int AS unchanged, ${raw(gone)} AS deleted
    FROM ${raw(`staged_${table}`)} s LEFT JOIN ${raw(`changed_${table}`)} c ON c.id = s.id`
}

export function upsertEntities(kind: EntityKind): string {
  const extra = { source: ["kind", "s.kind::source_kind"], topic: ["parent_id", "p.id"], person: null }[kind]
  const parent =
    kind === "topic"
      ? "LEFT JOIN (SELECT id, slug FROM staged_topics UNION SELECT id, slug FROM topics) p ON p.slug = s.parent"
      : ""
  return upsert(TABLE[kind], ENTITY_COLUMNS[kind], extra ? [extra as [string, string]] : [], parent)
}

export const UPSERT_ARTICLES = upsert(
  "articles",
  ARTICLE_COLUMNS,
  [
    ["sort_at", "coalesce(s.published_at, '-infinity')"],
    ["publisher_id", "p.id"],
  ],
  "LEFT JOIN sources p ON p.slug = s.publisher",
)

function upsert(table: string, columns: string[], extra: [string, string][], join: string): string {
  const all = [...columns, ...extra.map(([column]) => column)]
  const values = [...columns.map((column) => `s.${column}`), ...extra.map(([, value]) => value)]
  return `INSERT INTO ${table} (id, ${all.join(", ")}) SELECT s.id, ${values.join(", ")} FROM staged_${table} s JOIN changed_${table} c ON c.id = s.id ${join}
    ON CONFLICT (id) DO UPDATE SET ${all.map((column) => `${column} = excluded.${column}`).join(", ")}`
}

/** External ids of everything that changes or goes: before any new one is written, since an id may move from one record to another. */
export function deleteExternalIds(kind: Exclude<ContentKind, "story">, replace: boolean): string {
  const owner = `${kind}_id`
  const gone = replace
    ? ` OR ${owner} IS NOT NULL AND NOT EXISTS (SELECT FROM staged_${TABLE[kind]} s WHERE s.id = ${owner})`
    : ""
  return `DELETE FROM external_ids WHERE ${owner} IN (SELECT id FROM changed_${TABLE[kind]} WHERE NOT created)${gone}`
}

export function insertExternalIds(kind: Exclude<ContentKind, "story">): string {
  return `INSERT INTO external_ids (${kind}_id, scheme, value) SELECT s.id, x.scheme, x.value
    FROM staged_${TABLE[kind]} s JOIN changed_${TABLE[kind]} c ON c.id = s.id, json_to_recordset(s.external_ids) AS x(scheme text, value text)`
}

export function replaceNames(kind: EntityKind): string {
  const table = TABLE[kind]
  return `DELETE FROM names WHERE ${kind}_id IN (SELECT id FROM changed_${table} WHERE NOT created);
    INSERT INTO names (${kind}_id, position, value, language, script, kind, folded, search)
    SELECT s.id, n.place - 1, n.name->>'value', n.name->>'language', n.name->>'script', (n.name->>'kind')::name_kind, n.name->>'folded', (n.name->>'search')::tsvector
    FROM staged_${table} s JOIN changed_${table} c ON c.id = s.id, json_array_elements(s.names) WITH ORDINALITY AS n(name, place)`
}

/** Links of an article and names of an entity go with it (ON DELETE CASCADE). */
export function deleteMissing(kind: ContentKind): string {
  return `DELETE FROM ${TABLE[kind]} t WHERE ${written(kind)} AND ${missing(kind, "t.id")}`
}

/** Stories are computed too: those are not content, and stay. */
export function written(kind: ContentKind): string {
  return kind === "story" ? "t.method = 'CURATED'" : "true"
}

/** What is derived from articles that go, and all links of articles that change. */
export function deleteLinks(replace: boolean): string {
  const changed = "article_id IN (SELECT id FROM changed_articles WHERE NOT created)"
  const links = ["article_people", "article_topics", "article_sources"].map((link) => `DELETE FROM ${link} WHERE ${changed}`)
  return [
    ...links,
    `DELETE FROM topic_articles WHERE ${changed}${replace ? ` OR ${missing("article", "article_id")}` : ""}`,
  ].join(";\n")
}

export function missing(kind: ContentKind, id: string): string {
  return `NOT EXISTS (SELECT FROM staged_${TABLE[kind]} s WHERE s.id = ${id})`
}

const CHANGED = "FROM staged_articles s JOIN changed_articles c ON c.id = s.id"
const SORT_AT = "coalesce(s.published_at, '-infinity')"

// Links are inserted article by article, the newest first, so that those of a page of articles stand together. The lists of a person or
// topic do not look at the rows: their indexes hold all that they need.

export const INSERT_PEOPLE = `INSERT INTO article_people (article_id, person_id, role, position, principal, sort_at)
  SELECT s.id, e.id, l.role::person_role, l.place - 1, array_position(s.people, l.person) = l.place, ${SORT_AT} AS sort_at
  ${CHANGED} CROSS JOIN LATERAL unnest(s.people, s.roles) WITH ORDINALITY AS l(person, role, place) JOIN people e ON e.slug = l.person COLLATE "C"
  ORDER BY sort_at DESC, s.id DESC, l.place`

export const INSERT_TOPICS = `INSERT INTO article_topics (article_id, topic_id, position, sort_at, publisher_id)
  SELECT s.id, e.id, l.place - 1, ${SORT_AT} AS sort_at, b.id
  ${CHANGED} CROSS JOIN LATERAL unnest(s.topics) WITH ORDINALITY AS l(topic, place) JOIN topics e ON e.slug = l.topic COLLATE "C"
  LEFT JOIN sources b ON b.slug = s.publisher
  ORDER BY sort_at DESC, s.id DESC, l.place`

export function insertSources(role: "CITED" | "MENTIONED"): string {
  return `INSERT INTO article_sources (article_id, source_id, role, position, sort_at)
    SELECT s.id, e.id, '${role}', l.place - 1, ${SORT_AT} ${CHANGED}
    CROSS JOIN LATERAL unnest(s.${role === "CITED" ? "cited_sources" : "mentioned_sources"}) WITH ORDINALITY AS l(source, place)
    JOIN sources e ON e.slug = l.source COLLATE "C"`
}

/** Lists the changed articles under their topics and every topic above; all articles where the tree itself changed. */
export function insertListings(treeChanged: boolean): string {
  return `WITH RECURSIVE above AS (SELECT id AS topic_id, id AS ancestor_id FROM topics
      UNION SELECT a.topic_id, t.parent_id FROM above a JOIN topics t ON t.id = a.ancestor_id WHERE t.parent_id IS NOT NULL)
    INSERT INTO topic_articles (article_id, topic_id, sort_at, publisher_id)
    SELECT DISTINCT l.article_id, a.ancestor_id, l.sort_at, l.publisher_id FROM article_topics l JOIN above a ON a.topic_id = l.topic_id
    ${treeChanged ? "" : "WHERE l.article_id IN (SELECT id FROM changed_articles)"} ORDER BY a.ancestor_id, l.sort_at DESC, l.article_id DESC`
}

export const DELETE_LISTINGS = "DELETE FROM topic_articles"

/** The words of names, which a misspelled one is compared with; the indexer adds those of texts. */
export const MERGE_WORDS = "INSERT INTO search_words SELECT word FROM staged_words ON CONFLICT DO NOTHING"

export const TREE_CHANGED = sql`SELECT EXISTS (SELECT FROM changed_topics) AS "treeChanged"`

/** The planner's figures: the embedded database has nobody else to renew them. */
export const ANALYZE = analyze(
  "sources",
  "people",
  "topics",
  "names",
  "articles",
  "article_people",
  "article_topics",
  "topic_articles",
  "article_sources",
  "search_words",
  "article_search",
)
