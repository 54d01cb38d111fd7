import type { QueryId, Variants } from "../queries.ts"

// One prepared statement for each query; PostgreSQL produces the whole answer as JSON.

export interface FloorQuery<Id extends QueryId> {
  readonly text: string
  readonly values: (variables: Variants[Id]) => unknown[]
}

const NEWEST = "published_at DESC, id DESC"
const COLUMNS = "a.id, a.title, a.summary, a.language, a.published_at, a.source_id"
const SOURCE = `'source', (SELECT json_build_object('id', s.id, 'name', s.name) FROM sources s WHERE s.id = a.source_id)`
const REFERENCE = "'id', r.id, 'name', r.name"
const related = (key: string, link: string, table: string, fields: string) =>
  `'${key}s', (SELECT coalesce(json_agg(json_build_object(${fields})), '[]') FROM ${link} x JOIN ${table} r ON r.id = x.${key === "topic" ? "topic" : "person"}_id WHERE x.article_id = a.id)`
const TOPICS = related("topic", "article_topics", "topics", REFERENCE)
const people = (fields: string) => related("person", "article_people", "people", fields).replace("'persons'", "'people'")
const FACTS = "'id', a.id, 'title', a.title, 'publishedAt', a.published_at"
const list = (fields: string, from: string) =>
  `coalesce((SELECT json_agg(json_build_object(${fields}) ORDER BY a.published_at DESC, a.id DESC) FROM (${from}) a), '[]')`
const before = (count: number) =>
  `SELECT ${COLUMNS} FROM articles a WHERE a.published_at < $1::timestamptz ORDER BY ${NEWEST} LIMIT ${count}`

/** @param keys whether the join tables contain the time of publication, so that the newest articles are a range of an index. */
export function floorQueries(keys: boolean): { [Id in QueryId]: FloorQuery<Id> } {
  const newest = (of: "topic" | "person", id: string, count: number) =>
    keys
      ? `SELECT ${COLUMNS} FROM (SELECT y.article_id FROM keys.${of}_articles y WHERE y.${of}_id = ${id}
          ORDER BY y.published_at DESC, y.article_id DESC LIMIT ${count}) y JOIN articles a ON a.id = y.article_id`
      : `SELECT ${COLUMNS} FROM article_${of === "topic" ? "topics" : "people"} y JOIN articles a ON a.id = y.article_id
          WHERE y.${of}_id = ${id} ORDER BY ${NEWEST} LIMIT ${count}`
  const selected = keys
    ? `SELECT y.article_id AS id, y.published_at FROM keys.topic_articles y
        WHERE y.source_id = $1 AND y.topic_id = $2 AND y.published_at >= $3::timestamptz AND y.published_at < $4::timestamptz`
    : `SELECT a.id, a.published_at FROM articles a JOIN article_topics y ON y.article_id = a.id AND y.topic_id = $2
        WHERE a.source_id = $1 AND a.published_at >= $3::timestamptz AND a.published_at < $4::timestamptz`
  const latest = list(`'id', a.id, 'title', a.title, ${SOURCE}`, newest("person", "r.id", 5))
  return {
    Q1: {
      values: ({ id }) => [id],
      text: `SELECT json_build_object(${FACTS}, 'url', a.url, 'summary', a.summary, 'body', a.body, 'language', a.language,
        ${SOURCE}, ${TOPICS}, ${people(REFERENCE)})::text AS answer FROM articles a WHERE a.id = $1`,
    },
    Q2: {
      values: (variables) => [variables.before],
      text: `SELECT ${list(`${FACTS}, ${SOURCE}, ${TOPICS}, ${people(`${REFERENCE}, 'role', x.role`)}`, before(20))}::text AS answer`,
    },
    Q3: {
      values: ({ topic }) => [topic],
      text: `SELECT json_build_object('id', t.id, 'name', t.name, 'articles',
        ${list(`${FACTS}, ${SOURCE}, ${people(`${REFERENCE}, 'articles', ${latest}`)}`, newest("topic", "t.id", 20))}
        )::text AS answer FROM topics t WHERE t.id = $1`,
    },
    Q4: {
      values: (variables) => [variables.source, variables.topic, variables.from, variables.before],
      text: `WITH selected AS MATERIALIZED (${selected}) SELECT json_build_object('totalCount', (SELECT count(*) FROM selected), 'articles',
        ${list(`${FACTS}, 'summary', a.summary, ${SOURCE}`, `SELECT ${COLUMNS} FROM (SELECT * FROM selected ORDER BY ${NEWEST} LIMIT 50) y JOIN articles a ON a.id = y.id`)}
        )::text AS answer`,
    },
    Q5: {
      values: (variables) => [variables.before],
      text: `SELECT ${list(`${FACTS}, 'summary', a.summary, 'language', a.language, ${SOURCE}, ${TOPICS}`, before(500))}::text AS answer`,
    },
    Q6: {
      values: ({ person }) => [person],
      text: `SELECT json_build_object('id', p.id, 'name', p.name, 'occupation', p.occupation, 'articles',
        ${list(`${FACTS}, 'summary', a.summary, ${SOURCE}, ${TOPICS}`, newest("person", "p.id", 20))})::text AS answer FROM people p WHERE p.id = $1`,
    },
    Q7: {
      values: ({ word }) => [word],
      text: `SELECT ${list(
        `${FACTS}, ${SOURCE}`,
        `SELECT ${COLUMNS} FROM articles a WHERE to_tsvector('simple', a.title || ' ' || a.body) @@ plainto_tsquery('simple', $1)
        ORDER BY ${NEWEST} LIMIT 20`,
      )}::text AS answer`,
    },
  }
}
