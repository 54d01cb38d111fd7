import { Client, fetchExchange } from "@urql/core"
import { cacheExchange } from "@urql/exchange-graphcache"

/** What has no id is kept with what it stands in. */
const WITHOUT_ID = [
  "ArticleFacets",
  "AttributionStep",
  "Disagreement",
  "DisagreementValue",
  "Evidence",
  "FuzzyDate",
  "LanguageFacet",
  "Mention",
  "MonthFacet",
  "Name",
  "PersonFacet",
  "SearchMatch",
  "SharedPassage",
  "SourceFacet",
  "Suggestion",
  "TextRange",
  "TimelineEntry",
  "TopicFacet",
]

/** Of the interfaces and unions that fragments here are on. */
const POSSIBLE_TYPES = {
  Named: ["Person", "Source", "Topic"],
  Node: ["Article", "Passage", "Person", "Source", "Statement", "Story", "Topic"],
  Entity: ["Person", "Source", "Topic"],
  SearchResult: ["Article", "Person", "Source", "Topic"],
}

/** Normalised by id: what one page has read of an article, a person or a source, the next one has. */
export const client = new Client({
  url: "/graphql",
  preferGetMethod: false,
  exchanges: [
    cacheExchange({ keys: Object.fromEntries(WITHOUT_ID.map((type) => [type, () => null])), possibleTypes: POSSIBLE_TYPES }),
    fetchExchange,
  ],
})
