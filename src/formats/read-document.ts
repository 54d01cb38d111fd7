import { Failure } from "../failure.ts"
import { parseJson } from "../text/structured/json.ts"
import { binaryFormat, wideEncoding } from "./bytes.ts"
import { decodeMarkup } from "./charset.ts"
import { isJsonFeed, readJsonFeed } from "./feeds/json-feed-reader.ts"
import { readFeedXml, rootOf } from "./feeds/xml-reader.ts"
import { readHtmlPage } from "./html/reader.ts"
import type { Incoming } from "./incoming.ts"
import { articlesInJsonLd, nodesInJsonLd } from "./json-ld/articles.ts"
import { readJsonLd } from "./json-ld/reader.ts"
import type { JsonObject } from "./json-values.ts"
import { hasFrontMatter, readMarkdown } from "./markdown/reader.ts"
import { isMediaTopics } from "./media-topics/reader.ts"
import { withoutMisreading, withoutMisreadingAtAll } from "./misread.ts"
import { isNinjs, readNinjs } from "./ninjs/reader.ts"
import { decodePlainText, parsePlainText } from "./plain-text/reader.ts"

/** The content of a file: one or many articles, or the tree of Media Topics. */
export type FileContent = { readonly documents: readonly Incoming[] } | { readonly mediaTopics: JsonObject }

const MEGABYTE = 1024 * 1024
/** In bytes, for a file with one article. */
export const LARGEST_ARTICLE = 5 * MEGABYTE
/** In bytes, for a file that may have many: feeds and JSON. */
export const LARGEST_COLLECTION = 50 * MEGABYTE

const FEED_ROOT = /^(?:rss|feed|atom:feed|rdf:rdf)$/

/** Whether a file may contain many articles. @param head its first few hundred bytes. */
export function mayBeCollection(head: Uint8Array): boolean {
  const text = textOfHead(head)
  return /^\s*[{[]/.test(text) || (/^\s*</.test(text) && !/<!doctype html|<html[\s>]/i.test(text))
}

/**
 * Reads a file in any known format. The format is recognised by the content; the name counts only for Markdown without front
 * matter. @param file for messages. @param fileName without folders; it identifies articles that have no id or address. @throws
 * Failure INVALID_CONTENT if it is no document.
 */
export function readDocument(bytes: Uint8Array, file: string, fileName: string): FileContent {
  const content = contentOf(bytes, file, fileName)
  return "documents" in content ? { documents: content.documents.map(withoutMisreading) } : content
}

function contentOf(bytes: Uint8Array, file: string, fileName: string): FileContent {
  const head = binaryFormat(bytes) ? "" : textOfHead(bytes.subarray(0, 4_096))
  if (/^\s*(?:\{\s*["}]|\[\s*[[{\]"])/.test(head)) return readJson(withoutMisreadingAtAll(decodeMarkup(bytes)), file, fileName)
  if (/^\s*<[a-z!?]/i.test(head)) return { documents: readMarkup(bytes, file, fileName) }
  const { text, notes } = decodePlainText(bytes, file)
  if (hasFrontMatter(text) || /\.(?:md|markdown)$/i.test(fileName))
    return { documents: [withNotes(notes)(readMarkdown(text, file, fileName))] }
  const { headline, headlineDerived, body, paragraphs } = parsePlainText(text)
  const blocks = paragraphs.map(({ kind, start, end }) => ({ kind, text: body.slice(start, end) }))
  const nothing = { ids: [], people: [], subjects: [], cited: [], mentioned: [], notes }
  return { documents: [{ format: "plain text", file, fileName, headline, headlineDerived, body: { blocks }, ...nothing }] }
}

/** A function that puts notes about the file before those of a document. @param notes about the file. */
function withNotes(notes: readonly string[]): (document: Incoming) => Incoming {
  return (document) => ({ ...document, notes: [...notes, ...document.notes] })
}

function textOfHead(head: Uint8Array): string {
  const wide = wideEncoding(head.subarray(0, head.length & ~3))
  const label = wide?.startsWith("UTF-16") ? (wide === "UTF-16BE" || head[0] === 0xfe ? "utf-16be" : "utf-16le") : "latin1"
  return new TextDecoder(label).decode(head).replace(/^(?:\uFEFF|ï»¿)/, "")
}

function readJson({ text, notes }: ReturnType<typeof decodeMarkup>, file: string, fileName: string): FileContent {
  const json = parseJson(text.replace(/^\uFEFF/, ""))
  if ("mistake" in json)
    throw new Failure(
      "INVALID_CONTENT",
      `${file}:${json.mistake.line}: expected JSON, and this is none: ${json.mistake.message}.`,
    )
  const { value } = json
  if (isMediaTopics(value)) return { mediaTopics: value }
  const documents = documentsInJson(value, file, fileName).map(withNotes(notes))
  if (documents.length > 0 || isJsonFeed(value)) return { documents }
  throw new Failure(
    "INVALID_CONTENT",
    `${file}: expected JSON that is ninjs, a schema.org article (JSON-LD), a JSON Feed or the IPTC Media Topics, and found none of them in it.`,
  )
}

function documentsInJson(value: unknown, file: string, fileName: string): Incoming[] {
  if (isJsonFeed(value)) return readJsonFeed(value, file, fileName)
  const ninjs = (Array.isArray(value) ? value : [value]).filter(isNinjs)
  if (ninjs.length > 0) return each(ninjs, file, fileName, readNinjs)
  const nodes = nodesInJsonLd(value)
  const articles = articlesInJsonLd(value).map(({ item }) => item)
  return each(articles, file, fileName, (item, place, name) => readJsonLd(item, place, name, nodes))
}

function each(
  items: readonly JsonObject[],
  file: string,
  fileName: string,
  read: (item: JsonObject, file: string, fileName: string) => Incoming,
): Incoming[] {
  const many = items.length > 1
  return items.map((item, index) =>
    read(item, many ? `${file}, item ${index + 1}` : file, many ? `${fileName}#${index + 1}` : fileName),
  )
}

function readMarkup(bytes: Uint8Array, file: string, fileName: string): Incoming[] {
  const { text, notes } = withoutMisreadingAtAll(decodeMarkup(bytes))
  const root = rootOf(text)?.toLowerCase()
  if (root !== undefined && FEED_ROOT.test(root)) return readFeedXml(text, file, fileName).map(withNotes(notes))
  if (/^\s*<\?xml/i.test(text) && root !== "html")
    throw new Failure(
      "INVALID_CONTENT",
      `${file}: expected XML that is an RSS or Atom feed, and its root is ${root ?? "missing"}.`,
    )
  if (bytes.length > LARGEST_ARTICLE) throw tooLarge(file, bytes.length)
  return [withNotes(notes)(readHtmlPage(text, file, fileName))]
}

/** The failure for a file that is too large for its kind. */
export function tooLarge(file: string, bytes: number, collection = false): Failure {
  const [what, most] = collection ? ["a file of articles", LARGEST_COLLECTION] : ["an article", LARGEST_ARTICLE]
  const size = (bytes / MEGABYTE).toFixed(1)
  const remedy = collection
    ? "Split it into several files, or make it a content bundle."
    : "Split it into one file for each article."
  return new Failure("INVALID_CONTENT", `${file}: expected ${what} of ${most / MEGABYTE} MB at most, got ${size} MB. ${remedy}`)
}
