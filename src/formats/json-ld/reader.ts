import { withoutControls } from "../../text/controls.ts"
import type { Incoming, IncomingPerson, IncomingSource, IncomingSubject } from "../incoming.ts"
import {
  addressOf,
  defined,
  exactText,
  isObject,
  type JsonObject,
  listOf,
  mediaTopicOf,
  objectsOf,
  textOf,
  wikidataOf,
} from "../json-values.ts"
import { splitParagraphs } from "../paragraphs.ts"
import { blocksOfHtml, lineOfMarkup } from "../safe-text.ts"
import { timeOf } from "../times.ts"
import { SLUG_PROPERTY } from "./writer.ts"

// schema.org articles as JSON-LD writes them: an object, a list, or a graph. The context is not fetched; schema.org's names are
// taken as they stand, with or without its address before them.

const ARTICLES =
  /^(?:https?:\/\/schema\.org\/|schema:)?(?:Article|NewsArticle|(?:Analysis|AskPublic|Background|Opinion|Reportage|Review)NewsArticle|Report|BlogPosting|LiveBlogPosting|SocialMediaPosting)$/
const ORGANIZATIONS = /Organization|NGO|Corporation|CollegeOrUniversity|Newspaper$/
/** How deep objects are looked for articles. */
const DEPTH = 4

/** The articles in a JSON-LD document. @throws nothing: what has another form has none. */
export function articlesInJsonLd(value: unknown, depth = DEPTH): JsonObject[] {
  if (depth === 0) return []
  if (Array.isArray(value)) return value.flatMap((item) => articlesInJsonLd(item, depth - 1))
  if (!isObject(value)) return []
  if (typesOf(value).some((type) => ARTICLES.test(type))) return [value]
  return ["@graph", "mainEntity", "itemListElement", "item"].flatMap((key) => articlesInJsonLd(value[key], depth - 1))
}

export function readJsonLd(item: JsonObject, file: string, fileName: string): Incoming {
  const identifiers = objectsOf(item.identifier)
  const slug = slugIn(item)
  const published = timeOf(item.datePublished ?? item.dateCreated, "date")
  const mentions = objectsOf(item.mentions)
  const about = listOf(item.about)
  const parts = objectsOf(item.hasPart).filter((part) => typesOf(part).includes("Quotation")).length
  return defined({
    format: "JSON-LD" as const,
    file,
    fileName,
    slug,
    headline: slug === undefined ? (lineIn(item.headline) ?? lineIn(item.name)) : exactText(item.headline),
    body: bodyOf(item.articleBody, slug !== undefined),
    summary: slug === undefined ? lineIn(item.abstract ?? item.description) : exactText(item.abstract),
    language: textOf(
      isObject(item.inLanguage) ? (item.inLanguage.alternateName ?? item.inLanguage.name) : listOf(item.inLanguage)[0],
    ),
    publishedAt: published.instant,
    updatedAt: timeOf(item.dateModified, "").instant,
    url:
      addressOf(item.url) ?? addressOf(isObject(item.mainEntityOfPage) ? item.mainEntityOfPage["@id"] : item.mainEntityOfPage),
    ids: identifiers.flatMap(({ propertyID, value }) => {
      const [scheme, id] = [textOf(propertyID), textOf(value)]
      return scheme && id && scheme !== SLUG_PROPERTY && /^[a-z][a-z0-9-]{1,40}$/.test(scheme) ? [{ scheme, value: id }] : []
    }),
    publisher: objectsOf(item.publisher).map(sourceOf)[0],
    people: [
      ...listOf(item.author ?? item.creator).flatMap(authorOf),
      ...about.filter(isPerson).map((person) => personOf(person, "SUBJECT")),
      ...mentions.filter(isPerson).map((person) => personOf(person, "MENTIONED")),
      ...mentions.filter(isRole).flatMap((role) => objectsOf(role.mentions).map((person) => personOf(person, "QUOTED"))),
    ],
    subjects: [
      ...about.filter((thing) => !isPerson(thing) && !isOrganization(thing)),
      ...listOf(item.articleSection),
      ...keywordsOf(item),
    ].map(subjectOf),
    cited: objectsOf(item.citation).flatMap(({ provider }) => objectsOf(provider).map(sourceOf)),
    mentioned: [...about.filter(isObject), ...mentions].filter(isOrganization).map(sourceOf),
    notes: [
      ...(published.note ? [published.note] : []),
      ...(parts > 0 ? [`quotations: ${parts}, which are found anew in the text`] : []),
    ],
  })
}

export function typesOf(value: JsonObject): string[] {
  return listOf(value["@type"]).flatMap((type) => textOf(type) ?? [])
}

function isPerson(value: unknown): value is JsonObject {
  return isObject(value) && typesOf(value).some((type) => /(^|[/:])Person$/.test(type))
}

function isOrganization(value: unknown): boolean {
  return isObject(value) && typesOf(value).some((type) => ORGANIZATIONS.test(type))
}

function isRole(value: JsonObject): boolean {
  return typesOf(value).includes("Role") && value.roleName === "quoted"
}

function slugIn(item: JsonObject): string | undefined {
  return textOf(objectsOf(item.identifier).find(({ propertyID }) => propertyID === SLUG_PROPERTY)?.value)
}

function lineIn(value: unknown): string | undefined {
  const text = textOf(isObject(value) ? value["@value"] : listOf(value)[0])
  return text === undefined ? undefined : textOf(lineOfMarkup(text))
}

function bodyOf(value: unknown, exact: boolean): Incoming["body"] {
  const text = withoutControls(typeof value === "string" ? value : "")
  if (exact) return { text }
  // Some publishers put the markup of the page into it.
  return { blocks: /<(?:p|br|div)\b[^<>]*>/i.test(text) ? blocksOfHtml(text) : splitParagraphs(text) }
}

function authorOf(value: unknown): IncomingPerson[] {
  if (isObject(value)) return isOrganization(value) ? [] : [personOf(value, "AUTHOR")]
  const name = textOf(value)
  return name === undefined ? [] : [{ name, role: "AUTHOR", said: "IN_WORDS" }]
}

function personOf(value: JsonObject, role: IncomingPerson["role"]): IncomingPerson {
  const wikidata = listOf(value.sameAs)
    .map(wikidataOf)
    .find((id) => id !== undefined)
  return defined({
    name: lineIn(value.name),
    role,
    wikidata,
    slug: slugIn(value),
    said: isPerson(value) ? ("AS_PERSON" as const) : ("IN_WORDS" as const),
  })
}

function sourceOf(value: JsonObject): IncomingSource {
  return defined({
    name: lineIn(value.name),
    homepage: addressOf(value.url),
    slug: slugIn(value),
    explicit: isOrganization(value),
  })
}

function subjectOf(value: unknown): IncomingSubject {
  if (!isObject(value)) return defined({ name: lineIn(value) })
  const codes = [value.termCode, value["@id"], ...listOf(value.sameAs)]
  return defined({
    name: lineIn(value.name),
    mediaTopic: codes.map(mediaTopicOf).find((code) => code !== undefined),
    slug: slugIn(value),
  })
}

/** Keywords are a list, or a text with commas. */
function keywordsOf({ keywords }: JsonObject): unknown[] {
  return listOf(keywords).flatMap((word): unknown[] => (typeof word === "string" ? word.split(/[,،]/) : [word]))
}
