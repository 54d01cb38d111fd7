import { PERSON_ROLES } from "../../content/enums.ts"
import { Failure } from "../../failure.ts"
import { cut } from "../../text/cut.ts"
import { shown } from "../../text/structured/issues.ts"
import { type LocatedYaml, parseYaml } from "../../text/structured/yaml.ts"
import { firstAddress } from "../addresses.ts"
import type { Incoming, IncomingPerson } from "../incoming.ts"
import { defined, isObject, type JsonObject, listOf, mediaTopicOf, objectsOf, textOf, writtenText } from "../json-values.ts"
import type { Block } from "../paragraphs.ts"
import { timeOf } from "../times.ts"
import { blocksOfMarkdown } from "./blocks.ts"

/** The keys of front matter that are read, including those of site generators. */
const READ = new Set(
  "slug headline headlineDerived title language lang direction publishedAt updatedAt date updated lastmod modified url canonical id guid externalIds publisher people author authors topics tags categories citedSources mentionedSources summary description mentions statements draft published status embargo".split(
    " ",
  ),
)

const FRONT_MATTER = /^\uFEFF?---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|$)/s

/** In UTF-16 units. Parsing YAML takes time by the square of the number of keys and brackets. */
const MOST_FRONT_MATTER = 64_000

export function hasFrontMatter(text: string): boolean {
  return FRONT_MATTER.test(text)
}

/**
 * Reads a Markdown document: its front matter, in the form of the curated documents or of site generators, and its text without
 * marks. @throws Failure INVALID_CONTENT if the front matter is not YAML.
 */
export function readMarkdown(text: string, file: string, fileName: string): Incoming {
  const match = FRONT_MATTER.exec(text)
  const front = match ? frontMatter(match[1] as string, file) : {}
  // Site generators have slugs too; only Isnad writes all three of these keys.
  const slug = "headline" in front && "language" in front && "direction" in front ? writtenText(front.slug) : undefined
  const blocks = blocksOf(text.slice(match?.[0].length ?? 0), file, slug !== undefined)
  const given = textOf(front.headline) ?? textOf(front.title)
  const opening = given === undefined && blocks[0]?.kind === "HEADING" ? blocks[0].text : undefined
  const published = timeOf(front.publishedAt ?? front.date, "date")
  const { address, note: unusable } = firstAddress([front.url, front.canonical])
  const publisher = sourceOf(front.publisher)
  const unread = Object.keys(front).filter((key) => !READ.has(key))
  if (slug === undefined && text.includes("![")) unread.push("images")
  const body = opening === undefined ? blocks : blocks.slice(1)
  return defined({
    format: "Markdown" as const,
    file,
    fileName,
    slug,
    headline: given ?? opening,
    headlineDerived: front.headlineDerived === true ? true : undefined,
    body:
      slug === undefined
        ? { blocks: body }
        : {
            text: body.map((block) => block.text).join("\n\n"),
            headings: body.flatMap(({ kind }, index) => (kind === "HEADING" ? [index] : [])),
          },
    summary: textOf(front.summary) ?? textOf(front.description),
    language: textOf(front.language) ?? textOf(front.lang),
    publishedAt: published.instant,
    updatedAt: timeOf(front.updatedAt ?? front.updated ?? front.lastmod ?? front.modified, "").instant,
    url: address,
    withheld: withheldOf(front),
    ids: [
      ...objectsOf(front.externalIds).flatMap(({ scheme, value }) => {
        const id = { scheme: textOf(scheme), value: textOf(value) }
        return id.scheme && id.value ? [{ scheme: id.scheme, value: id.value }] : []
      }),
      ...(slug === undefined ? ownIds(front, publisher?.name ?? (address && new URL(address).hostname)) : []),
    ],
    publisher,
    people: [...peopleOf(front.people), ...[...listOf(front.author), ...listOf(front.authors)].flatMap(authorOf)],
    subjects: [...listOf(front.topics), ...listOf(front.tags), ...listOf(front.categories)].map((topic) =>
      defined({ name: textOf(topic), slug: textOf(topic), mediaTopic: mediaTopicOf(topic) }),
    ),
    cited: listOf(front.citedSources).flatMap((source) => sourceOf(source) ?? []),
    mentioned: listOf(front.mentionedSources).flatMap((source) => sourceOf(source) ?? []),
    notes: [
      ...(published.note ? [published.note] : []),
      ...(unusable ? [unusable] : []),
      ...(unread.length > 0 ? [`no place for: ${cut(unread.join(", "), 200)}`] : []),
      ...(front.mentions || front.statements
        ? ["mentions and statements of curated documents are read by npm run seed only"]
        : []),
    ],
  })
}

