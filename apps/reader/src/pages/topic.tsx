import { useParams } from "react-router"
import { graphql } from "../gql/gql.ts"
import { apiLocale } from "../language/locale.ts"
import { useSpeech } from "../language/messages.ts"
import { Loaded, useAnswer } from "../parts/answer.tsx"
import { ArticleList } from "../parts/article-line.tsx"
import { Empty } from "../parts/empty.tsx"
import { NameLink, NameList } from "../parts/name-link.tsx"
import { Pager, usePage } from "../parts/pager.tsx"
import { Text } from "../parts/text.tsx"
import { NotFound } from "./not-found.tsx"

const Topic = graphql(`
  query Topic($slug: String!, $locale: Locale!, $first: Int, $after: String, $last: Int, $before: String) {
    topic(by: { slug: $slug }) {
      id
      name(locale: $locale)
      parent { id ...NameOf parent { id ...NameOf parent { id ...NameOf } } }
      children(first: 50) { nodes { id ...NameOf } }
      articles(includeDescendants: true, first: $first, after: $after, last: $last, before: $before) {
        totalCount
        nodes { ...ArticleLine }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      }
    }
  }
`)

export function TopicPage() {
  const { slug = "" } = useParams()
  const { say, count, locale } = useSpeech()
  const answer = useAnswer(Topic, { slug, locale: apiLocale(locale), ...usePage(20) })
  return (
    <Loaded answer={answer}>
      {({ topic }) => {
        if (!topic) return <NotFound />
        const above = [topic.parent?.parent?.parent, topic.parent?.parent, topic.parent].filter((one) => !!one)
        return (
          <div className="page">
            <title>{`${topic.name} · ${say("title")}`}</title>
            {above.length > 0 && (
              <nav aria-label={say("path")} className="path">
                <ol>
                  {above.map((one) => (
                    <li key={one.id}>
                      <NameLink of={one} />
                    </li>
                  ))}
                </ol>
              </nav>
            )}
            <Text as="h1">{topic.name}</Text>
            {topic.children.nodes.length > 0 && (
              <div className="labelled">
                <span className="label">{say("below")}</span>
                <NameList of={topic.children.nodes} />
              </div>
            )}
            <h2 className="section-title">{count("hits", topic.articles.totalCount)}</h2>
            {topic.articles.nodes.length === 0 ? <Empty /> : <ArticleList of={topic.articles.nodes} />}
            <Pager of={topic.articles.pageInfo} byDate />
          </div>
        )
      }}
    </Loaded>
  )
}
