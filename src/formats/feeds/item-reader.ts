import { withoutControls } from "../../text/controls.ts"
import { addressIn, addressOf } from "../addresses.ts"
import { withoutFurniture } from "../html/furniture.ts"
import { markedBlocksOfHtml } from "../html/marked-blocks.ts"
import type { Incoming, IncomingId } from "../incoming.ts"
import { defined, mediaTopicOf, textOf } from "../json-values.ts"
import type { Block } from "../paragraphs.ts"
import { splitParagraphs } from "../paragraphs.ts"
import { isMarkup, lineOfMarkup, withoutCdata } from "../safe-text.ts"
import { sameAddressKey } from "../same-address.ts"
import { type Time, timeOf } from "../times.ts"

// What the items of RSS, Atom and JSON Feed have in common.

export interface FeedItem {
  readonly id: string | undefined
  readonly title: string | undefined
  /** The whole article, if the feed contains it. */
  readonly content: string | undefined
  readonly summary: string | undefined
  readonly plain?: boolean
  readonly published: string | undefined
  readonly updated: string | undefined
  readonly url: string | undefined
  /** The base of the item's relative addresses, if it is not the feed's. */
  readonly base?: string | undefined
  readonly language: string | undefined
  readonly authors: readonly (string | undefined)[]
  readonly publisher: string | undefined
  readonly categories: readonly { readonly name: string | undefined; readonly code?: string | undefined }[]
  /** Why it must not be published, if the feed says so. */
  readonly withheld?: string | undefined
  /** What the item has that articles cannot express. */
  readonly others: readonly string[]
}

export interface FeedHead {
  readonly format: Incoming["format"]
  readonly file: string
  readonly fileName: string
  readonly title: string | undefined
  /** The page to which the feed belongs. */
  readonly home: string | undefined
  /** The base of relative addresses. */
  readonly base: string | undefined
  readonly language: string | undefined
}

/** Turns the items of a feed into documents. @param notes about the whole feed. */
export function readFeedItems(head: FeedHead, items: readonly FeedItem[], notes: readonly string[] = []): Incoming[] {
  return namedApart(
    head,
    items.map((item, index) => readFeedItem(head, item, index + 1, notes)),
  )
}

function readFeedItem(head: FeedHead, item: FeedItem, number: number, feedNotes: readonly string[]): Incoming {
  const published = timeOf(item.published ?? item.updated, "date")
  const undated: Time = item.published === undefined && item.updated === undefined ? { note: "no date" } : published
  const headline = item.title === undefined ? undefined : textOf(lineOfMarkup(item.title))
  const content = textIn(item.content, headline, item.plain)
  const summary = textIn(item.summary, headline, item.plain)
  const whole = content.blocks.length > 0
  const digest = summary.blocks.map(({ text }) => text).join("\n\n")
  const others = [...item.others, ...content.media, ...summary.media]
  const { address, note: unusable } = addressIn(withoutCdata(item.url ?? ""), item.base ?? head.base)
  return defined({
    format: head.format,
    file: `${head.file}, item ${number}`,
    fileName: `${head.fileName}#${item.title ?? number}`,
    headline,
    body: { blocks: whole ? content.blocks : summary.blocks },
    isTeaser: whole ? undefined : true,
    summary: whole && /[\p{L}\p{N}]/u.test(digest) && digest !== content.blocks[0]?.text ? digest : undefined,
    language: item.language,
    feedLanguage: head.language,
    publishedAt: published.instant,
    updatedAt: timeOf(item.updated, "").instant,
    url: address,
    ids: idOf(head, item.id),
    withheld: item.withheld,
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
      ...feedNotes,
      ...(undated.note ? [undated.note] : []),
      ...(unusable ? [unusable] : []),
      ...(whole ? [] : ["the feed has a summary only, which stands as the text"]),
      ...(whole ? content.notes : summary.notes),
      ...(others.length > 0 ? [`no place for: ${[...new Set(others)].join(", ")}`] : []),
    ],
  })
}

interface Text {
  readonly blocks: readonly Block[]
  readonly notes: readonly string[]
  readonly media: ReadonlySet<string>
}

function textIn(text = "", headline: string | undefined, plain = false): Text {
  const bare = withoutCdata(text)
  if (plain || !isMarkup(bare)) return { blocks: splitParagraphs(withoutControls(bare)), notes: [], media: new Set() }
  const { blocks, media } = markedBlocksOfHtml(bare)
  return { ...withoutFurniture(blocks, { headline, isDocument: false }), media }
}

/** The id of an item. Many feeds simply number their items, so an id that is no URI counts only together with the feed. */
function idOf({ home, title, fileName }: FeedHead, id: string | undefined): IncomingId[] {
  const value = textOf(withoutCdata(id ?? ""))
  if (value === undefined) return []
  const isGlobal = /^[a-z][a-z0-9+.-]*:\S+$/i.test(value)
  return [{ scheme: "guid", value: isGlobal ? value : `${home ?? title ?? fileName} ${value}` }]
}

/**
 * Removes addresses that do not identify an item: the feed's own, for items without ids; and one that several items share,
 * since it is that of a page with all of them.
 */
function namedApart({ home }: FeedHead, items: readonly Incoming[]): Incoming[] {
  const addresses = new Map<string, Set<string>>()
  const ids = new Map<string, Set<string>>()
  for (const {
    ids: [id],
    url,
  } of items) {
    if (id === undefined || url === undefined) continue
    const page = sameAddressKey(url)
    addresses.set(id.value, (addresses.get(id.value) ?? new Set()).add(page))
    ids.set(page, (ids.get(page) ?? new Set()).add(id.value))
  }
  const homeKey = home !== undefined && addressOf(home) ? sameAddressKey(home) : undefined
  const isHome = (address: string | undefined) =>
    addressOf(address) !== undefined &&
    (sameAddressKey(address as string) === homeKey || /^[^/]*\/?$/.test(sameAddressKey(address as string)))
  return items.map((item) => {
    const {
      ids: [id],
      url,
      notes,
    } = item
    const isShared = id !== undefined && ((addresses.get(id.value)?.size ?? 0) > 1 || isHome(id.value))
    const isCommon = url !== undefined && ((ids.get(sameAddressKey(url))?.size ?? 0) > 1 || isHome(url))
    const said = isShared
      ? [...notes, `its id is also that of ${isHome(id.value) ? "the whole feed" : "other items"}, so it names none; left out`]
      : notes
    return { ...item, ...(isShared ? { ids: [] } : {}), ...(isCommon ? { urlIsCommon: true } : {}), notes: said }
  })
}
