import { Client, fetchExchange } from "@urql/core"
import { cacheExchange } from "@urql/exchange-graphcache"

/** Types without ids: their objects are cached inside the object that contains them. */
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

/** The object types of those interfaces and unions that fragments in the reader are on. */
const POSSIBLE_TYPES = {
  Named: ["Person", "Source", "Topic"],
  Node: ["Article", "Passage", "Person", "Source", "Statement", "Story", "Topic"],
  Entity: ["Person", "Source", "Topic"],
  SearchResult: ["Article", "Person", "Source", "Topic"],
}

/** The cache is normalised by id: what one page has loaded of an article, a person or a source, other pages need not load. */
export const client = new Client({
  url: "/graphql",
  preferGetMethod: false,
  exchanges: [
    cacheExchange({ keys: Object.fromEntries(WITHOUT_ID.map((type) => [type, () => null])), possibleTypes: POSSIBLE_TYPES }),
    fetchExchange,
  ],
})
