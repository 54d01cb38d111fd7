import type { NameContent, TopicContent } from "../../content/records/records.ts"
import { isObject, type JsonObject, listOf, mediaTopicOf, objectsOf, textOf } from "../json-values.ts"
import { slugWords } from "../slug.ts"

// Reads the IPTC's Media Topics as cv.iptc.org publishes them: a "knowledge item" in JSON, whose conceptSet is the tree: each
// concept with its labels by language and its parent concepts.

export function isMediaTopics(value: unknown): value is JsonObject {
  return isObject(value) && objectsOf(value.conceptSet).some((concept) => codeOf(concept) !== undefined)
}

export interface MediaTopics {
  readonly topics: readonly TopicContent[]
  readonly notes: readonly string[]
}

/**
 * The topics of the tree that are in use, with their Arabic and English names. @param stored topics that already have a Media
 * Topic, by its id: they keep their slugs, names and parents, and get the names that they lack.
 */
export function readMediaTopics(set: JsonObject, stored: ReadonlyMap<string, TopicContent>): MediaTopics {
  const concepts = new Map<string, JsonObject>()
  let foreign = 0
  for (const concept of objectsOf(set.conceptSet)) {
    const code = codeOf(concept)
    if (code === undefined) foreign++
    else if (!concepts.has(code)) concepts.set(code, concept)
  }
  const inUse = [...concepts].filter(([, concept]) => !isRetired(concept))
  const named = inUse.flatMap(([code, concept]) => {
    const names = namesOf(concept)
    return names.length === 0 ? [] : [{ code, concept, names }]
  })
  const slugs = new Map(named.map(({ code, names }) => [code, stored.get(code)?.slug ?? slugOf(code, names)]))
  const orphans: string[] = []
  const topics = named.map(({ code, concept, names }): TopicContent => {
    const above = listOf(concept.broader).map((entry) => codeOfReference(entry))
    const parent = above.map((broader) => slugs.get(broader ?? "")).find((slug) => slug !== undefined)
    if (parent === undefined && above.length > 0) orphans.push(code)
    const known = stored.get(code)
    const place = known?.parent ?? parent
    return {
      slug: slugs.get(code) as string,
      names: known ? withNames(known.names, names) : names,
      ...(place === undefined || place === slugs.get(code) ? {} : { parent: place }),
      mediaTopic: code,
    }
  })
  const without = named.filter(({ names }) => !names.some(({ language }) => language.startsWith("ar"))).length
  return {
    topics,
    notes: [
      ...line(concepts.size - inUse.length, "retired, and left out"),
      ...line(inUse.length - named.length, "without a name in Arabic or English, and left out"),
      ...line(without, "without an Arabic name: the file has none"),
      ...line(orphans.length, "stand at the top, since what was above them is retired or missing"),
      ...line(foreign, "of another scheme than medtop, and left out"),
      ...line(
        topics.filter(({ mediaTopic }) => stored.has(mediaTopic as string)).length,
        "known already: their slugs, names and places stay",
      ),
    ],
  }
}

function line(count: number, what: string): string[] {
  return count === 0 ? [] : [`${count} ${what}`]
}

function codeOf(concept: JsonObject): string | undefined {
  return mediaTopicOf(concept.qcode) ?? mediaTopicOf(concept.uri)
}

function codeOfReference(entry: unknown): string | undefined {
  return isObject(entry) ? codeOf(entry) : mediaTopicOf(entry)
}

function isRetired({ retired }: JsonObject): boolean {
  return retired !== undefined && retired !== null && retired !== false && retired !== ""
}

/** One name for each of the two languages; British English is preferred. */
function namesOf({ prefLabel }: JsonObject): NameContent[] {
  const labels = isObject(prefLabel) ? prefLabel : {}
  return [
    ["ar", ["ar"]],
    ["en", ["en-GB", "en", "en-US"]],
  ].flatMap(([language, keys]) => {
    const value = (keys as string[]).map((key) => textOf(labels[key])).find((label) => label !== undefined)
    return value === undefined ? [] : [{ value, language: language as string, kind: "CANONICAL" as const }]
  })
}

/** The existing names, then new ones: canonical if the language has no name yet, else an alias. */
function withNames(known: readonly NameContent[], names: readonly NameContent[]): NameContent[] {
  const added = names
    .filter(({ value, language }) => !known.some((name) => name.value === value && name.language === language))
    .map((name) => ({
      ...name,
      kind: known.some(({ language, kind }) => language === name.language && kind === "CANONICAL")
        ? ("ALIAS" as const)
        : name.kind,
    }))
  return [...known, ...added]
}

/** Made of its English name and its number, so that it is the same in every import. */
function slugOf(code: string, names: readonly NameContent[]): string {
  const name = names.find(({ language }) => language === "en") ?? names[0]
  return `${slugWords(name?.value ?? "")}${code.replace("medtop:", "")}`
}
