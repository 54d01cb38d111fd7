import { Link } from "react-router"
import { graphql } from "../gql/gql.ts"
import { apiLocale } from "../language/locale.ts"
import { useSpeech } from "../language/messages.ts"
import { Loaded, useAnswer } from "../parts/answer.tsx"
import { ArticleList } from "../parts/article-line.tsx"
import { NameLink } from "../parts/name-link.tsx"
import { StoryCard } from "../parts/story-card.tsx"

const Front = graphql(`
  query Front($locale: Locale!) {
    stories(first: 12) {
      nodes {
        id
        independentOrigins
        ...StoryCard
      }
    }
    articles(first: 12) { nodes { ...ArticleLine } }
    topics(first: 20, filter: { top: true }, orderBy: { field: NAME, locale: $locale }) {
      nodes {
        id
        ...NameOf
        children(first: 6) { nodes { id ...NameOf } }
      }
    }
  }
`)

export function FrontPage() {
  const { say, locale } = useSpeech()
  const answer = useAnswer(Front, { locale: apiLocale(locale) })
  return (
    <div className="page front">
      <title>{`${say("title")} · ${say("motto")}`}</title>
      <h1 className="motto">{say("motto")}</h1>
      <Loaded answer={answer}>
        {({ stories, articles, topics }) => {
          // The story with the most independent speakers comes first.
          const [lead, ...others] = stories.nodes.toSorted((a, b) => b.independentOrigins - a.independentOrigins)
          return (
            <div className="front-grid">
              <section className="front-stories" aria-labelledby="front-stories">
                {lead && <StoryCard of={lead} lead />}
                <h2 id="front-stories" className="section-title">
                  {say("latestStories")}
                </h2>
                <ul className="story-list">
                  {others.slice(0, 6).map((story) => (
                    <li key={story.id}>
                      <StoryCard of={story} />
                    </li>
                  ))}
                </ul>
                <Link to={`/${locale}/stories`} className="more">
                  {say("allStories")}
                </Link>
              </section>
              <section className="front-articles" aria-labelledby="front-articles">
                <h2 id="front-articles" className="section-title">
                  {say("latestArticles")}
                </h2>
                <ArticleList of={articles.nodes} />
                <Link to={`/${locale}/search`} className="more">
                  {say("allArticles")}
                </Link>
              </section>
              <section className="front-topics" aria-labelledby="front-topics">
                <h2 id="front-topics" className="section-title">
                  {say("topics")}
                </h2>
                <ul className="topic-grid">
                  {topics.nodes.map((topic) => (
                    <li key={topic.id}>
                      <NameLink of={topic} className="top" />
                      <ul>
                        {topic.children.nodes.map((child) => (
                          <li key={child.id}>
                            <NameLink of={child} />
                          </li>
                        ))}
                      </ul>
                    </li>
                  ))}
                </ul>
              </section>
            </div>
          )
        }}
      </Loaded>
    </div>
  )
}
