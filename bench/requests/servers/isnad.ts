import { type Dialect, document } from "./dialect.ts"

const SOURCE = "publisher { slug name }"
const TOPICS = "topics(first: 100) { nodes { slug name } }"
const PEOPLE = "people(first: 100) { nodes { slug name } }"

type Reference = { slug: string; name: string }

const numberOf = (slug: string) => Number(slug.slice(slug.lastIndexOf("-") + 1))
const reference = ({ slug, name }: Reference) => ({ id: numberOf(slug), name })
// biome-ignore lint/suspicious/noExplicitAny: an article has the fields that its query asks for
const article = ({ slug, headline, publisher, topics, people, ...rest }: any) => ({
  id: numberOf(slug),
  title: headline,
  ...rest,
  source: reference(publisher),
  ...(topics && { topics: topics.nodes.map(reference) }),
  ...(people?.nodes && { people: people.nodes.map(reference) }),
})

/** The queries as GraphQL documents; test/performance counts their statements. */
export const isnadDialect = {
  Q1: document<"Q1">(
    `query Q1($slug: String!) { article(by: { slug: $slug }) { slug headline url summary body language publishedAt ${SOURCE} ${TOPICS} ${PEOPLE} } }`,
    ({ id }) => ({ slug: `article-${id}` }),
    (data) => article(data.article),
  ),
  Q2: document<"Q2">(
    `query Q2($before: DateTime!) { articles(first: 20, filter: { publishedAt: { until: $before } }) { nodes { slug headline publishedAt ${SOURCE} ${TOPICS} people(first: 100) { edges { role node { slug name } } } } } }`,
    (variant) => variant,
    (data) =>
      data.articles.nodes.map(({ people, ...rest }: { people: { edges: { role: string; node: Reference }[] } }) => ({
        ...article(rest),
        people: people.edges.map(({ role, node }) => ({ ...reference(node), role })),
      })),
  ),
  Q3: document<"Q3">(
    `query Q3($slug: String!) { topic(by: { slug: $slug }) { slug name articles(first: 20, includeDescendants: false) { nodes { slug headline publishedAt ${SOURCE} people(first: 100) { nodes { slug name articles(first: 5) { nodes { slug headline ${SOURCE} } } } } } } } }`,
    ({ topic }) => ({ slug: `topic-${topic}` }),
    ({ topic }) => ({
      ...reference(topic),
      // biome-ignore lint/suspicious/noExplicitAny: as above
      articles: topic.articles.nodes.map(({ people, ...rest }: any) => ({
        ...article(rest),
        // biome-ignore lint/suspicious/noExplicitAny: as above
        people: people.nodes.map((person: any) => ({ ...reference(person), articles: person.articles.nodes.map(article) })),
      })),
    }),
  ),
  Q4: document<"Q4">(
    `query Q4($filter: ArticleFilter!) { articles(first: 50, filter: $filter) { totalCount nodes { slug headline summary publishedAt ${SOURCE} } } }`,
    ({ source, topic, from, before }) => ({
      filter: {
        publisher: [`source-${source}`],
        topic: [`topic-${topic}`],
        includeDescendants: false,
        publishedAt: { from, until: before },
      },
    }),
    ({ articles }) => ({ totalCount: articles.totalCount, articles: articles.nodes.map(article) }),
  ),
  Q5: document<"Q5">(
    `query Q5($before: DateTime!) { articles(first: 500, filter: { publishedAt: { until: $before } }) { nodes { slug headline summary language publishedAt ${SOURCE} ${TOPICS} } } }`,
    (variant) => variant,
    (data) => data.articles.nodes.map(article),
  ),
  Q6: document<"Q6">(
    `query Q6($slug: String!) { person(by: { slug: $slug }) { slug name description(locale: EN) articles(first: 20) { nodes { slug headline summary publishedAt ${SOURCE} ${TOPICS} } } } }`,
    ({ person }) => ({ slug: `person-${person}` }),
    ({ person }) => ({
      ...reference(person),
      occupation: person.description,
      articles: person.articles.nodes.map(article),
    }),
  ),
  Q7: document<"Q7">(
    `query Q7($search: String!) { articles(first: 20, filter: { search: $search }, orderBy: { field: PUBLISHED_AT }) { nodes { slug headline publishedAt ${SOURCE} } } }`,
    ({ word }) => ({ search: `"${word}"` }),
    (data) => data.articles.nodes.map(article),
  ),
} satisfies Dialect
