import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { parse } from "yaml"
import { z } from "zod"
import { decodeText, parsePlainText } from "../../src/formats/plain-text/reader.ts"
import type { GoldDocument } from "./gold.ts"
import { dateLabel, step } from "./labels.ts"
import { readMarked } from "./notation.ts"

const frontMatter = z.strictObject({
  style: z.string(),
  language: z.enum(["ar", "en"]),
  published: z.iso.date().optional(),
  chains: z.record(z.string(), z.array(step).min(1)),
})

/** Parses a marked-up document (notation.ts). @throws Error that names it, if a mark or a statement's chain is missing. */
export function readMarkedDocument(slug: string, text: string): GoldDocument {
  const [, matter = "", marked = ""] = /^---\n(.*?)\n---\n(.*)$/s.exec(text) ?? []
  try {
    const { style, published, chains } = frontMatter.parse(parse(matter))
    const { statements, ...labels } = readMarked(marked.trim())
    const ids = statements.map(({ id }) => String(id)).sort()
    if (ids.join() !== Object.keys(chains).sort().join()) throw new Error(`statements ${ids} and chains ${Object.keys(chains)}`)
    return {
      slug,
      style,
      ...(published ? { published: new Date(published) } : {}),
      ...labels,
      statements: statements.map((statement) => ({ ...statement, chain: chains[statement.id] ?? [] })),
    }
  } catch (error) {
    throw new Error(`gold document ${slug}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

const at = z.tuple([z.int(), z.int()])
const optional = z.boolean().default(false)
const rangesOnly = z.strictObject({
  slug: z.string(),
  file: z.string(),
  sha256: z.string(),
  mentions: z.array(z.strictObject({ at, entity: z.string(), optional })),
  statements: z.array(z.strictObject({ id: z.int(), at, direct: z.boolean(), optional, chain: z.array(step).min(1) })),
  dates: z.array(z.strictObject({ at, value: z.string().optional(), optional })),
  marks: z.record(z.string(), at),
})

/**
 * The gold of a document whose text is not in the project; null if the text is not there. @throws Error if the text differs
 * from the one that was labelled.
 */
export function readRangesOnly(text: string, documents: URL): GoldDocument | null {
  const gold = rangesOnly.parse(parse(text))
  const source = new URL(gold.file, documents)
  if (!existsSync(source)) return null
  const { body } = parsePlainText(decodeText(readFileSync(source), gold.file))
  const sha256 = createHash("sha256").update(body).digest("hex")
  if (sha256 !== gold.sha256) {
    throw new Error(`${gold.file}: the gold's ranges are for a body with SHA-256 ${gold.sha256}, got ${sha256}. Label it anew.`)
  }
  const placed = <Label extends { at: [number, number] }>({ at: [start, end], ...label }: Label) => ({ ...label, start, end })
  return {
    slug: gold.slug,
    style: gold.slug,
    body,
    mentions: gold.mentions.map(placed),
    statements: gold.statements.map(placed),
    dates: gold.dates.map(({ at: [start, end], value }) => ({ start, end, value: value ? dateLabel(value) : undefined })),
    marks: new Map(Object.entries(gold.marks).map(([name, [start, end]]) => [name, { start, end }])),
  }
}

/** The files of a folder whose names have this ending, with their contents, by name. */
export function filesOf(folder: URL, ending: string): { name: string; text: string }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => ({ name: name.slice(0, -ending.length), text: readFileSync(new URL(name, folder), "utf8") }))
}
