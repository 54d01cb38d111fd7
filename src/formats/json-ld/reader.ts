import { withoutControls } from "../../text/controls.ts"
import { addressOf, firstAddress } from "../addresses.ts"
import { withoutFurniture } from "../html/furniture.ts"
import { markedBlocksOfHtml } from "../html/marked-blocks.ts"
import type { Incoming, IncomingPerson, IncomingSource, IncomingSubject } from "../incoming.ts"
import {
  defined,
  exactText,
  isObject,
  type JsonObject,
  listOf,
  mediaTopicOf,
  objectsOf,
  textOf,
  wikidataOf,
  writtenText,
} from "../json-values.ts"
import type { Block } from "../paragraphs.ts"
import { splitParagraphs } from "../paragraphs.ts"
import { isMarkup, lineOfMarkup, withoutCdata } from "../safe-text.ts"
import { timeOf } from "../times.ts"
import { type JsonLdNodes, pageIn, resolved, typesOf } from "./articles.ts"
import { SLUG_PROPERTY } from "./writer.ts"

// Reads schema.org articles in JSON-LD: an object, a list, or a graph. The context is not loaded; schema.org's names are
// recognised with or without its address before them.

const ORGANIZATIONS = /Organization|NGO|Corporation|CollegeOrUniversity|Newspaper$/
/** Values of `creativeWorkStatus` for articles that must not be published. */
const WITHHELD =
  /^(?:draft|incomplete|unpublished|withheld|withdrawn|retracted|deleted|obsolete|spiked|embargoed|kill(?:ed)?|cancell?ed)$/i
const MEDIA = ["image", "video", "audio", "associatedMedia"]

/** Reads an article. @param nodes what its parts may refer to. @param base of relative addresses. */
export function readJsonLd(
  written: JsonObject,
  file: string,
  fileName: string,
  nodes: JsonLdNodes = new Map(),
  base?: string,
): Incoming {
  const notes: string[] = []
  const item = resolved(written, nodes, notes)
  const identifiers = objectsOf(item.identifier)
  const slug = slugIn(item)
  const published = timeOf(item.datePublished ?? item.dateCreated, "date")
  const mentions = objectsOf(item.mentions)
  const about = listOf(item.about)
  const parts = objectsOf(item.hasPart).filter((part) => typesOf(part).includes("Quotation")).length
  const updates = objectsOf(item.liveBlogUpdate)
  const media = slug === undefined ? MEDIA.filter((key) => item[key] !== undefined && item[key] !== null) : []
  const { address, note } = firstAddress([item.url, ...listOf(item.mainEntityOfPage).flatMap(pageIn)], base)
  const modified = [item.dateModified, ...updates.flatMap((update) => [update.dateModified, update.datePublished])]
  return defined({
    format: "JSON-LD" as const,
    file,
    fileName,
    slug,
    headline: slug === undefined ? (lineIn(item.headline) ?? lineIn(item.name)) : exactText(item.headline),
    body: bodyOf(item.articleBody, updates, slug !== undefined),
    summary: slug === undefined ? lineIn(item.abstract ?? item.description) : exactText(item.abstract),
    language: textOf(
      isObject(item.inLanguage) ? (item.inLanguage.alternateName ?? item.inLanguage.name) : listOf(item.inLanguage)[0],
    ),
    publishedAt: published.instant,
    updatedAt: modified
      .flatMap((time) => timeOf(time, "").instant ?? [])
      .toSorted()
      .at(-1),
    url: address ?? addressOf(item["@id"]),
    withheld: listOf(item.creativeWorkStatus).flatMap(statusIn)[0],
    ids: identifiers.flatMap(({ propertyID, value }) => {
      const [scheme, id] = [textOf(propertyID), textOf(value)]
      return scheme && id && scheme !== SLUG_PROPERTY && /^[a-z][a-z0-9-]{1,40}$/.test(scheme) ? [{ scheme, value: id }] : []
    }),
    publisher: listOf(item.publisher ?? item.sourceOrganization).flatMap((value) => publisherIn(value, base))[0],
    people: [
      ...listOf(item.author ?? item.creator).flatMap(authorsIn),
      ...about.filter(isPerson).map((person) => personOf(person, "SUBJECT")),
      ...mentions.filter(isPerson).map((person) => personOf(person, "MENTIONED")),
      ...mentions.filter(isRole).flatMap((role) => objectsOf(role.mentions).map((person) => personOf(person, "QUOTED"))),
    ],
    subjects: [
      ...about.filter((thing) => !isPerson(thing) && !isOrganization(thing)),
      ...listOf(item.articleSection),
      ...keywordsOf(item),
    ].map(subjectOf),
    cited: objectsOf(item.citation).flatMap(({ provider }) => objectsOf(provider).map((source) => sourceOf(source, base))),
    mentioned: [...about.filter(isObject), ...mentions].filter(isOrganization).map((source) => sourceOf(source, base)),
    notes: [
      ...notes,
      ...(published.note ? [published.note] : []),
      ...(address === undefined && note ? [note] : []),
      ...(parts > 0 ? [`quotations: ${parts}, which are found anew in the text`] : []),
      ...(media.length > 0 ? [`no place for: ${media.join(", ")}`] : []),
    ],
  })
}

