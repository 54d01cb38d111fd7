import sql, { raw, type Sql } from "sql-template-tag"
import { type Field, type Kind, ownerColumn, snakeCase } from "../../content/kind.ts"
import { IDENTIFIED, KINDS, type KindTable, kindCalled } from "../../content/kinds.ts"
import { MENTIONED, SPEAKING } from "../../content/named-kinds.ts"
import { takeTurn } from "../../db/locks.ts"
import { type StagedColumn, stagedColumns } from "./columns.ts"

// Content is first staged in temporary tables, so that all of it can be checked, also against what is stored, before anything
// changes.

/**
 * Takes the lock of writers; more memory for work on whole sets; lz4, where the server has it, which compresses long texts
 * several times faster than the default.
 */
export const BEGIN_WRITING = `${takeTurn("WRITE")}; SET LOCAL work_mem = '64MB';
  DO $$ BEGIN PERFORM set_config('default_toast_compression', 'lz4', true); EXCEPTION WHEN OTHERS THEN NULL; END $$`

/** What is staged of every kind. */
export const ORIGIN: readonly StagedColumn[] = [
  ["id", "bigint"],
  ["slug", 'text COLLATE "C"'],
  ["digest", "text"],
  ["file", "text"],
  ["line", "int"],
]

export const WORDS: readonly StagedColumn[] = [["word", 'text COLLATE "C"']]

/** They are dropped when the transaction ends. */
export const STAGING_TABLES = [
  ...KINDS.map((kind) => stagingTable(`staged_${kind.table}`, [...ORIGIN, ...stagedColumns(kind)])),
  stagingTable("staged_words", WORDS),
].join(";\n")

function stagingTable(name: string, columns: readonly StagedColumn[]): string {
  return `CREATE TEMP TABLE ${name} (${columns.map((column) => column.join(" ")).join(", ")}) ON COMMIT DROP`
}

export const STAGING_INDEXES = KINDS.map(
  ({ table }) => `CREATE INDEX ON staged_${table} (id); CREATE INDEX ON staged_${table} (slug); ANALYZE staged_${table};`,
).join("\n")

/** @param found a SELECT that gives the columns of `changed_…`. */
export function keepChanged({ table }: Kind, found: string): string {
  return `CREATE TEMP TABLE changed_${table} ON COMMIT DROP AS ${found}; CREATE INDEX ON changed_${table} (id); ANALYZE changed_${table}`
}

/**
 * Inserts rows that come as one JSON parameter: that is faster, to write in JavaScript and to read in PostgreSQL, than an array
 * for each column.
 */