/**
 * The ids of a site generator's document: its id and its slug. They identify it only together with the publisher, unless the id
 * is a URI.
 */
function ownIds(front: JsonObject, publisher: string | undefined): { scheme: string; value: string }[] {
  const id = textOf(front.id) ?? textOf(front.guid)
  const slug = textOf(front.slug)
  const isGlobal = id !== undefined && /^[a-z][a-z0-9+.-]*:\S+$/i.test(id)
  return [
    ...(id === undefined ? [] : [{ scheme: "document", value: isGlobal ? id : `${publisher ?? ""} ${id}`.trim() }]),
    ...(slug === undefined || publisher === undefined
      ? []
      : [{ scheme: "slug", value: `${publisher} ${slug.normalize("NFC")}` }]),
  ]
}

/** Why a document must not be published, if it says so. */
function withheldOf({ draft, published, status, embargo }: JsonObject): string | undefined {
  if (draft === true) return "its front matter has draft: true"
  if (published === false) return "its front matter has published: false"
  const state = textOf(status)
  if (
    state !== undefined &&
    /^(?:draft|pending|private|withheld|embargoed|spiked|kill(?:ed)?|cancell?ed|deleted|trash|unpublished)$/i.test(state)
  )
    return `its front matter has status: ${state}`
  const until = textOf(embargo)
  const { instant } = timeOf(until, "")
  if (until === undefined || (instant !== undefined && new Date(instant).getTime() <= Date.now())) return undefined
  return instant === undefined
    ? `it is embargoed, until ${cut(until, 60)}, which is no moment that can be told`
    : `it is embargoed until ${instant}`
}

function frontMatter(yaml: string, file: string): JsonObject {
  if (yaml.length > MOST_FRONT_MATTER)
    throw new Failure(
      "INVALID_CONTENT",
      `${file}:1: expected front matter of at most ${MOST_FRONT_MATTER} characters, got ${yaml.length}.`,
    )
  const parsed = parseYaml(yaml, 2)
  const [mistake] = "mistakes" in parsed ? parsed.mistakes : []
  if (mistake)
    throw new Failure(
      "INVALID_CONTENT",
      `${file}:${mistake.line}: expected front matter in YAML, and this is none: ${mistake.message}.`,
    )
  const { value } = parsed as LocatedYaml
  if (value === null) return {}
  if (isObject(value)) return value
  throw new Failure("INVALID_CONTENT", `${file}:2: expected front matter of keys with values, got ${shown(value)}.`)
}

function blocksOf(markdown: string, file: string, exact: boolean): Block[] {
  try {
    return blocksOfMarkdown(markdown, exact)
  } catch (error) {
    if (error instanceof RangeError)
      throw new Failure("INVALID_CONTENT", `${file}: expected Markdown, but ${error.message}. Give its words as a text file.`)
    throw error
  }
}

/** Reads `{ slug: role }` and `{ slug: [roles] }`. */
function peopleOf(value: unknown): IncomingPerson[] {
  return Object.entries(isObject(value) ? value : {}).flatMap(([slug, roles]) =>
    listOf(roles).flatMap((written) => {
      const role = PERSON_ROLES.find((known) => known === written)
      return role ? [{ slug, name: slug, role, said: "IN_WORDS" as const }] : []
    }),
  )
}

function authorOf(value: unknown): IncomingPerson[] {
  const name = textOf(isObject(value) ? value.name : value)
  return name === undefined ? [] : [{ name, role: "AUTHOR", said: "AS_AUTHOR" }]
}

function sourceOf(value: unknown): Incoming["publisher"] {
  const name = textOf(value)
  return name === undefined ? undefined : { name, slug: name, explicit: false }
}
