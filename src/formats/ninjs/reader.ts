import { withoutControls } from "../../text/controls.ts"
import type { Incoming, IncomingId, IncomingPerson, IncomingSource, IncomingSubject } from "../incoming.ts"
import {
  addressOf,
  defined,
  exactText,
  isObject,
  type JsonObject,
  mediaTopicOf,
  objectsOf,
  textOf,
  wikidataOf,
} from "../json-values.ts"
import type { Block } from "../paragraphs.ts"
import { splitParagraphs } from "../paragraphs.ts"
import { blocksOfHtml } from "../safe-text.ts"
import { timeOf } from "../times.ts"
import { SLUG_ROLE, URL_ROLE } from "./writer.ts"

// IPTC ninjs of any version: 3 writes camelCase, 2 the same words in lower case, 1 in lower case and the singular, with the texts in
// keys such as body_text. They are read as one, by keys in lower case without underscores.

/** Whether an object says that it is ninjs, or has its shape: an identifier, and a text in one of its ways. */
export function isNinjs(value: unknown): value is JsonObject {
  if (!isObject(value) || textOf(value.uri) === undefined) return false
  const keys = Object.keys(value)
  return keys.some((key) => /^(standard|headlines|bodies|headline|body_?\w+|version_?created|profile)$/i.test(key))
}

const ROLES: readonly (readonly [RegExp, IncomingPerson["role"]])[] = [
  [/^(author|creator|by)$/i, "AUTHOR"],
  [/^(about|subject|main)$/i, "SUBJECT"],
  [/^quote[sd]?$/i, "QUOTED"],
]

const CARRIED = new Set(
  "uri standard type representationtype profile version pubstatus firstcreated versioncreated contentcreated language headline headlines descriptions bodies title by byline slugline people person organisations organisation subjects subject places place infosources infosource renditions altids".split(
    " ",
  ),
)

export function readNinjs(written: JsonObject, file: string, fileName: string): Incoming {
  const item = lowered(written)
  const altIds = objectsOf(item.altids).map(lowered)
  const altId = (role: string) => textOf(altIds.find((id) => id.role === role)?.value)
  const slug = altId(SLUG_ROLE)
  const published = timeOf(item.firstcreated ?? item.contentcreated ?? item.versioncreated, "date")
  const text = bodyOf(item, slug !== undefined)
  const infoSources = objectsOf(item.infosources ?? item.infosource).map(lowered)
  const organisations = objectsOf(item.organisations ?? item.organisation).map(lowered)
  const dropped = Object.keys(item).filter((key) => !CARRIED.has(key) && !/^(body|description|headline)/.test(key))
  return defined({
    format: "ninjs" as const,
    file,
    fileName,
    slug,
    headline: textIn(item, "headline", "main") ?? textOf(item.title),
    ...text,
    summary: textIn(item, "description", "summary"),
    language: textOf(item.language),
    publishedAt: published.instant,
    updatedAt: timeOf(item.versioncreated, "").instant,
    url: altId(URL_ROLE) ?? webAddressOf(item),
    ids: idsOf(item, altIds, slug),
    publisher: infoSources.filter(({ role }) => /^(publisher|distributor)$/i.test(textOf(role) ?? "")).map(sourceOf)[0],
    people: [
      ...objectsOf(item.people ?? item.person)
        .map(lowered)
        .map(personOf),
      ...bylineOf(item, slug),
    ],
    subjects: [...objectsOf(item.subjects ?? item.subject), ...objectsOf(item.places ?? item.place)]
      .map(lowered)
      .map(subjectOf),
    cited: organisations.filter(({ rel }) => rel === "cites").map(sourceOf),
    mentioned: organisations.filter(({ rel }) => rel !== "cites").map(sourceOf),
    notes: [
      ...(published.note ? [published.note] : []),
      ...(dropped.length > 0 ? [`no place for: ${dropped.join(", ")}`] : []),
    ],
  })
}

/** Keys in lower case, without underscores. */
function lowered(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key.toLowerCase().replaceAll("_", ""), value]))
}

