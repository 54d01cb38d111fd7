import { Link, useParams } from "react-router"
import { graphql } from "../gql/gql.ts"
import { day, number } from "../language/format.ts"
import { apiLocale, directionOf } from "../language/locale.ts"
import { useSpeech } from "../language/messages.ts"
import { Loaded, useAnswer } from "../parts/answer.tsx"
import { Empty } from "../parts/empty.tsx"
import { NameLink, NameList } from "../parts/name-link.tsx"
import { Statement } from "../parts/statement.tsx"
import { Text } from "../parts/text.tsx"
import { ArticleAside } from "./article-aside.tsx"
import { ArticleText } from "./article-text.tsx"
import { NotFound } from "./not-found.tsx"

const Article = graphql(`
  query Article($slug: String!, $locale: Locale!) {
    article(by: { slug: $slug }) {
      id
      headline
      headlineDerived
      language
      summary
      publishedAt
      url
      publisher { ...NameOf }
      topics(first: 30) { nodes { id ...NameOf } }
      statements(first: 100) { nodes { id ...StatementOf } }
      ...ArticleText
      ...ArticleAside
    }
  }
`)

export function ArticlePage() {
  const { slug = "" } = useParams()
  const { say, locale } = useSpeech()
  const answer = useAnswer(Article, { slug, locale: apiLocale(locale) })
  return (
    <Loaded answer={answer}>
      {({ article }) => {
        if (!article) return <NotFound />
        const { headline, language, summary, publishedAt, publisher, url, statements } = article
        return (
          <div className="page article">
            <title>{`${headline} · ${say("title")}`}</title>
            <article className="article-main" aria-labelledby="headline">
              <header>
                <NameList of={article.topics.nodes.slice(0, 4)} className="kickers" />
                <h1 id="headline" lang={language} dir={directionOf(language)}>
                  {headline}
                </h1>
                {article.headlineDerived && <p className="hint">{say("derivedHeadline")}</p>}
                {summary && (
                  <Text as="p" language={language} className="standfirst">
                    {summary}
                  </Text>
                )}
                <p className="byline">
                  {publisher ? <NameLink of={publisher} /> : <span>{say("noPublisher")}</span>}
                  <time dateTime={publishedAt ?? undefined}>{publishedAt ? day(locale, publishedAt) : say("undated")}</time>
                  {url && (
                    <a href={url} rel="external noopener">
                      {say("original")}
                    </a>
                  )}
                </p>
              </header>
              <p className="legend">
                {say("legend")}: <span className="mention">{say("legendMention")}</span> ·{" "}
                <span className="said">{say("legendStatement")}</span>
              </p>
              <ArticleText of={article} />
              <section className="statements" aria-labelledby="statements">
                <h2 id="statements" className="section-title">
                  {say("statements")}
                </h2>
                {statements.nodes.length === 0 ? (
                  <Empty>{say("noStatements")}</Empty>
                ) : (
                  <p className="intro">{say("statementsIntro")}</p>
                )}
                <ol className="statement-list">
                  {statements.nodes.map((statement, index) => (
                    <li key={statement.id}>
                      <Statement
                        of={statement}
                        id={`said-${index + 1}`}
                        lead={
                          <Link
                            to={`#text-${index + 1}`}
                            className="ordinal"
                            aria-label={`${say("toStatement", { number: number(locale, index + 1) })}: ${say("toText")}`}
                          >
                            {number(locale, index + 1)}
                          </Link>
                        }
                      />
                    </li>
                  ))}
                </ol>
              </section>
            </article>
            <ArticleAside of={article} />
          </div>
        )
      }}
    </Loaded>
  )
}
