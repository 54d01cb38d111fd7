import { useSearchParams } from "react-router"
import { type FragmentType, unmask } from "../gql/fragment-masking.ts"
import { graphql } from "../gql/gql.ts"
import { languageName, month, number } from "../language/format.ts"
import { useSpeech } from "../language/messages.ts"
import { NameOf } from "../parts/name-link.tsx"
import { Text } from "../parts/text.tsx"
import { type Dimension, toggled } from "./search-filter.ts"

const FacetsOf = graphql(`
  fragment FacetsOf on ArticleFacets {
    publishers(first: 8, excludeSelf: true) { count node { id ...NameOf } }
    topics(first: 10) { count node { id ...NameOf } }
    people(first: 8) { count node { id ...NameOf } }
    languages(first: 8, excludeSelf: true) { count language }
    months(first: 8, excludeSelf: true) { count month }
  }
`)

interface FacetValue {
  readonly value: string
  readonly name: string
  readonly count: number
}

/** Filters to choose from, each with the number of articles that it leaves. */
export function Facets({ of }: { of: FragmentType<typeof FacetsOf> }) {
  const { say, locale } = useSpeech()
  const facets = unmask(FacetsOf, of)
  const named = (values: readonly { count: number; node: FragmentType<typeof NameOf> }[]) =>
    values.map(({ count, node }) => ({ count, value: unmask(NameOf, node).slug, name: unmask(NameOf, node).name }))
  const groups: { dimension: Dimension; title: string; values: FacetValue[] }[] = [
    { dimension: "publisher", title: say("publishers"), values: named(facets.publishers) },
    { dimension: "topic", title: say("topics"), values: named(facets.topics) },
    { dimension: "person", title: say("people"), values: named(facets.people) },
    {
      dimension: "language",
      title: say("languages"),
      values: facets.languages.map(({ count, language }) => ({ count, value: language, name: languageName(locale, language) })),
    },
    {
      dimension: "month",
      title: say("months"),
      values: facets.months.map(({ count, month: value }) => ({ count, value, name: month(locale, value) })),
    },
  ]
  return (
    <details className="facets" open={matchMedia("(min-width: 60rem)").matches}>
      <summary>{say("filters")}</summary>
      {groups.map((group) => (
        <Facet key={group.dimension} {...group} />
      ))}
    </details>
  )
}

function Facet({ dimension, title, values }: { dimension: Dimension; title: string; values: readonly FacetValue[] }) {
  const { locale } = useSpeech()
  const [search, setSearch] = useSearchParams()
  const chosen = search.getAll(dimension)
  const missing = chosen.filter((value) => !values.some((known) => known.value === value))
  const all = [...missing.map((value) => ({ value, name: value, count: null })), ...values]
  if (all.length === 0) return null
  return (
    <fieldset>
      <legend>{title}</legend>
      {all.map(({ value, name, count }) => (
        <label key={value}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={() => setSearch(toggled(search, dimension, value), { preventScrollReset: true })}
          />
          <Text>{name}</Text>
          {count !== null && <span className="count">{number(locale, count)}</span>}
        </label>
      ))}
    </fieldset>
  )
}
