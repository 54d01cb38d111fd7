import { existsSync, readdirSync, readFileSync } from "node:fs"
import { basename, join } from "node:path"
import type { z } from "zod"
import type { KindName } from "../../content/kinds.ts"
import { NAMED, type NamedKind } from "../../content/named-kinds.ts"
import type { ContentReader, Progress } from "../../content/records/content-reader.ts"
import { fieldPath, type Problems, toPath } from "../../content/records/problems.ts"
import { type ContentRecord, contentSchemas } from "../../content/records/records.ts"
import { Failure } from "../../failure.ts"
import { IN_PLAIN_WORDS, issuesOf, shown } from "../../text/structured/issues.ts"
import { type LocatedYaml, parseYaml } from "../../text/structured/yaml.ts"
import { decodeUtf8, firstLineNotUtf8 } from "../lines.ts"
import { toBody } from "../markdown/body.ts"
import { placeOf } from "./places-in-text.ts"
import {
  type CuratedTopic,
  curatedEntities,
  curatedStories,
  curatedTopics,
  frontMatter,
  type Placed,
  toNames,
  toPeople,
} from "./schemas.ts"

type Raw = Record<string, unknown>
type LineOf = (path: readonly PropertyKey[]) => number

const ENTITY_FILES = NAMED.map(({ table }) => `${table}.yaml`)
const ARTICLES = "articles"
const STORIES = "stories.yaml"

/**
 * Reads curated documents: sources.yaml, people.yaml, topics.yaml, articles/**.md and stories.yaml (for the format see
 * seeds/README.md). @throws Failure INVALID_CONTENT if there is no such folder, or it has none of these.
 */
export function curatedReader(folder: string): ContentReader {
  if (![...ENTITY_FILES, ARTICLES].some((name) => existsSync(join(folder, name)))) {
    throw new Failure(
      "INVALID_CONTENT",
      `Expected a folder of curated documents, but ${folder} has none of ${ENTITY_FILES.join(", ")} and ${ARTICLES}/.`,
    )
  }
  return {
    name: folder,
    async *read(problems: Problems, progress: Progress) {
      for (const kind of NAMED) {
        if (kind.name === "topic") yield* readTopics(folder, problems)
        else yield* readEntities(folder, kind, problems)
      }
      const files = articleFiles(folder)
      for (const [index, file] of files.entries()) {
        yield* readArticle(folder, file, problems)
        progress(index + 1, files.length)
      }
      yield* readStories(folder, problems)
    },
  }
}

function* readEntities(folder: string, kind: NamedKind, problems: Problems): Generator<ContentRecord> {
  const file = `${kind.table}.yaml`
  const found = readYaml(folder, file, curatedEntities(kind), problems)
  for (const [index, { names, aliases, transliterations, ...rest }] of (found?.value ?? []).entries()) {
    const lists = { names: toNames({ names, aliases, transliterations }) }
    yield* check(kind.name, rest, lists, file, (path) => found?.yaml.lineOf([index, ...path]) ?? 1, problems)
  }
}

function* readTopics(folder: string, problems: Problems): Generator<ContentRecord> {
  const file = "topics.yaml"
  const found = readYaml(folder, file, curatedTopics, problems)
  function* walk(topics: CuratedTopic[], above: PropertyKey[], parent: string | undefined): Generator<ContentRecord> {
    for (const [index, { children, names, aliases, transliterations, ...rest }] of topics.entries()) {
      const place = [...above, index]
      const lists = { names: toNames({ names, aliases, transliterations }) }
      yield* check("topic", { ...rest, parent }, lists, file, (path) => found?.yaml.lineOf([...place, ...path]) ?? 1, problems)
      yield* walk(children ?? [], [...place, "children"], rest.slug)
    }
  }
  yield* walk(found?.value ?? [], [], undefined)
}

function* readStories(folder: string, problems: Problems): Generator<ContentRecord> {
  const found = readYaml(folder, STORIES, curatedStories, problems)
  for (const [index, story] of (found?.value ?? []).entries())
    yield* check("story", story, {}, STORIES, (path) => found?.yaml.lineOf([index, ...path]) ?? 1, problems)
}

const FRONT_MATTER = /^---\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|$)/s

