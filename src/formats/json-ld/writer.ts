import { directionOf } from "../../text/language.ts"
import {
  type ArticleDocument,
  type NamedInDocument,
  nameIn,
  type PersonInDocument,
  type SourceInDocument,
  type StatementInDocument,
  type StepInDocument,
  type TopicInDocument,
} from "../article-document.ts"
import { MEDIA_TOPICS, WIKIDATA } from "../ninjs/writer.ts"
import { articleUri } from "../urn.ts"

// schema.org as JSON-LD 1.1: https://schema.org/NewsArticle

/** The `propertyID` of the identifier in which Isnad writes an article's slug, to recognise it later. */
export const SLUG_PROPERTY = "isnad-slug"

const ORGANIZATION: Partial<Record<SourceInDocument["kind"], string>> = {
  NEWS_OUTLET: "NewsMediaOrganization",
  NEWS_AGENCY: "NewsMediaOrganization",
  GOVERNMENT: "GovernmentOrganization",
  NGO: "NGO",
  COMPANY: "Corporation",
  UNIVERSITY: "CollegeOrUniversity",
}

/** An article as a schema.org NewsArticle, with its statements as Quotations. */
export function toJsonLd(article: ArticleDocument): object {
  const { slug, headline, summary, body, language, publishedAt, updatedAt, url, publisher, people, topics, externalIds } =
    article
  const of = (wanted: string) => people.filter(({ role }) => role === wanted).map(({ person }) => personOf(language, person))
  const organization = (source: SourceInDocument) => organizationOf(language, source)
  return {
    "@context": ["https://schema.org", { "@language": language, "@direction": directionOf(language).toLowerCase() }],
    "@type": "NewsArticle",
    "@id": articleUri(article),
    identifier: [property(SLUG_PROPERTY, slug), ...externalIds.map(({ scheme, value }) => property(scheme, value))],
    headline,
    ...(summary === null ? {} : { abstract: summary }),
    articleBody: body,
    inLanguage: language,
    ...(publishedAt === null ? {} : { datePublished: publishedAt }),
    ...(updatedAt === null ? {} : { dateModified: updatedAt }),
    ...(url === null ? {} : { url, mainEntityOfPage: url }),
    ...(publisher === null ? {} : { publisher: organization(publisher) }),
    ...listed("author", of("AUTHOR")),
    ...listed("about", [...of("SUBJECT"), ...topics.map((topic) => termOf(language, topic))]),
    ...listed("mentions", [
      ...of("MENTIONED"),
      // For a person who is quoted and not just mentioned: schema.org's Role stands between a property and its value.
      ...of("QUOTED").map((person) => ({ "@type": "Role", roleName: "quoted", mentions: person })),
      ...article.mentionedSources.map(organization),
    ]),
    ...listed(
      "citation",
      article.citedSources.map((source) => ({ "@type": "CreativeWork", provider: organization(source) })),
    ),
    ...listed(
      "hasPart",
      article.statements.map((statement) => quotationOf(language, statement)),
    ),
  }
}

/**
 * A statement as a Quotation: `spokenByCharacter` is who said it, `creator` whose words they are (the same, for direct speech),
 * `provider` those who passed it on, in order. Reported speech is a Claim besides.
 */
function quotationOf(language: string, { text, direct, chain }: StatementInDocument): object {
  const [speaker, ...relays] = chain.map((step) => partyOf(language, step))
  return {
    "@type": "Quotation",
    ...(direct ? {} : { additionalType: "https://schema.org/Claim" }),
    text,
    ...(speaker ? { spokenByCharacter: speaker, ...(direct ? { creator: speaker } : {}) } : {}),
    ...listed("provider", relays),
  }
}

function partyOf(language: string, step: StepInDocument): object {
  if ("person" in step) return named("Person", language, step.person)
  if ("source" in step) return organizationOf(language, step.source)
  return {
    "@type": "Person",
    description: step.description,
    ...(step.anonymity ? { disambiguatingDescription: step.anonymity } : {}),
  }
}

function personOf(language: string, person: PersonInDocument): object {
  const { wikidata } = person
  return { ...named("Person", language, person), ...(wikidata === null ? {} : { sameAs: `${WIKIDATA}${wikidata}` }) }
}

function organizationOf(language: string, source: SourceInDocument): object {
  const { homepage, kind } = source
  return { ...named(ORGANIZATION[kind] ?? "Organization", language, source), ...(homepage === null ? {} : { url: homepage }) }
}

function termOf(language: string, topic: TopicInDocument): object {
  const { mediaTopic } = topic
  const code = mediaTopic?.replace("medtop:", "")
  return {
    ...named("DefinedTerm", language, topic),
    ...(code === undefined ? {} : { termCode: mediaTopic, sameAs: `${MEDIA_TOPICS}${code}`, inDefinedTermSet: MEDIA_TOPICS }),
  }
}

function named(type: string, language: string, entity: NamedInDocument): object {
  const [name, other] = [nameIn(language, entity), nameIn(language.startsWith("ar") ? "en" : "ar", entity)]
  return {
    "@type": type,
    identifier: property(SLUG_PROPERTY, entity.slug),
    name,
    ...(other === name ? {} : { alternateName: other }),
  }
}

function property(propertyID: string, value: string): object {
  return { "@type": "PropertyValue", propertyID, value }
}

function listed(key: string, items: readonly object[]): object {
  return items.length === 0 ? {} : { [key]: items }
}
