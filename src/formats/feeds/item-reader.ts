import { withoutControls } from "../../text/controls.ts"
import type { Incoming, IncomingId } from "../incoming.ts"
import { addressOf, defined, mediaTopicOf, textOf } from "../json-values.ts"
import type { Block } from "../paragraphs.ts"
import { splitParagraphs } from "../paragraphs.ts"
import { blocksOfHtml, lineOfMarkup } from "../safe-text.ts"
import { type Time, timeOf } from "../times.ts"

// What the items of RSS, Atom and JSON Feed have in common.

export interface FeedItem {
  readonly id: string | undefined
  readonly title: string | undefined
  /** The whole article, where the feed has it. */
  readonly content: string | undefined
  readonly summary: string | undefined
  readonly plain?: boolean
  readonly published: string | undefined
  readonly updated: string | undefined
  readonly url: string | undefined
  readonly language: string | undefined
  readonly authors: readonly (string | undefined)[]
  readonly publisher: string | undefined
  readonly categories: readonly { readonly name: string | undefined; readonly code?: string | undefined }[]
  /** What an item has that an article has no place for. */
  readonly others: readonly string[]
}

export interface FeedHead {
  readonly format: Incoming["format"]
  readonly file: string
  readonly fileName: string
  readonly title: string | undefined
  readonly home: string | undefined
  readonly language: string | undefined
}

export function readFeedItem(head: FeedHead, item: FeedItem, number: number): Incoming {
  const published = timeOf(item.published ?? item.updated, "date")
  const undated: Time = item.published === undefined && item.updated === undefined ? { note: "no date" } : published
  const content = item.content === undefined ? [] : blocksOf(item.content, item.plain)
  const summary = item.summary === undefined ? [] : blocksOf(item.summary, item.plain)
  const whole = content.length > 0
  const digest = summary.map(({ text }) => text).join("\n\n")
  return defined({
    format: head.format,
    file: `${head.file}, item ${number}`,
    fileName: `${head.fileName}#${item.title ?? number}`,
    headline: item.title === undefined ? undefined : textOf(lineOfMarkup(item.title)),
    body: { blocks: whole ? content : summary },
    summary: whole && digest !== "" && digest !== content[0]?.text ? digest : undefined,
    language: item.language,
    feedLanguage: head.language,
    publishedAt: published.instant,
    updatedAt: timeOf(item.updated, "").instant,
    url: addressOf(item.url),
    ids: idOf(head, item.id),
    publisher:
      item.publisher === undefined
        ? defined({ name: head.title, homepage: addressOf(head.home), explicit: false })
        : { name: item.publisher, explicit: true },
    people: item.authors.flatMap((author) => {
      const name = author === undefined ? undefined : textOf(lineOfMarkup(author))
      return name === undefined ? [] : [{ name, role: "AUTHOR" as const, said: "AS_AUTHOR" as const }]
    }),
    subjects: item.categories.map(({ name, code }) =>
      defined({ name: name === undefined ? undefined : textOf(lineOfMarkup(name)), mediaTopic: mediaTopicOf(code) }),
    ),
    cited: [],
    mentioned: [],
    notes: [
      ...(undated.note ? [undated.note] : []),
      ...(whole ? [] : ["the feed has a summary only, which stands as the text"]),
      ...(item.others.length > 0 ? [`no place for: ${[...new Set(item.others)].join(", ")}`] : []),
    ],
  })
}

function blocksOf(text: string, plain = false): Block[] {
  if (plain) return splitParagraphs(withoutControls(text))
  const isMarkup = /<\/?[a-z!][^<>]*>|&(?:#\d+|#x[\da-f]+|[a-z]\w+);/i.test(text)
  return isMarkup ? blocksOfHtml(text) : splitParagraphs(withoutControls(text))
}

/** Many feeds number their items: such an id means something only together with the feed that it stands in. */
function idOf({ home, title, fileName }: FeedHead, id: string | undefined): IncomingId[] {
  const value = textOf(id)
  if (value === undefined) return []
  const isGlobal = /^[a-z][a-z0-9+.-]*:\S+$/i.test(value)
  return [{ scheme: "guid", value: isGlobal ? value : `${home ?? title ?? fileName} ${value}` }]
}
