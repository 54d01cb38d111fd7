import { cut, QUOTED, quoted } from "../../text/cut.ts"

// What is wrong stands at a message's beginning and at its end; between, it repeats what came. In characters.
const BEGINNING = 300
const END = 150

/**
 * A message that repeats little of what a client sent. graphql-js repeats values and names whole: texts in quotes, as JSON writes them,
 * and numbers and names as they are. Takes time by the message's length, whatever stands in it.
 */
export function shortened(message: string): string {
  if (message.length <= QUOTED) return message
  let text = ""
  let at = 0
  while (at < message.length && text.length <= BEGINNING) {
    const opening = message.indexOf('"', at)
    const quotation = opening < 0 ? message.length : opening
    text += message.slice(at, quotation).replace(/\S+/g, (word) => cut(word, QUOTED))
    at = endOfQuotation(message, quotation)
    text += shortQuotation(message.slice(quotation, at))
  }
  if (at === message.length && text.length <= BEGINNING + END) return text
  return `${cut(text, BEGINNING)} ${message.slice(-END).replace(/^\S*\s?/, "")}`.trimEnd()
}

/** Behind the quotation mark that closes what one at `start` opens; the message's end where none does. */
function endOfQuotation(message: string, start: number): number {
  for (let at = start + 1; at < message.length; at++) {
    const sign = message[at]
    if (sign === '"') return at + 1
    if (sign === "\\") at++
  }
  return message.length
}

function shortQuotation(quotation: string): string {
  if (quotation.length <= QUOTED) return quotation
  try {
    return quoted(JSON.parse(quotation))
  } catch {
    return `${cut(quotation, QUOTED)}"`
  }
}
