import type { ContentReader, Progress } from "../../content/records/content-reader.ts"
import type { Problems } from "../../content/records/problems.ts"
import { contentSchemas, type TopicContent } from "../../content/records/records.ts"
import { TOPIC } from "../../content/topics/kind.ts"
import type { Database } from "../../db/database.ts"
import { byEntity, changeDictionary, type Dictionary } from "../../evidence/names/dictionary.ts"
import { Failure } from "../../failure.ts"
import { bundleReader } from "../../formats/bundle/reader.ts"
import type { Incoming } from "../../formats/incoming.ts"
import type { JsonObject } from "../../formats/json-values.ts"
import { readMediaTopics } from "../../formats/media-topics/reader.ts"
import { readDocument } from "../../formats/read-document.ts"
import { recordsOf } from "../export/sql.ts"
import type { Changes } from "../merge/changes.ts"
import { dictionaryIn } from "../names/dictionary.ts"
import { reasonOf, Shortfalls } from "../passed-over/shortfalls.ts"
import { writeContent } from "../write.ts"
import { namesInBundle, namesOf } from "./brought-names.ts"
import { type ImportedDocument, importDocument, nameDocument } from "./document.ts"
import { findInputs, type Input, readBytes, STDIN } from "./files.ts"
import { settleIdentities } from "./identity.ts"
import { readKnownFacts } from "./known-facts.ts"
import { mediaTopicCodes } from "./known-sql.ts"
import { Resolver } from "./resolver.ts"
import { siftWithheld } from "./withheld.ts"

export interface ImportReport {
  readonly imported: readonly ImportedDocument[]
  /** Documents that could not be imported, or that repeat another one, with the reason. */
  readonly refused: readonly { readonly file: string; readonly reason: string }[]
  /** Lines about inputs that are no articles: bundles, Media Topics, files that were not read. */
  readonly notes: readonly string[]
  readonly changes: Changes
  /** What could not be derived from the texts. */
  readonly shortfalls: Shortfalls
}

export interface ImportOptions {
  readonly dryRun?: boolean
  /** The bytes of standard input, for the path "-". */
  readonly stdin?: Uint8Array
  /** Called before each file is read. */
  readonly onFile?: (file: string, done: number, total: number) => void
}

/**
 * Imports documents of all known formats from files and folders, all that can be read, in one transaction. Importing the same
 * again changes nothing.
 */
export async function importFiles(
  database: Database,
  paths: readonly string[],
  options: ImportOptions = {},
): Promise<ImportReport> {
  const dictionary = await database.transaction(dictionaryIn, "SNAPSHOT")
  const found = findInputs(paths)
  const reading = new Reading(dictionary, database)
  for (const refused of found.refused) reading.refused.push(refused)
  for (const [index, input] of found.inputs.entries()) {
    options.onFile?.(input.path, index, found.inputs.length)
    reading.read(input, options.stdin)
  }
  const { documents, refused } = await settleIdentities(database, await reading.documents())
  const shortfalls = new Shortfalls()
  const changes = await writeContent(database, reading.reader(documents), {
    mode: "MERGE",
    dryRun: options.dryRun ?? false,
    shortfalls,
  })
  const aside = [...found.aside].map(([extension, count]) => `${count} files ${extension} left aside`)
  return {
    imported: documents,
    refused: [...reading.refused, ...refused],
    notes: [...reading.notes, ...aside],
    changes,
    shortfalls,
  }
}

/** What one import has read so far. */
class Reading {
  readonly refused: { file: string; reason: string }[] = []
  readonly notes: string[] = []
  readonly #incoming: Incoming[] = []
  readonly #bundles: ContentReader[] = []
  readonly #topics = new Map<string, TopicContent>()
  readonly #dictionary: Dictionary
  readonly #resolver = new Resolver()
  readonly #database: Database
  readonly #mediaTopics: { readonly file: string; readonly concepts: JsonObject }[] = []

  constructor(dictionary: Dictionary, database: Database) {
    this.#dictionary = dictionary
    this.#database = database
  }

