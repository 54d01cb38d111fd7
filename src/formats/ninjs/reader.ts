import { withoutControls } from "../../text/controls.ts"
import { cut } from "../../text/cut.ts"
import { addressIn, addressOf } from "../addresses.ts"
import { blocksOfHtml } from "../html/marked-blocks.ts"
import type { Incoming, IncomingId, IncomingPerson, IncomingSource, IncomingSubject } from "../incoming.ts"
import {
  defined,
  exactText,
  isObject,
  type JsonObject,
  mediaTopicOf,
  objectsOf,
  textOf,
  wikidataOf,
  writtenText,
} from "../json-values.ts"
import { timeOf } from "../times.ts"
import { bodyOf } from "./body.ts"
import { lowered } from "./keys.ts"
import { SLUG_ROLE, URL_ROLE } from "./writer.ts"

// Reads IPTC ninjs of any version: 3 has keys in camelCase, 2 the same in lower case, 1 in lower case and singular, with the
// texts in keys such as body_text. All are read alike, by keys in lower case without underscores.

/** Whether an object says that it is ninjs, or has its form: an identifier, and a text in one of its notations. */
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

/** Values of `pubStatus` for items that may be published. */
const USABLE = /^(?:(?:stat:|https?:\/\/\S*\/)?(?:usable|published|public))$/i

const CARRIED = new Set(
  "uri embargoed standard type representationtype profile version pubstatus firstcreated versioncreated contentcreated language headline headlines descriptions bodies title by byline slugline people person organisations organisation subjects subject places place infosources infosource renditions altids".split(
    " ",
  ),
)

export function readNinjs(written: JsonObject, file: string, fileName: string): Incoming {
  const item = lowered(written)
  const altIds = objectsOf(item.altids).map(lowered)
  const altId = (role: string) => writtenText(altIds.find((id) => id.role === role)?.value)
  const slug = altId(SLUG_ROLE)
  // Most items only have the time of the version, which then counts as publication. Isnad's exports give both, or leave out
  // what is unknown.
  const published = timeOf(
    item.firstcreated ?? item.contentcreated ?? (slug === undefined ? item.versioncreated : undefined),
    "date",
  )
  const headline = textIn(item, "headline", "main") ?? textOf(item.title)
  const text = bodyOf(item, slug !== undefined, headline)
  const web = webAddressOf(item)
  const infoSources = objectsOf(item.infosources ?? item.infosource).map(lowered)
  const organisations = objectsOf(item.organisations ?? item.organisation).map(lowered)
  const dropped = Object.keys(item).filter((key) => !CARRIED.has(key) && !/^(body|description|headline)/.test(key))
  return defined({
    format: "ninjs" as const,
    file,
    fileName,
    slug,
    headline,
    body: text.body,
    withheld: withheldOf(item),
    summary: textIn(item, "description", "summary"),
    language: textOf(item.language),
    publishedAt: published.instant,
    updatedAt: timeOf(item.versioncreated, "").instant,
    url: altId(URL_ROLE) ?? web.address,
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
      ...(web.note ? [web.note] : []),
      ...text.notes,
      ...(dropped.length > 0 ? [`no place for: ${dropped.join(", ")}`] : []),
    ],
  })
}

/** A text that ninjs 2 and 3 have in a list with roles, and ninjs 1 in a key of its own. */
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

/** Why an item must not be published, if it says so: it was withdrawn, is withheld, or is under embargo. */
function withheldOf(item: JsonObject): string | undefined {
  const status = textOf(item.pubstatus)
  if (status !== undefined && !USABLE.test(status)) return `its pubStatus is ${cut(status, 40)}`
  const embargo = textOf(item.embargoed)
  if (embargo === undefined || /^(?:false|no|none)$/i.test(embargo)) return undefined
  const { instant } = timeOf(embargo, "")
  if (instant === undefined) return `it is embargoed, until ${cut(embargo, 60)}, which is no moment that can be told`
  return new Date(instant).getTime() > Date.now() ? `it is embargoed until ${instant}` : undefined
}

function idsOf(item: JsonObject, altIds: readonly JsonObject[], slug: string | undefined): IncomingId[] {
  const uri = textOf(item.uri) as string
  const others = altIds.flatMap(({ role, value }) => {
    const [scheme, id] = [textOf(role), textOf(value)]
    return scheme && id && !scheme.startsWith("isnad-") && /^[a-z][a-z0-9-]{1,40}$/.test(scheme) ? [{ scheme, value: id }] : []
  })
  // The identity of an article that Isnad exported is its slug. The URI in such an export is derived from the slug, or is
  // repeated among the other ids.
  return slug === undefined ? [{ scheme: "ninjs", value: uri }, ...others.filter(({ scheme }) => scheme !== "ninjs")] : others
}

function webAddressOf(item: JsonObject): ReturnType<typeof addressIn> {
  const renditions = (
    isObject(item.renditions)
      ? Object.entries(item.renditions).map(([name, rendition]) => ({ name, ...(isObject(rendition) ? rendition : {}) }))
      : objectsOf(item.renditions)
  ).map(lowered)
  const web = renditions.find(
    ({ name, contenttype, mimetype }) => name === "web" || contenttype === "text/html" || mimetype === "text/html",
  )
  return addressIn(web?.href)
}

function personOf({ name, rel, uri, literal }: JsonObject): IncomingPerson {
  const role = ROLES.find(([pattern]) => pattern.test(textOf(rel) ?? ""))?.[1] ?? "MENTIONED"
  return defined({ name: textOf(name), role, wikidata: wikidataOf(uri), slug: textOf(literal), said: "AS_PERSON" as const })
}

/** A byline is text for readers. In Isnad's exports it repeats the authors, so it is ignored there. */
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