/** The value of a text that ninjs 2 and 3 have in a list by roles, and ninjs 1 in a key of its own. */
function textIn(item: JsonObject, name: string, role: string): string | undefined {
  const list = objectsOf(item[`${name}s`]).map(lowered)
  const found = list.find((entry) => entry.role === role) ?? list[0]
  const text = textOf(found?.value) ?? textOf(item[name]) ?? textOf(item[`${name}text`])
  if (text === undefined) return undefined
  const isMarkup = /html|xml/i.test(textOf(found?.contenttype) ?? "")
  return isMarkup
    ? blocksOfHtml(text)
        .map((block) => block.text)
        .join("\n\n")
    : (exactText(found?.value) ?? withoutControls(text))
}

/** The body in its plainest form, if its paragraphs can be told there; markup tells them for sure. */
function bodyOf(item: JsonObject, exact: boolean): Pick<Incoming, "body"> {
  const bodies = objectsOf(item.bodies).map(lowered)
  const isMarkup = (entry: JsonObject) => /html|xml/i.test(textOf(entry.contenttype) ?? "")
  const markup = textOf(bodies.find(isMarkup)?.value) ?? textOf(item.bodyxhtml) ?? textOf(item.bodyhtml)
  const plain = bodies.find((entry) => !isMarkup(entry))?.value ?? item.bodytext
  if (exact && typeof plain === "string") return { body: { text: withoutControls(plain) } }
  if (markup !== undefined) return { body: { blocks: blocksOfHtml(markup) } }
  const blocks: Block[] = splitParagraphs(withoutControls(textOf(plain) ?? ""))
  return { body: { blocks } }
}

function idsOf(item: JsonObject, altIds: readonly JsonObject[], slug: string | undefined): IncomingId[] {
  const uri = textOf(item.uri) as string
  const others = altIds.flatMap(({ role, value }) => {
    const [scheme, id] = [textOf(role), textOf(value)]
    return scheme && id && !scheme.startsWith("isnad-") && /^[a-z][a-z0-9-]{1,40}$/.test(scheme) ? [{ scheme, value: id }] : []
  })
  // An Isnad's own name for an article is its slug; the URI that it wrote follows from that, or is among the other ids.
  return slug === undefined ? [{ scheme: "ninjs", value: uri }, ...others.filter(({ scheme }) => scheme !== "ninjs")] : others
}

function webAddressOf(item: JsonObject): string | undefined {
  const renditions = objectsOf(item.renditions)
  const web = renditions.find(({ name, contentType }) => name === "web" || contentType === "text/html")
  return addressOf(web?.href)
}

function personOf({ name, rel, uri, literal }: JsonObject): IncomingPerson {
  const role = ROLES.find(([pattern]) => pattern.test(textOf(rel) ?? ""))?.[1] ?? "MENTIONED"
  return defined({ name: textOf(name), role, wikidata: wikidataOf(uri), slug: textOf(literal), said: "AS_PERSON" as const })
}

/** A byline is words for readers; where an Isnad wrote it, it repeats the authors. */
function bylineOf(item: JsonObject, slug: string | undefined): IncomingPerson[] {
  const line = textOf(item.by) ?? textOf(item.byline)
  if (slug !== undefined || line === undefined) return []
  return [{ name: line, role: "AUTHOR", said: "IN_WORDS" }]
}

function sourceOf({ name, uri, literal }: JsonObject): IncomingSource {
  return defined({ name: textOf(name), homepage: addressOf(uri), slug: textOf(literal), explicit: true })
}

function subjectOf({ name, uri, literal, code, scheme }: JsonObject): IncomingSubject {
  const mediaTopic =
    mediaTopicOf(uri) ??
    mediaTopicOf(literal) ??
    mediaTopicOf(code) ??
    mediaTopicOf(`${textOf(scheme) ?? ""}${textOf(code) ?? ""}`)
  return defined({ name: textOf(name), mediaTopic, slug: textOf(literal) })
}
