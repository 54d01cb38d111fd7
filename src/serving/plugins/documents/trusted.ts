import { hash } from "node:crypto"
import { readdirSync, readFileSync, statSync } from "node:fs"
import { basename, join, relative, sep } from "node:path"
import { type GraphQLSchema, parse, validate } from "graphql"
import { z } from "zod"
import { Failure, systemCode } from "../../../failure.ts"

/** The documents that the operator trusts, by each of their ids, and by their texts. */
export interface TrustedDocuments {
  readonly byId: ReadonlyMap<string, string>
  readonly texts: ReadonlySet<string>
}

// `{ id: document }`, as Relay and graphql-codegen's client preset write it, or Apollo's list.
const byHash = z.record(z.string(), z.string()).transform((documents) => Object.entries(documents))
const apollo = z
  .object({
    format: z.literal("apollo-persisted-query-manifest"),
    operations: z.array(z.object({ id: z.string(), body: z.string() })),
  })
  .transform(({ operations }) => operations.map(({ id, body }) => [id, body] as [string, string]))
const manifest = z.union([apollo, byHash])

interface Document {
  /** Where it was read, for messages. */
  readonly place: string
  readonly id: string
  readonly text: string
}

/**
 * Reads the `.graphql` files and the `.json` manifests in a folder, or a single such file. A document's ids are its file's name
 * without the extension, or its key in the manifest; and the SHA-256 of its text. @throws CONFIGURATION that names every text
 * that is no document or does not fit the schema.
 */
export function readTrustedDocuments(path: string, schema: GraphQLSchema): TrustedDocuments {
  const documents = filesIn(path).flatMap((file) => documentsIn(file, path))
  const byId = new Map<string, string>()
  const problems: string[] = []
  for (const { place, id, text } of documents) {
    problems.push(...mistakesIn(text, schema).map((mistake) => `  ${place}: ${mistake}`))
    for (const key of new Set([id, sha256(text), sha256(text.trim())])) {
      if ((byId.get(key) ?? text) !== text && key === id) problems.push(`  ${place}: another document has the id ${id} too`)
      byId.set(key, text)
    }
  }
  if (problems.length > 0)
    throw wrong(`These trusted documents are wrong:\n${problems.join("\n")}\nMend them, and start again.`)
  if (documents.length === 0)
    throw wrong(`TRUSTED_DOCUMENTS=${path}: expected .graphql files or manifests (.json), found none.`)
  return { byId, texts: new Set(documents.flatMap(({ text }) => [text, text.trim()])) }
}

export function sha256(text: string): string {
  return hash("sha256", text, "hex")
}

function filesIn(path: string): string[] {
  try {
    if (!statSync(path).isDirectory()) return [path]
    const names = readdirSync(path, { recursive: true }) as string[]
    return names
      .filter((name) => /\.(graphql|gql|json)$/.test(name))
      .toSorted()
      .map((name) => join(path, name))
  } catch (error) {
    throw wrong(`TRUSTED_DOCUMENTS=${path}: expected a folder or a manifest that can be read (${systemCode(error)}).`)
  }
}

function documentsIn(file: string, root: string): Document[] {
  const text = readFileSync(file, "utf8")
  const name = (file === root ? basename(file) : relative(root, file)).replaceAll(sep, "/")
  if (!name.endsWith(".json")) return [{ place: name, id: name.replace(/\.[a-z]+$/, ""), text }]
  const read = manifest.safeParse(jsonOrUndefined(text))
  if (!read.success)
    throw wrong(`${file}: expected a JSON object of documents by their ids, as Relay and graphql-codegen write it.`)
  return read.data.map(([id, document]) => ({ place: `${name}, ${id}`, id, text: document }))
}

function mistakesIn(text: string, schema: GraphQLSchema): string[] {
  try {
    return validate(schema, parse(text)).map(({ message, locations }) => `${message}${at(locations?.[0])}`)
  } catch (error) {
    return [(error as Error).message]
  }
}

function at(location: { line: number; column: number } | undefined): string {
  return location ? ` (line ${location.line}, column ${location.column})` : ""
}

function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function wrong(message: string): Failure {
  return new Failure("CONFIGURATION", message)
}