export function stageRows(kind: Kind, rows: readonly string[]): Sql {
  const table = raw(`staged_${kind.table}`)
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

/** Slugs that occur twice, or two slugs that give the same id (ids are computed from slugs). */
export function repeatedSlugs(kind: Kind, most: number): Sql {
  const table = raw(`staged_${kind.table}`)
  return sql`SELECT file, line, 'slug' AS field, 'repeats the slug ' || slug || ' of ' || first_file || ':' || first_line AS message FROM (
      SELECT file, line, slug, first_value(file) OVER w AS first_file, first_value(line) OVER w AS first_line, row_number() OVER w AS nth
      FROM ${table} WHERE id IN (SELECT id FROM ${table} GROUP BY id HAVING count(*) > 1) WINDOW w AS (PARTITION BY id ORDER BY file, line)
    ) repeated WHERE nth > 1 ORDER BY file, line LIMIT ${most}`
}

/** SQL: whether a row was written from a record, and not computed. @param alias of the kind's table. */
export function written({ computed }: Kind, alias = "t"): string {
  return computed ? `${alias}.method = 'CURATED'` : "true"
}

interface References {
  /** The table of the kind that refers. */
  readonly of: KindTable
  readonly to: string
  /** A SELECT that gives file, line, field and slug of each reference. */
  readonly rows: string
}

/** All references in the staged tables, by the kind that they refer to. */
const REFERENCES: readonly References[] = KINDS.flatMap(({ table, fields }) =>
  Object.entries(fields).flatMap(([name, field]) =>
    referencesIn(`staged_${table}`, name, field).map((references) => ({ ...references, of: table })),
  ),
)

function referencesIn(table: string, name: string, field: Field): Omit<References, "of">[] {
  const column = snakeCase(name)
  switch (field.is) {
    case "reference":
      return [
        {
          to: field.to,
          rows: `SELECT file, line, '${name}' AS field, ${column} AS ref FROM ${table} WHERE ${column} IS NOT NULL`,
        },
      ]
    case "links":
      return [{ to: field.to, rows: listReferences(table, name, field.roleType && !field.role ? `.${field.to}` : "") }]
    case "members":
      return [{ to: field.to, rows: listReferences(table, name) }]
    case "facts": {
      const rowsOf = field.facts === "mentions" ? mentionReferences : chainReferences
      return (field.facts === "mentions" ? MENTIONED : SPEAKING).map((to) => ({ to, rows: rowsOf(table, to) }))
    }
    default:
      return []
  }
}

function mentionReferences(table: string, kind: string): string {
  return `SELECT a.file, a.line, 'mentions[' || r.place - 1 || '].${kind}' AS field, r.item->'entity'->>'slug' AS ref
    FROM ${table} a CROSS JOIN LATERAL jsonb_array_elements(a.curated->'mentions') WITH ORDINALITY AS r(item, place) WHERE r.item->'entity'->>'kind' = '${kind}'`
}

function chainReferences(table: string, kind: string): string {
  return `SELECT a.file, a.line, 'statements[' || r.place - 1 || '].chain[' || c.place - 1 || '].${kind}' AS field, c.step->>'${kind}' AS ref
    FROM ${table} a CROSS JOIN LATERAL jsonb_array_elements(a.curated->'statements') WITH ORDINALITY AS r(item, place)
    CROSS JOIN LATERAL jsonb_array_elements(r.item->'chain') WITH ORDINALITY AS c(step, place) WHERE c.step ? '${kind}'`
}

/** @param key the key of the slug in each item of the list, as messages name it. */
function listReferences(table: string, field: string, key = ""): string {
  return `SELECT a.file, a.line, '${field}[' || r.place - 1 || ']${key}' AS field, r.slug AS ref
    FROM ${table} a CROSS JOIN LATERAL unnest(a.${snakeCase(field)}) WITH ORDINALITY AS r(slug, place)`
}

/** Articles that are in two curated stories. A story is one event, and an article reports one. */
export function repeatedMembers(most: number): Sql {
  return sql`SELECT file, line, 'articles' AS field, 'the article ' || article || ' stands in another story too' AS message FROM (
      SELECT s.file, s.line, m.article, count(*) OVER (PARTITION BY m.article) AS stories FROM staged_stories s CROSS JOIN LATERAL unnest(s.articles) AS m(article)
    ) members WHERE stories > 1 ORDER BY file, line LIMIT ${most}`
}

/**
 * References to records that are not staged and, unless everything is replaced, not stored either: one statement, or none where
 * no staged kind has references. @param holds the tables of the kinds that are staged.
 */
export function danglingReferences(holds: ReadonlySet<KindTable>, stored: boolean, most: number): Sql[] {
  const dangling = REFERENCES.filter(({ of }) => holds.has(of)).map(({ to, rows }) => {
    const { table } = kindCalled(to)
    const isStaged = holds.has(table) ? ` AND NOT EXISTS (SELECT FROM staged_${table} s WHERE s.slug = r.ref COLLATE "C")` : ""
    const isStored = stored ? ` AND NOT EXISTS (SELECT FROM ${table} t WHERE t.slug = r.ref COLLATE "C")` : ""
    return `SELECT r.file, r.line, r.field, 'there is no ${to} ' || r.ref AS message FROM (${rows}) r WHERE true${isStaged}${isStored}`
  })
  if (dangling.length === 0) return []
  return [sql`SELECT * FROM (${raw(dangling.join(" UNION ALL "))}) dangling ORDER BY file, line LIMIT ${most}`]
}

/** Topics that are their own ancestors. Stored topics are not, so it is enough to look at the ancestors of staged ones. */
export function topicCycles(most: number): Sql {
  return sql`WITH RECURSIVE up AS (SELECT slug, parent COLLATE "C" AS parent FROM staged_topics WHERE parent IS NOT NULL
      UNION SELECT up.slug, above.parent COLLATE "C" FROM up CROSS JOIN LATERAL (SELECT s.parent FROM staged_topics s WHERE s.slug = up.parent
        UNION ALL SELECT p.slug FROM topics t JOIN topics p ON p.id = t.parent_id WHERE t.slug = up.parent AND NOT EXISTS (SELECT FROM staged_topics s WHERE s.id = t.id)
      ) above WHERE above.parent IS NOT NULL)
    SELECT s.file, s.line, 'parent' AS field, 'the topic stands below itself' AS message FROM up JOIN staged_topics s ON s.slug = up.slug
    WHERE up.slug = up.parent ORDER BY 1, 2 LIMIT ${most}`
}

/**
 * External ids that two records have, staged ones or stored ones that stay.
 * @param holds the tables of the kinds that are staged, at least one of them with such ids.
 */
export function repeatedExternalIds(holds: ReadonlySet<KindTable>, stored: boolean, most: number): Sql {
  const kinds = IDENTIFIED.filter(({ table }) => holds.has(table))
  const staged = raw(
    kinds
      .map(
        ({ name, table }) =>
          `SELECT file, line, slug, '${name}' AS kind, x.scheme, x.value FROM staged_${table}, json_to_recordset(external_ids) AS x(scheme text, value text)`,
      )
      .join(" UNION ALL "),
  )
  const isKept = kinds
    .map((kind) => ` AND NOT EXISTS (SELECT FROM staged_${kind.table} s WHERE s.id = x.${ownerColumn(kind)})`)
    .join("")
  return sql`WITH staged AS (${staged}), numbered AS (SELECT *, row_number() OVER (PARTITION BY scheme, value ORDER BY file, line) AS nth FROM staged)
    SELECT file, line, 'externalIds' AS field, 'the ' || scheme || ' id ' || value || ' belongs to another record too' AS message FROM numbered n
    WHERE nth > 1 ${raw(stored ? `OR EXISTS (SELECT FROM external_ids x WHERE x.scheme = n.scheme AND x.value = n.value${isKept})` : "")} ORDER BY 1, 2 LIMIT ${most}`
}
