import { useEffect, useRef, useState } from "react"
import { useSearchParams } from "react-router"
import { useLater } from "../frame/later.ts"
import { graphql } from "../gql/gql.ts"
import { apiLocale } from "../language/locale.ts"
import { useSpeech } from "../language/messages.ts"
import { Loaded, useAnswer } from "../parts/answer.tsx"
import { Empty } from "../parts/empty.tsx"
import { Pager, usePage } from "../parts/pager.tsx"
import { Facets } from "./facets.tsx"
import { Hits, Known } from "./hits.tsx"
import { filterOf } from "./search-filter.ts"

const Search = graphql(`
  query Search(
    $filter: ArticleFilter!, $orderBy: ArticleOrder!, $query: String!, $locale: Locale!
    $first: Int, $after: String, $last: Int, $before: String
  ) {
    articles(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      totalCount
      onlySimilar
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      ...HitsOf
    }
    articleFacets(filter: $filter) { ...FacetsOf }
    search(query: $query, types: [PERSON, SOURCE, TOPIC], first: 6) { ...KnownOf }
  }
`)

const PAUSE = 200

/**
 * Searches articles by words and facets. Typed text goes into the address after a pause, and the address is what is searched
 * for.
 */
export function SearchPage() {
  const { say, count, locale } = useSpeech()
  const [search, setSearch] = useSearchParams()
  const query = search.get("q") ?? ""
  const [text, setText] = useState(query)
  const rested = useLater(text, PAUSE)
  const written = useRef(query)

  useEffect(() => {
    if (rested.trim() === written.current) return
    written.current = rested.trim()
    setSearch(
      (before) => {
        const next = new URLSearchParams([...before].filter(([name]) => !["q", "after", "before"].includes(name)))
        if (written.current !== "") next.set("q", written.current)
        return next
      },
      { replace: true, preventScrollReset: true },
    )
  }, [rested, setSearch])
  useEffect(() => {
    // The address was changed from elsewhere: back, forward, or a link.
    if (query === written.current) return
    written.current = query
    setText(query)
  }, [query])

  const answer = useAnswer(Search, {
    query,
    filter: filterOf(search),
    orderBy: { field: query === "" ? "PUBLISHED_AT" : "RELEVANCE" },
    locale: apiLocale(locale),
    ...usePage(20),
  })
  const total = answer.data?.articles.totalCount
  return (
    <div className="page search-page">
      <title>{`${query === "" ? say("articles") : `${query} · ${say("search")}`} · ${say("title")}`}</title>
      <h1>{say(query === "" ? "articles" : "search")}</h1>
      <search>
        <input
          type="search"
          dir="auto"
          value={text}
          onChange={(event) => setText(event.target.value)}
          aria-label={say("search")}
          placeholder={say("searchHint")}
          className="search-field"
          autoComplete="off"
        />
      </search>
      <p role="status" className="found">
        {total !== undefined && !answer.waiting && count("found", total)}
      </p>
      <Loaded answer={answer}>
        {({ articles, articleFacets, search: known }) => (
          <div className="search-grid">
            <Facets of={articleFacets} />
            <div>
              <Known of={known} />
              {articles.totalCount === 0 && (
                <>
                  <Empty>{query === "" ? say("nothingHere") : say("noHits", { query })}</Empty>
                  <p className="hint">{say("noHitsHint")}</p>
                </>
              )}
              {articles.onlySimilar && <p className="hint">{say("onlySimilar", { query })}</p>}
              <Hits of={articles} />
              <Pager of={articles.pageInfo} byDate={query === ""} />
            </div>
          </div>
        )}
      </Loaded>
    </div>
  )
}
