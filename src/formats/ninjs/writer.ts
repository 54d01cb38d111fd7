import { type ArticleDocument, nameIn, type SourceInDocument } from "../article-document.ts"
import { articleUri, isUri } from "../urn.ts"

// IPTC ninjs 3.2, "News in JSON": https://iptc.org/std/ninjs/

export const NINJS_SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.2.json#"
/** The role of the `altIds` entry in which Isnad writes an article's slug, so that another Isnad uses the same one. */
export const SLUG_ROLE = "isnad-slug"
/** The role of an address with letters that a URI cannot have; in a rendition it is percent-encoded. */
export const URL_ROLE = "isnad-url"
export const MEDIA_TOPICS = "http://cv.iptc.org/newscodes/mediatopic/"
export const WIKIDATA = "http://www.wikidata.org/entity/"

/** An article's relation to a person, in the words of ninjs's examples. */
export const PERSON_RELATION = { AUTHOR: "author", SUBJECT: "about", QUOTED: "quotes", MENTIONED: "mentions" } as const
export const SOURCE_RELATION = { CITED: "cites", MENTIONED: "mentions" } as const

/** An article as a ninjs object. ninjs cannot express statements and their chains, nor the positions of names in the text. */
export function toNinjs(article: ArticleDocument): object {
  const { slug, headline, summary, body, language, publishedAt, updatedAt, url, publisher, people, topics } = article
  const authors = people.filter(({ role }) => role === "AUTHOR").map(({ person }) => nameIn(language, person))
  const address = url === null ? null : encodedUrl(url)
  const organisations = [
    ...article.citedSources.map((source) => organisation(language, source, SOURCE_RELATION.CITED)),
    ...article.mentionedSources.map((source) => organisation(language, source, SOURCE_RELATION.MENTIONED)),
  ]
  return {
    uri: articleUri(article),
    standard: { name: "ninjs", version: "3.2", schema: NINJS_SCHEMA },
    type: "text",
    representationType: "full",
    pubStatus: "usable",
    ...(publishedAt === null ? {} : { firstCreated: publishedAt }),
    ...(updatedAt === null ? {} : { versionCreated: updatedAt }),
    language,
    headlines: [{ role: "main", contentType: "text/plain", value: headline }],
    ...(summary === null ? {} : { descriptions: [{ role: "summary", contentType: "text/plain", value: summary }] }),
    bodies: [{ role: "main", contentType: "text/plain", charCount: body.length, value: body }],
    ...(authors.length === 0 ? {} : { by: authors.join(language.startsWith("ar") ? "، " : ", ") }),
    slugline: slug,
    ...listed(
      "people",
      people.map(({ person, role }) => ({
        name: nameIn(language, person),
        rel: PERSON_RELATION[role],
        ...(person.wikidata === null ? {} : { uri: `${WIKIDATA}${person.wikidata}` }),
        literal: person.slug,
      })),
    ),
    ...listed("organisations", organisations),
    ...listed(
      "subjects",
      topics.map((topic) => ({
        name: nameIn(language, topic),
        rel: "about",
        ...(topic.mediaTopic === null ? {} : { uri: topic.mediaTopic.replace("medtop:", MEDIA_TOPICS) }),
        literal: topic.slug,
      })),
    ),
    ...(publisher === null ? {} : { infoSources: [infoSource(language, publisher)] }),
    ...(address === null ? {} : { renditions: [{ name: "web", href: address, contentType: "text/html" }] }),
    altIds: [
      { role: SLUG_ROLE, value: slug },
      ...(url === null || url === address ? [] : [{ role: URL_ROLE, value: url }]),
      ...article.externalIds.map(({ scheme, value }) => ({ role: scheme, value })),
    ],
  }
}

function listed(key: string, items: readonly object[]): object {
  return items.length === 0 ? {} : { [key]: items }
}

function organisation(language: string, source: SourceInDocument, rel: string): object {
  return { name: nameIn(language, source), rel, ...homepageOf(source), literal: source.slug }
}

function infoSource(language: string, source: SourceInDocument): object {
  return { name: nameIn(language, source), role: "publisher", ...homepageOf(source), literal: source.slug }
}

function homepageOf({ homepage }: SourceInDocument): object {
  return homepage === null ? {} : { uri: encodedUrl(homepage) }
}

/** ninjs requires URIs, which are ASCII. */
function encodedUrl(url: string): string {
  return isUri(url) ? url : new URL(url).href
}