function* readArticle(folder: string, file: string, problems: Problems): Generator<ContentRecord> {
  const text = readText(folder, file, problems)
  if (text === null) return
  const match = FRONT_MATTER.exec(text)
  if (!match) {
    problems.add({ file, line: 1, field: "", message: "expected front matter: a line ---, YAML, a line ---" })
    return
  }
  const yaml = yamlOf(match[1] as string, file, problems, 2)
  const parsed = yaml && checkForm(frontMatter, yaml, file, problems)
  if (!parsed) return
  const { people, mentions, statements, ...rest } = parsed
  const body = toBody(text.slice(match[0].length))
  const raw = { slug: basename(file, ".md"), ...rest, body }
  const bodyLine = match[0].split("\n").length
  const lists: Record<string, Placed<unknown>[]> = { people: toPeople(people) }
  for (const [key, facts] of Object.entries({ mentions, statements })) {
    if (!facts) continue
    lists[key] = facts.flatMap(({ text: words, occurrence, ...fact }, index) => {
      const range = placeOf(body, words, occurrence)
      const place = [key, index, "text"]
      const message = `expected words of the body, got ${shown(words)}${occurrence ? `, occurrence ${occurrence}` : ""}`
      if (!range) problems.add({ file, line: yaml.lineOf(place), field: fieldPath(place), message })
      return range ? [{ item: { ...fact, ...range }, place: [key, index] }] : []
    })
  }
  yield* check("article", raw, lists, file, (path) => (path[0] === "body" ? bodyLine : yaml.lineOf(path)), problems)
}

function articleFiles(folder: string): string[] {
  const articles = join(folder, ARTICLES)
  if (!existsSync(articles)) return []
  const names = readdirSync(articles, { recursive: true }) as string[]
  return names
    .filter((name) => name.endsWith(".md"))
    .sort()
    .map((name) => join(ARTICLES, name))
}

function readYaml<Schema extends z.ZodType>(
  folder: string,
  file: string,
  schema: Schema,
  problems: Problems,
): { yaml: LocatedYaml; value: z.output<Schema> } | null {
  const text = existsSync(join(folder, file)) ? readText(folder, file, problems) : null
  const yaml = text === null ? null : yamlOf(text, file, problems)
  const value = yaml && checkForm(schema, yaml, file, problems)
  return yaml && value ? { yaml, value } : null
}

/** @param firstLine the line of the file on which the text begins. */
function yamlOf(text: string, file: string, problems: Problems, firstLine = 1): LocatedYaml | null {
  const yaml = parseYaml(text, firstLine)
  if (!("mistakes" in yaml)) return yaml
  for (const mistake of yaml.mistakes) problems.add({ file, field: "", ...mistake })
  return null
}

function checkForm<Schema extends z.ZodType>(
  schema: Schema,
  yaml: LocatedYaml,
  file: string,
  problems: Problems,
): z.output<Schema> | null {
  const parsed = schema.safeParse(yaml.value, IN_PLAIN_WORDS)
  if (parsed.success) return parsed.data
  for (const { path, message } of issuesOf(parsed.error))
    problems.add({ file, line: yaml.lineOf(path), field: fieldPath(path), message })
  return null
}

function readText(folder: string, file: string, problems: Problems): string | null {
  const bytes = readFileSync(join(folder, file))
  const text = decodeUtf8(bytes, true)
  if (text === null)
    problems.add({ file, line: firstLineNotUtf8(bytes), field: "", message: "expected UTF-8 text, got other bytes" })
  return text
}

/**
 * Checks a record. @param lists the lists that were written in another form, with the path of each item, so that mistakes are
 * reported where they were written.
 */
function* check(
  kind: KindName,
  written: Raw,
  lists: Record<string, Placed<unknown>[]>,
  file: string,
  lineOf: LineOf,
  problems: Problems,
): Generator<ContentRecord> {
  const items = Object.entries(lists).map(([key, list]) => [key, list.map(({ item }) => item)])
  const parsed = contentSchemas[kind].safeParse({ ...written, ...Object.fromEntries(items) }, IN_PLAIN_WORDS)
  const placeOf = (path: readonly PropertyKey[]) => {
    const place = lists[String(path[0])]?.[Number(path[1])]?.place ?? path
    return { line: lineOf(place), field: fieldPath(place) }
  }
  if (parsed.success) {
    const origin = { file, line: lineOf([]) }
    problems.rememberPlaces(origin, (field) => placeOf(toPath(field)))
    yield { kind, value: parsed.data, origin } as ContentRecord
    return
  }
  for (const { path, message } of issuesOf(parsed.error)) problems.add({ file, ...placeOf(path), message })
}
