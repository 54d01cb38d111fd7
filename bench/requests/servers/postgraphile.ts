import { type Dialect, document } from "./dialect.ts"

const SOURCE = "source { rowId name }"
const NEWEST = "orderBy: [PUBLISHED_AT_DESC, ROW_ID_DESC]"
const TOPICS = "topicsByArticleTopicArticleIdAndTopicId { nodes { rowId name } }"
const PEOPLE = "peopleByArticlePersonArticleIdAndPersonId"

const reference = ({ rowId, name }: { rowId: number; name: string }) => ({ id: rowId, name })
// biome-ignore lint/suspicious/noExplicitAny: an article has the fields that its query asks for
const article = ({ rowId, source, topicsByArticleTopicArticleIdAndTopicId: topics, ...rest }: any) => ({
  id: rowId,
  ...rest,
  source: reference(source),
  ...(topics && { topics: topics.nodes.map(reference) }),
})

export const postgraphileDialect: Dialect = {
  Q1: document(
    `query Q1($id: Int!) { article(rowId: $id) { rowId title url summary body language publishedAt ${SOURCE} ${TOPICS} ${PEOPLE} { nodes { rowId name } } } }`,
    (variant) => variant,
    ({ article: { [PEOPLE]: people, ...rest } }) => ({ ...article(rest), people: people.nodes.map(reference) }),
  ),
  Q2: document(
    `query Q2($before: Datetime!) { articles(filter: { publishedAt: { lessThan: $before } }, ${NEWEST}, first: 20) { nodes { rowId title publishedAt ${SOURCE} ${TOPICS} articlePeople { nodes { role person { rowId name } } } } } }`,
    (variant) => variant,
    (data) =>
      // biome-ignore lint/suspicious/noExplicitAny: as above
      data.articles.nodes.map(({ articlePeople, ...rest }: any) => ({
        ...article(rest),
        // biome-ignore lint/suspicious/noExplicitAny: as above
        people: articlePeople.nodes.map(({ role, person }: any) => ({ ...reference(person), role })),
      })),
  ),
  Q3: document(
    `query Q3($topic: Int!) { topic(rowId: $topic) { rowId name articlesByArticleTopicTopicIdAndArticleId(${NEWEST}, first: 20) { nodes { rowId title publishedAt ${SOURCE} ${PEOPLE} { nodes { rowId name articlesByArticlePersonPersonIdAndArticleId(${NEWEST}, first: 5) { nodes { rowId title ${SOURCE} } } } } } } } }`,
    (variant) => variant,
    ({ topic }) => ({
      ...reference(topic),
      // biome-ignore lint/suspicious/noExplicitAny: as above
      articles: topic.articlesByArticleTopicTopicIdAndArticleId.nodes.map(({ [PEOPLE]: people, ...rest }: any) => ({
        ...article(rest),
        // biome-ignore lint/suspicious/noExplicitAny: as above
        people: people.nodes.map((person: any) => ({
          ...reference(person),
          articles: person.articlesByArticlePersonPersonIdAndArticleId.nodes.map(article),
        })),
      })),
    }),
  ),
  Q4: document(
    `query Q4($source: Int!, $topic: Int!, $from: Datetime!, $before: Datetime!) { articles(filter: { sourceId: { equalTo: $source }, articleTopics: { some: { topicId: { equalTo: $topic } } }, publishedAt: { greaterThanOrEqualTo: $from, lessThan: $before } }, ${NEWEST}, first: 50) { totalCount nodes { rowId title summary publishedAt ${SOURCE} } } }`,
    (variant) => variant,
    ({ articles }) => ({ totalCount: articles.totalCount, articles: articles.nodes.map(article) }),
  ),
  Q5: document(
    `query Q5($before: Datetime!) { articles(filter: { publishedAt: { lessThan: $before } }, ${NEWEST}, first: 500) { nodes { rowId title summary language publishedAt ${SOURCE} ${TOPICS} } } }`,
    (variant) => variant,
    (data) => data.articles.nodes.map(article),
  ),
  Q6: document(
    `query Q6($person: Int!) { person(rowId: $person) { rowId name occupation articlesByArticlePersonPersonIdAndArticleId(${NEWEST}, first: 20) { nodes { rowId title summary publishedAt ${SOURCE} ${TOPICS} } } } }`,
    (variant) => variant,
    ({ person }) => ({
      ...reference(person),
      occupation: person.occupation,
      articles: person.articlesByArticlePersonPersonIdAndArticleId.nodes.map(article),
    }),
  ),
  Q7: document(
    `query Q7($word: String!) { searchArticles(word: $word, first: 20) { nodes { rowId title publishedAt ${SOURCE} } } }`,
    (variant) => variant,
    (data) => data.searchArticles.nodes.map(article),
  ),
}
