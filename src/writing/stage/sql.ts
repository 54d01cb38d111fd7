import sql, { raw, type Sql } from "sql-template-tag"
import type { ContentKind } from "../../content/records/records.ts"

// Content is staged in temporary tables first, so that everything is checked against everything before anything changes.

/** Writers take turns, so that what one saw stays true until it commits; the lock's number has no meaning. More memory suits
 * sets; lz4, where the server has it, compresses long texts several times faster than the default. */
export const BEGIN_WRITING = `SELECT pg_advisory_xact_lock(7313000002); SET LOCAL work_mem = '64MB';
  DO $$ BEGIN PERFORM set_config('default_toast_compression', 'lz4', true); EXCEPTION WHEN OTHERS THEN NULL; END $$`

/** The table of each kind. */
export const TABLE = {
  source: "sources",
  person: "people",
  topic: "topics",
  article: "articles",
  story: "stories",
} as const satisfies Record<ContentKind, string>

export const KINDS: readonly ContentKind[] = ["source", "person", "topic", "article", "story"]

/** The kinds that may have ids in other systems. */
export const IDENTIFIED = ["source", "person", "topic", "article"] as const

const ORIGIN = 'id bigint, slug text COLLATE "C", digest text, file text, line int'
const NAMED = "name_ar text, name_en text, sort_name text, sort_name_en text, names json, external_ids json"
const DESCRIBED = "description_ar text, description_en text, country text"

/** Dropped when the transaction ends, however it ends. */
export const STAGING_TABLES = `
  CREATE TEMP TABLE staged_sources (${ORIGIN}, ${NAMED}, ${DESCRIBED}, kind text, homepage text) ON COMMIT DROP;
  CREATE TEMP TABLE staged_people (${ORIGIN}, ${NAMED}, ${DESCRIBED}) ON COMMIT DROP;
  CREATE TEMP TABLE staged_topics (${ORIGIN}, ${NAMED}, parent text) ON COMMIT DROP;
  CREATE TEMP TABLE staged_articles (${ORIGIN}, headline text, headline_derived boolean, summary text, body text, language text, url text,
    published_at timestamptz(3), publisher text, people text[], roles text[], topics text[], cited_sources text[], mentioned_sources text[],
    external_ids json, curated jsonb) ON COMMIT DROP;
  CREATE TEMP TABLE staged_stories (${ORIGIN}, title_ar text, title_en text, articles text[]) ON COMMIT DROP;
  CREATE TEMP TABLE staged_words (word text COLLATE "C") ON COMMIT DROP`

export const STAGING_INDEXES = KINDS.map(
  (kind) =>
    `CREATE INDEX ON staged_${TABLE[kind]} (id); CREATE INDEX ON staged_${TABLE[kind]} (slug); ANALYZE staged_${TABLE[kind]};`,
).join("\n")

/** Rows as one JSON parameter: quicker to write in JavaScript and to read in PostgreSQL than an array for each column. */
export function stageRows(kind: ContentKind, rows: readonly string[]): Sql {
  const table = raw(`staged_${TABLE[kind]}`)
  return sql`INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, ${`[${rows.join()}]`}::json)`
}

export function stageWords(words: readonly string[]): Sql {
  return sql`INSERT INTO staged_words SELECT * FROM json_array_elements_text(${JSON.stringify(words)}::json)`
}

export interface StagedProblemRow {
  file: string
  line: number
  field: string
  message: string
}

/** Slugs (or ids, which follow from them) that stand twice. */
export function repeatedSlugs(kind: ContentKind, most: number): Sql {
  const table = raw(`staged_${TABLE[kind]}`)
  return sql`SELECT file, line, 'slug' AS field, 'repeats the slug ' || slug || ' of ' || first_file || ':' || first_line AS message FROM (
      SELECT file, line, slug, first_value(file) OVER w AS first_file, first_value(line) OVER w AS first_line, row_number() OVER w AS nth
      FROM ${table} WHERE id IN (SELECT id FROM ${table} GROUP BY id HAVING count(*) > 1) WINDOW w AS (PARTITION BY id ORDER BY file, line)
    ) repeated WHERE nth > 1 ORDER BY file, line LIMIT ${most}`
}

/** Where references of each kind stand. `index` is the place in a list, or null. */
const REFERENCES: readonly { from: ContentKind; to: ContentKind; rows: string }[] = [
  {
    from: "topic",
    to: "topic",
    rows: "SELECT file, line, 'parent' AS field, parent AS ref FROM staged_topics WHERE parent IS NOT NULL",
  },
  {
    from: "article",
    to: "source",
    rows: "SELECT file, line, 'publisher' AS field, publisher AS ref FROM staged_articles WHERE publisher IS NOT NULL",
  },
  { from: "article", to: "person", rows: listReferences("people", "people", ".person") },
  { from: "article", to: "topic", rows: listReferences("topics") },
  { from: "article", to: "source", rows: listReferences("cited_sources", "citedSources") },
  { from: "article", to: "source", rows: listReferences("mentioned_sources", "mentionedSources") },
  ...(["person", "source", "topic"] as const).map((to) => ({ from: "article" as const, to, rows: mentionReferences(to) })),
  ...(["person", "source"] as const).map((to) => ({ from: "article" as const, to, rows: chainReferences(to) })),
  {
    from: "story",
    to: "article",
    rows: `SELECT s.file, s.line, 'articles[' || r.place - 1 || ']' AS field, r.slug AS ref FROM staged_stories s CROSS JOIN LATERAL unnest(s.articles) WITH ORDINALITY AS r(slug, place)`,
  },
]

