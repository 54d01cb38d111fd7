import { Link } from "react-router"
import { type FragmentType, unmask } from "../gql/fragment-masking.ts"
import { graphql } from "../gql/gql.ts"
import { percent } from "../language/format.ts"
import { useSpeech } from "../language/messages.ts"
import { ArticleLine } from "../parts/article-line.tsx"
import { NameLink, NameList } from "../parts/name-link.tsx"
import { Text } from "../parts/text.tsx"

const ArticleAsideOf = graphql(`
  fragment ArticleAside on Article {
    id
    slug
    story { id slug title(locale: $locale) articles(first: 0) { totalCount } }
    people(first: 50) { edges { roleLabel(locale: $locale) role node { id ...NameOf } } }
    citedSources(first: 50) { nodes { id ...NameOf } }
    mentionedSources(first: 50) { nodes { id ...NameOf } }
    topics(first: 30) { nodes { id ...NameOf } }
    sharedWith(first: 10) { edges { words share otherShare node { id slug ...ArticleLine } } }
  }
`)

/** The people, sources and topics in an article, and the articles with which it shares text. */
export function ArticleAside({ of }: { of: FragmentType<typeof ArticleAsideOf> }) {
  const article = unmask(ArticleAsideOf, of)
  const { say, count, locale } = useSpeech()
  const { story, people, sharedWith } = article
  const lists = [
    { title: say("citedSources"), nodes: article.citedSources.nodes },
    { title: say("mentionedSources"), nodes: article.mentionedSources.nodes },
    { title: say("topics"), nodes: article.topics.nodes },
  ].filter(({ nodes }) => nodes.length > 0)
  return (
    <aside className="article-aside">
      {story && (
        <section className="part-of">
          <h2>{say("partOfStory")}</h2>
          <p>
            <Link to={`/${locale}/stories/${story.slug}?left=${encodeURIComponent(article.slug)}`}>
              <Text>{story.title}</Text>
            </Link>
          </p>
          <p className="count">{count("reports", story.articles.totalCount)}</p>
        </section>
      )}
      {sharedWith.edges.length > 0 && (
        <section>
          <h2>{say("sharedWith")}</h2>
          <ul className="article-list">
            {sharedWith.edges.map(({ node, words, share, otherShare }) => (
              <li key={node.id}>
                <ArticleLine of={node}>
                  <p className="summary">
                    {say("sharedWithHint", {
                      words: count("words", words),
                      share: percent(locale, share),
                      otherShare: percent(locale, otherShare),
                    })}
                  </p>
                </ArticleLine>
              </li>
            ))}
          </ul>
        </section>
      )}
      {people.edges.length > 0 && (
        <section>
          <h2>{say("people")}</h2>
          <ul className="people">
            {people.edges.map(({ node, role, roleLabel }) => (
              <li key={`${node.id} ${role}`}>
                <NameLink of={node} /> <span className="count">{roleLabel}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {lists.map(({ title, nodes }) => (
        <section key={title}>
          <h2>{title}</h2>
          <NameList of={nodes} />
        </section>
      ))}
    </aside>
  )
}