function statusIn(value: unknown): string[] {
  const status = textOf(isObject(value) ? value.name : value)?.replace(/^https?:\/\/schema\.org\//, "")
  return status !== undefined && WITHHELD.test(status) ? [`its creativeWorkStatus is ${status}`] : []
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
  return writtenText(objectsOf(item.identifier).find(({ propertyID }) => propertyID === SLUG_PROPERTY)?.value)
}

function lineIn(value: unknown): string | undefined {
  const text = textOf(isObject(value) ? value["@value"] : listOf(value)[0])
  return text === undefined ? undefined : textOf(lineOfMarkup(text))
}

/** The body from `articleBody` and, for a live blog, from its updates in the given order, each under its headline. */
function bodyOf(value: unknown, updates: readonly JsonObject[], exact: boolean): Incoming["body"] {
  if (exact) return { text: withoutControls(typeof value === "string" ? value : "") }
  return {
    blocks: [
      ...blocksIn(value),
      ...updates.flatMap((update): Block[] => {
        const headline = lineIn(update.headline ?? update.name)
        const blocks = blocksIn(update.articleBody ?? update.text ?? update.description)
        return headline === undefined || blocks.length === 0 ? blocks : [{ kind: "HEADING", text: headline }, ...blocks]
      }),
    ],
  }
}

/** Some publishers put HTML into it. */
function blocksIn(value: unknown): Block[] {
  const given = listOf(value).flatMap((part) => textOf(isObject(part) ? part["@value"] : part) ?? [])
  const text = withoutCdata(given.join("\n\n"))
  return isMarkup(text)
    ? [...withoutFurniture(markedBlocksOfHtml(text).blocks, { isDocument: false }).blocks]
    : splitParagraphs(text)
}

function authorsIn(value: unknown): IncomingPerson[] {
  if (isObject(value)) {
    if (isOrganization(value)) return []
    const names = listOf(value.name)
    return (names.length > 1 ? names : [value.name]).map((name) => personOf({ ...value, name }, "AUTHOR"))
  }
  const name = lineIn(value)
  return name === undefined ? [] : [{ name, role: "AUTHOR", said: "IN_WORDS" }]
}

/** A publisher is an object, or just a name. */
function publisherIn(value: unknown, base: string | undefined): IncomingSource[] {
  const name = isObject(value) ? undefined : lineIn(value)
  return isObject(value) ? [sourceOf(value, base)] : name === undefined ? [] : [{ name, explicit: false }]
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

function sourceOf(value: JsonObject, base: string | undefined): IncomingSource {
  return defined({
    name: lineIn(value.name),
    homepage: addressOf(listOf(value.url)[0], base),
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