  read(input: Input, stdin: Uint8Array | undefined): void {
    this.#orRefuse(input.path, () => {
      if (input.is === "file") return this.#readFile(input.path, input.name, stdin)
      this.#bundles.push(bundleReader(input.path))
      this.notes.push(`${input.path}: a content bundle`)
    })
  }

  /**
   * The articles of all that was read, linked to what is stored and to what this import brings. The names of the whole import
   * are learned first, so it does not matter in which order the files came, and importing the same again finds no more links.
   */
  async documents(): Promise<ImportedDocument[]> {
    const sifted = await siftWithheld(this.#database, this.#incoming)
    this.refused.push(...sifted.refused)
    this.#resolver.know(await readKnownFacts(this.#database, sifted.documents, this.#dictionary))
    if (this.#mediaTopics.length > 0) this.#readMediaTopics(await readMediaTopicsStored(this.#database))
    for (const topic of this.#topics.values()) this.#resolver.learnTopic(topic)
    const brought = [...this.#topics.values()].flatMap((topic) => namesOf({ kind: "topic", value: topic }))
    for (const bundle of this.#bundles) brought.push(...(await namesInBundle(bundle)))
    for (const { entity, value } of brought) this.#resolver.learnName(entity.kind, entity.slug, value)
    const named = sifted.documents.flatMap(
      (incoming) => this.#orRefuse(incoming.file, () => nameDocument(incoming, this.#resolver)) ?? [],
    )
    for (const record of this.#resolver.createdBy(named)) brought.push(...namesOf(record))
    const dictionary = changeDictionary(this.#dictionary, byEntity(brought))
    return named.flatMap((document) => this.#orRefuse(document.incoming.file, () => importDocument(document, dictionary)) ?? [])
  }

  /**
   * Everything as one source of records: what bundles hold, the entities that formats name and that had to be created, then the
   * articles.
   */
  reader(documents: readonly ImportedDocument[]): ContentReader {
    const [bundles, topics, created] = [this.#bundles, this.#topics, this.#resolver.createdFor(documents)]
    return {
      name: "documents",
      async *read(problems: Problems, progress: Progress) {
        for (const bundle of bundles) yield* bundle.read(problems, progress)
        for (const value of topics.values()) yield { kind: "topic", value, origin: { file: "Media Topics", line: 1 } }
        yield* created
        for (const { article, file } of documents) yield { kind: "article", value: article, origin: { file, line: 1 } }
      },
    }
  }

  #readFile(path: string, name: string, stdin: Uint8Array | undefined): void {
    const bytes = path === STDIN ? (stdin ?? new Uint8Array()) : readBytes(path)
    const file = path === STDIN ? name : path
    const content = readDocument(bytes, file, name)
    if ("documents" in content) {
      if (content.documents.length === 0) this.notes.push(`${file}: a feed without any item`)
      for (const document of content.documents) this.#incoming.push(document)
      return
    }
    this.#mediaTopics.push({ file, concepts: content.mediaTopics })
  }

  #readMediaTopics(stored: ReadonlyMap<string, TopicContent>): void {
    for (const { file, concepts } of this.#mediaTopics) {
      this.#orRefuse(file, () => {
        const { topics, notes } = readMediaTopics(concepts, stored)
        for (const topic of topics) this.#topics.set(topic.slug, topic)
        this.notes.push(`${file}: IPTC Media Topics, ${topics.length} in use`, ...notes.map((note) => `  ${note}`))
      })
    }
  }

  #orRefuse<Result>(file: string, work: () => Result): Result | undefined {
    try {
      return work()
    } catch (error) {
      this.#refuse(file, error)
      return undefined
    }
  }

  /** An error that nobody foresaw in one document must not stop the others either. */
  #refuse(file: string, error: unknown): void {
    this.refused.push({ file, reason: error instanceof Failure ? error.message : unreadable(file, error) })
  }
}

function unreadable(file: string, error: unknown): string {
  const reason = error instanceof Error ? reasonOf(error) : String(error)
  return `${file}: it cannot be read (${reason}). This is a defect in Isnad; please report it.`
}

async function readMediaTopicsStored(database: Database): Promise<Map<string, TopicContent>> {
  const stored = await database.query<{ slug: string; code: string }>(mediaTopicCodes())
  const codes = new Map(stored.map(({ slug, code }) => [slug, code]))
  const rows = await database.query<{ slug: string; record: string }>(recordsOf(TOPIC, [...codes.keys()]))
  return new Map(rows.map(({ slug, record }) => [codes.get(slug) as string, contentSchemas.topic.parse(JSON.parse(record))]))
}
