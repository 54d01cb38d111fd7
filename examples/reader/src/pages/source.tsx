import { useParams } from "react-router"
import { graphql } from "../gql/gql.ts"
import { apiLocale } from "../language/locale.ts"
import { useSpeech } from "../language/messages.ts"
import { Loaded, useAnswer } from "../parts/answer.tsx"
import { ArticleList } from "../parts/article-line.tsx"
import { Empty } from "../parts/empty.tsx"
import { OtherNames } from "../parts/other-names.tsx"
import { Pager, usePage } from "../parts/pager.tsx"
import { StatementList } from "../parts/statement.tsx"
import { Text } from "../parts/text.tsx"
import { NotFound } from "./not-found.tsx"

const Source = graphql(`
  query Source(
    $slug: String!, $locale: Locale!
    $first: Int, $after: String, $last: Int, $before: String
    $citedFirst: Int, $citedAfter: String, $citedLast: Int, $citedBefore: String
    $saidFirst: Int, $saidAfter: String, $saidLast: Int, $saidBefore: String
  ) {
    source(by: { slug: $slug }) {
      id
      name(locale: $locale)
      description(locale: $locale)
      kindLabel(locale: $locale)
      homepage
      ...NamesOf
      articles(first: $first, after: $after, last: $last, before: $before) {
        totalCount
        nodes { ...ArticleLine }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      }
      citedIn(first: $citedFirst, after: $citedAfter, last: $citedLast, before: $citedBefore) {
        totalCount
        nodes { ...ArticleLine }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      }
      statements(first: $saidFirst, after: $saidAfter, last: $saidLast, before: $saidBefore) {
        totalCount
        nodes { ...StatementOf }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      }
    }
  }
`)

export function SourcePage() {
  const { slug = "" } = useParams()
  const { say, count, locale } = useSpeech()
  const cited = usePage(10, "cited-")
  const said = usePage(10, "said-")
  const answer = useAnswer(Source, {
    slug,
    locale: apiLocale(locale),
    ...usePage(10),
    citedFirst: cited.first,
    citedAfter: cited.after,
    citedLast: cited.last,
    citedBefore: cited.before,
    saidFirst: said.first,
    saidAfter: said.after,
    saidLast: said.last,
    saidBefore: said.before,
  })
  return (
    <Loaded answer={answer}>
      {({ source }) => {
        if (!source) return <NotFound />
        const lists = [
          { list: "", title: say("published"), articles: source.articles },
          { list: "cited-", title: say("citedIn"), articles: source.citedIn },
        ]
        return (
          <div className="page profile">
            <title>{`${source.name} · ${say("title")}`}</title>
            <header className="profile-head">
              <p className="kicker">{source.kindLabel}</p>
              <Text as="h1">{source.name}</Text>
              {source.description && (
                <Text as="p" className="standfirst">
                  {source.description}
                </Text>
              )}
              <OtherNames of={source} shown={source.name} />
              {source.homepage && (
                <p className="labelled">
                  <span className="label">{say("homepage")}</span>{" "}
                  <a href={source.homepage} rel="external noopener" dir="ltr">
                    {source.homepage}
                  </a>
                </p>
              )}
            </header>
            <div className="two">
              <div>
                {lists.map(({ list, title, articles }) => (
                  <section key={title} aria-label={title}>
                    <h2 className="section-title">
                      {title} <span className="count">{count("hits", articles.totalCount)}</span>
                    </h2>
                    {articles.nodes.length === 0 ? <Empty /> : <ArticleList of={articles.nodes} />}
                    <Pager of={articles.pageInfo} list={list} byDate />
                  </section>
                ))}
              </div>
              <section aria-labelledby="said">
                <h2 id="said" className="section-title">
                  {say("relayedBy")} <span className="count">{count("statementCount", source.statements.totalCount)}</span>
                </h2>
                {source.statements.nodes.length === 0 ? <Empty /> : <StatementList of={source.statements.nodes} />}
                <Pager of={source.statements.pageInfo} list="said-" byDate />
              </section>
            </div>
          </div>
        )
      }}
    </Loaded>
  )
}
