import { type Content, contentOf } from "../content/content.ts"
import { figure, percentile } from "../figures.ts"
import { post, start } from "../servers/running.ts"
import { SERVERS } from "../servers/servers.ts"

/**
 * Measures plain inserts, for comparison: PostGraphile's `createArticle`, with the rows of its links in the same request.
 * Nothing is derived or found. @returns a row of the report.
 */
export async function plainInserts(content: Content, database: string, rounds: number): Promise<string[]> {
  const server = await start({ ...SERVERS.postgraphile, env: { ...SERVERS.postgraphile.env, MUTATIONS: "on" } }, database)
  const more = contentOf(content.size, content.seed + 1)
  const times: number[] = []
  try {
    for (let round = 0; round < rounds; round++) {
      const id = content.size + 1 + round
      const { people, topics, citedSources, source, publishedAt, title, summary, language, url, body } = more.article(1 + round)
      const article = { id, sourceId: source, title, summary, body: body.slice(0, 1_000), language, url, publishedAt }
      const query = mutationOf(id, { people, topics, citedSources })
      const { text, milliseconds } = await post(server.url, { query, variables: { article } })
      if (JSON.parse(text).errors) throw new Error(text.slice(0, 400))
      times.push(milliseconds)
    }
  } finally {
    await server.stop()
  }
  return [
    "for scale: PostGraphile's createArticle with its links, nothing derived",
    figure(percentile(times, 0.5)),
    figure(percentile(times, 0.99)),
  ]
}

interface Links {
  readonly people: readonly { readonly person: number; readonly role: string }[]
  readonly topics: readonly number[]
  readonly citedSources: readonly number[]
}

function mutationOf(id: number, { people, topics, citedSources }: Links): string {
  const links = [
    ...people.map(
      ({ person, role }, index) =>
        `p${index}: createArticlePerson(input: { articlePerson: { articleId: ${id}, personId: ${person}, role: "${role}" } }) { clientMutationId }`,
    ),
    ...topics.map(
      (topic, index) =>
        `t${index}: createArticleTopic(input: { articleTopic: { articleId: ${id}, topicId: ${topic} } }) { clientMutationId }`,
    ),
    ...citedSources.map(
      (cited, index) =>
        `c${index}: createArticleCitation(input: { articleCitation: { articleId: ${id}, sourceId: ${cited} } }) { clientMutationId }`,
    ),
  ]
  return `mutation ($article: ArticleInput!) { createArticle(input: { article: $article }) { clientMutationId } ${links.join(" ")} }`
}
