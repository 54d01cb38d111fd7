import { isSameLine, withoutFurniture } from "../html/furniture.ts"
import { markedBlocksOfHtml } from "../html/marked-blocks.ts"
import type { Incoming } from "../incoming.ts"
import { exactText, type JsonObject, objectsOf, textOf } from "../json-values.ts"
import { type Block, splitParagraphs } from "../paragraphs.ts"
import { isMarkup, withoutCdata } from "../safe-text.ts"
import { lowered } from "./keys.ts"

interface Text {
  readonly value: string
  readonly type: string
}

/** All texts that an item gives as bodies, with their types. In ninjs 1 the type is in the name of the key. */
function bodiesOf(item: JsonObject): Text[] {
  const listed = objectsOf(item.bodies).map(lowered)
  const keys = Object.keys(item).filter((key) => /^body(?!ies)/.test(key))
  const all = [
    ...listed.map(({ value, contenttype }) => ({ value, type: textOf(contenttype) ?? "" })),
    ...keys.map((key) => ({ value: item[key], type: key.slice("body".length) })),
  ]
  return all.flatMap(({ value, type }) => {
    const text = exactText(value)
    return text === undefined
      ? []
      : [{ value: text, type: /^\s*<(?:\?xml|!doctype|nitf|html)\b/i.test(text) ? `${type} xml` : type }]
  })
}

/** The body in the form that shows its paragraphs; markup is preferred, since it does so reliably. */
export function bodyOf(
  item: JsonObject,
  exact: boolean,
  headline: string | undefined,
): { body: Incoming["body"]; notes: readonly string[] } {
  const bodies = bodiesOf(item)
  const isText = ({ type, value }: Text) => /^(?:text(?:\/(?:plain|markdown))?|)$/i.test(type) && !/^\s*<\/?[a-z]/i.test(value)
  const plain = bodies.find(isText)
  if (exact && plain !== undefined) return { body: { text: plain.value }, notes: [] }
  const markup =
    bodies.find(({ type }) => /html/i.test(type) && !/nitf/i.test(type)) ??
    bodies.find((body) => !isText(body) && isMarkup(body.value))
  if (markup !== undefined) {
    const { blocks, media } = markedBlocksOfHtml(articleIn(markup.value))
    const cleared = withoutFurniture(blocks, { headline, isDocument: /<(?:h1|article|body|nitf)[\s>]/i.test(markup.value) })
    const pictures = media.size > 0 ? [`no place for: ${[...media].toSorted().join(", ")}`] : []
    if (cleared.blocks.length > 0) return { body: { blocks: cleared.blocks }, notes: [...cleared.notes, ...pictures] }
  }
  const text = plain ?? bodies.find(({ value }) => !isMarkup(value))
  const blocks: Block[] = splitParagraphs(text?.value.trim() ?? "")
  return {
    body: { blocks: blocks.filter((block, index) => index > 0 || headline === undefined || !isSameLine(block.text, headline)) },
    notes: [],
  }
}

/** The text of a NITF document is in its body.content; of HTML, everything is used. */
function articleIn(markup: string): string {
  const start = /<body\.content[^>]*>/i.exec(markup)
  if (start === null) return withoutCdata(markup)
  const from = start.index + start[0].length
  const end = markup.indexOf("</body.content", from)
  return withoutCdata(markup.slice(from, end === -1 ? undefined : end))
}
