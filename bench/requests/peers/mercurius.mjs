// A GraphQL server written by hand for these queries: Fastify, Mercurius with compiled queries (graphql-jit), a batched loader for
// each relation, and SQL in prepared statements.
import Fastify from "fastify"
import { GraphQLScalarType } from "graphql"
import mercurius from "mercurius"
import pg from "pg"

const schema = `
  scalar DateTime
  type Source { id: Int! name: String! }
  type Topic { id: Int! name: String! articles(first: Int = 20): [Article!]! }
  type Person { id: Int! name: String! occupation: String! articles(first: Int = 20): [Article!]! }
  type Role { role: String! person: Person! }
  type Article {
    id: Int! title: String! url: String! summary: String! body: String! language: String! publishedAt: DateTime!
    source: Source! topics: [Topic!]! people: [Person!]! roles: [Role!]!
  }
  type Page { totalCount: Int! nodes: [Article!]! }
  input ArticleFilter { source: Int topic: Int from: DateTime before: DateTime }
  type Query {
    article(id: Int!): Article
    topic(id: Int!): Topic
    person(id: Int!): Person
    articles(filter: ArticleFilter, first: Int = 20): Page!
    search(word: String!, first: Int = 20): [Article!]!
  }`

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 })
const names = new Map()

/** Prepares each text once on every connection. */
async function rowsOf(text, values) {
  if (!names.has(text)) names.set(text, `statement_${names.size}`)
  const { rows } = await pool.query({ name: names.get(text), text, values })
  return rows
}

const COLUMNS = 'a.id, a.source_id, a.title, a.summary, a.language, a.url, a.published_at AS "publishedAt"'
const NEWEST = "a.published_at DESC, a.id DESC"

const CONDITIONS = {
  source: (value) => `a.source_id = ${value}`,
  topic: (value) => `EXISTS (SELECT 1 FROM article_topics x WHERE x.article_id = a.id AND x.topic_id = ${value})`,
  from: (value) => `a.published_at >= ${value}::timestamptz`,
  before: (value) => `a.published_at < ${value}::timestamptz`,
}

function selected(filter = {}) {
  const given = Object.keys(CONDITIONS).filter((key) => filter[key] != null)
  const conditions = given.map((key, index) => CONDITIONS[key](`$${index + 1}`))
  return { where: conditions.length > 0 ? `WHERE ${conditions.join(" AND ")}` : "", values: given.map((key) => filter[key]) }
}

const resolvers = {
  DateTime: new GraphQLScalarType({ name: "DateTime", serialize: (date) => date.toISOString(), parseValue: (value) => value }),
  Query: {
    article: async (_, { id }) => (await rowsOf(`SELECT ${COLUMNS}, a.body FROM articles a WHERE a.id = $1`, [id]))[0],
    topic: async (_, { id }) => (await rowsOf("SELECT id, name FROM topics WHERE id = $1", [id]))[0],
    person: async (_, { id }) => (await rowsOf("SELECT id, name, occupation FROM people WHERE id = $1", [id]))[0],
    articles: (_, page) => page,
    search: (_, { word, first }) =>
      rowsOf(
        `SELECT ${COLUMNS} FROM articles a WHERE to_tsvector('simple', a.title || ' ' || a.body) @@ plainto_tsquery('simple', $1) ORDER BY ${NEWEST} LIMIT $2`,
        [word, first],
      ),
  },
  Page: {
    nodes: ({ filter, first }) => {
      const { where, values } = selected(filter)
      return rowsOf(`SELECT ${COLUMNS} FROM articles a ${where} ORDER BY ${NEWEST} LIMIT $${values.length + 1}`, [...values, first])
    },
    totalCount: async ({ filter }) => {
      const { where, values } = selected(filter)
      return Number((await rowsOf(`SELECT count(*) FROM articles a ${where}`, values))[0].count)
    },
  },
}

const idsOf = (queries) => [...new Set(queries.map(({ obj }) => obj.id))]

/** The rows of each parent, in the order of the parents. */
function grouped(queries, rows, shape = (row) => row) {
  const groups = Map.groupBy(rows, ({ parent }) => parent)
  return queries.map(({ obj }) => (groups.get(obj.id) ?? []).map(shape))
}

const PEOPLE =
  "SELECT x.article_id AS parent, x.role, r.id, r.name, r.occupation FROM article_people x JOIN people r ON r.id = x.person_id WHERE x.article_id = ANY($1)"
const TOPICS =
  "SELECT x.article_id AS parent, r.id, r.name FROM article_topics x JOIN topics r ON r.id = x.topic_id WHERE x.article_id = ANY($1)"

function newest(table, column) {
  const text = `SELECT p.id AS parent, l.* FROM unnest($1::int[]) p(id), LATERAL (SELECT ${COLUMNS} FROM ${table} y JOIN articles a ON a.id = y.article_id WHERE y.${column} = p.id ORDER BY ${NEWEST} LIMIT $2) l`
  return async (queries) => grouped(queries, await rowsOf(text, [idsOf(queries), queries[0].params.first]))
}

const loaders = {
  Article: {
    source: async (queries) => {
      const ids = [...new Set(queries.map(({ obj }) => obj.source_id))]
      const rows = await rowsOf("SELECT id, name FROM sources WHERE id = ANY($1)", [ids])
      const sources = new Map(rows.map((row) => [row.id, row]))
      return queries.map(({ obj }) => sources.get(obj.source_id))
    },
    topics: async (queries) => grouped(queries, await rowsOf(TOPICS, [idsOf(queries)])),
    people: async (queries) => grouped(queries, await rowsOf(PEOPLE, [idsOf(queries)])),
    roles: async (queries) => grouped(queries, await rowsOf(PEOPLE, [idsOf(queries)]), ({ role, ...person }) => ({ role, person })),
  },
  Person: { articles: newest("article_people", "person_id") },
  Topic: { articles: newest("article_topics", "topic_id") },
}

const app = Fastify({ logger: false, keepAliveTimeout: 60_000 })
app.register(mercurius, { schema, resolvers, loaders, jit: 1, graphiql: false })
await app.listen({ port: Number(process.env.PORT), host: "127.0.0.1" })
process.on("SIGTERM", () => process.exit(0))
