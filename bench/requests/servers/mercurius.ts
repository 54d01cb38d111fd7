import { type Dialect, document } from "./dialect.ts"

const SOURCE = "source { id name }"
const TOPICS = "topics { id name }"

/** This server was written for these queries, so only the roles in its answers must be converted. */
export const mercuriusDialect: Dialect = {
  Q1: document(
    `query Q1($id: Int!) { article(id: $id) { id title url summary body language publishedAt ${SOURCE} ${TOPICS} people { id name } } }`,
    (variant) => variant,
    (data) => data.article,
  ),
  Q2: document(
    `query Q2($before: DateTime!) { articles(filter: { before: $before }, first: 20) { nodes { id title publishedAt ${SOURCE} ${TOPICS} roles { role person { id name } } } } }`,
    (variant) => variant,
    (data) =>
      data.articles.nodes.map(({ roles, ...rest }: { roles: { role: string; person: object }[] }) => ({
        ...rest,
        people: roles.map(({ role, person }) => ({ ...person, role })),
      })),
  ),
  Q3: document(
    `query Q3($topic: Int!) { topic(id: $topic) { id name articles(first: 20) { id title publishedAt ${SOURCE} people { id name articles(first: 5) { id title ${SOURCE} } } } } }`,
    (variant) => variant,
    (data) => data.topic,
  ),
  Q4: document(
    `query Q4($filter: ArticleFilter!) { articles(filter: $filter, first: 50) { totalCount nodes { id title summary publishedAt ${SOURCE} } } }`,
    (filter) => ({ filter }),
    ({ articles }) => ({ totalCount: articles.totalCount, articles: articles.nodes }),
  ),
  Q5: document(
    `query Q5($before: DateTime!) { articles(filter: { before: $before }, first: 500) { nodes { id title summary language publishedAt ${SOURCE} ${TOPICS} } } }`,
    (variant) => variant,
    (data) => data.articles.nodes,
  ),
  Q6: document(
    `query Q6($person: Int!) { person(id: $person) { id name occupation articles(first: 20) { id title summary publishedAt ${SOURCE} ${TOPICS} } } }`,
    (variant) => variant,
    (data) => data.person,
  ),
  Q7: document(
    `query Q7($word: String!) { search(word: $word, first: 20) { id title publishedAt ${SOURCE} } }`,
    (variant) => variant,
    (data) => data.search,
  ),
}