function mentionReferences(kind: ContentKind): string {
  return `SELECT a.file, a.line, 'mentions[' || r.place - 1 || '].${kind}' AS field, r.item->'entity'->>'slug' AS ref
    FROM staged_articles a CROSS JOIN LATERAL jsonb_array_elements(a.curated->'mentions') WITH ORDINALITY AS r(item, place) WHERE r.item->'entity'->>'kind' = '${kind}'`
}

function chainReferences(kind: ContentKind): string {
  return `SELECT a.file, a.line, 'statements[' || r.place - 1 || '].chain[' || c.place - 1 || '].${kind}' AS field, c.step->>'${kind}' AS ref
    FROM staged_articles a CROSS JOIN LATERAL jsonb_array_elements(a.curated->'statements') WITH ORDINALITY AS r(item, place)
    CROSS JOIN LATERAL jsonb_array_elements(r.item->'chain') WITH ORDINALITY AS c(step, place) WHERE c.step ? '${kind}'`
}

/** Articles that stand in two stories: a story is the one event that an article reports. */
export function repeatedMembers(most: number): Sql {
  return sql`SELECT file, line, 'articles' AS field, 'the article ' || article || ' stands in another story too' AS message FROM (
      SELECT s.file, s.line, m.article, count(*) OVER (PARTITION BY m.article) AS stories FROM staged_stories s CROSS JOIN LATERAL unnest(s.articles) AS m(article)
    ) members WHERE stories > 1 ORDER BY file, line LIMIT ${most}`
}

function listReferences(column: string, field = column, key = ""): string {
  return `SELECT a.file, a.line, '${field}[' || r.place - 1 || ']${key}' AS field, r.slug AS ref
    FROM staged_articles a CROSS JOIN LATERAL unnest(a.${column}) WITH ORDINALITY AS r(slug, place)`
}

/** References to what is not staged nor, unless everything is replaced, stored. One statement for each kind of reference. */
export function danglingReferences(stored: boolean, most: number): Sql[] {
  return REFERENCES.map(({ to, rows }) => {
    const isStored = stored ? ` AND NOT EXISTS (SELECT FROM ${TABLE[to]} t WHERE t.slug = r.ref COLLATE "C")` : ""
    return sql`SELECT r.file, r.line, r.field, 'there is no ${raw(to)} ' || r.ref AS message FROM (${raw(rows)}) r
      WHERE NOT EXISTS (SELECT FROM ${raw(`staged_${TABLE[to]}`)} s WHERE s.slug = r.ref COLLATE "C")${raw(isStored)} ORDER BY 1, 2 LIMIT ${most}`
  })
}

/** Topics that stand below themselves. */
export function topicCycles(most: number): Sql {
  return sql`WITH RECURSIVE tree AS (SELECT slug, parent FROM staged_topics
      UNION ALL SELECT t.slug, p.slug FROM topics t JOIN topics p ON p.id = t.parent_id WHERE t.id NOT IN (SELECT id FROM staged_topics)),
    up AS (SELECT slug, parent FROM tree WHERE parent IS NOT NULL UNION SELECT up.slug, tree.parent FROM up JOIN tree ON tree.slug = up.parent WHERE tree.parent IS NOT NULL)
    SELECT s.file, s.line, 'parent' AS field, 'the topic stands below itself' AS message FROM up JOIN staged_topics s ON s.slug = up.slug
    WHERE up.slug = up.parent ORDER BY 1, 2 LIMIT ${most}`
}

/** Ids of other systems that two records claim, whether staged or stored and not replaced. */
export function repeatedExternalIds(most: number, stored: boolean): Sql {
  const staged = raw(
    IDENTIFIED.map(
      (kind) =>
        `SELECT file, line, slug, '${kind}' AS kind, x.scheme, x.value FROM staged_${TABLE[kind]}, json_to_recordset(external_ids) AS x(scheme text, value text)`,
    ).join(" UNION ALL "),
  )
  const kept = IDENTIFIED.map(
    (kind) =>
      `SELECT x.scheme, x.value FROM external_ids x WHERE x.${kind}_id IS NOT NULL AND NOT EXISTS (SELECT FROM staged_${TABLE[kind]} s WHERE s.id = x.${kind}_id)`,
  ).join(" UNION ALL ")
  return sql`WITH staged AS (${staged}), numbered AS (SELECT *, row_number() OVER (PARTITION BY scheme, value ORDER BY file, line) AS nth FROM staged)
    SELECT file, line, 'externalIds' AS field, 'the ' || scheme || ' id ' || value || ' belongs to another record too' AS message FROM numbered
    WHERE nth > 1 ${raw(stored ? `OR (scheme, value) IN (${kept})` : "")} ORDER BY 1, 2 LIMIT ${most}`
}
