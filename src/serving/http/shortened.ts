import { cut, QUOTED, quoted } from "../../text/cut.ts"

// In characters. A message says what is wrong at its beginning and end; in between it may repeat the client's input.
const BEGINNING = 300
const END = 150

/**
 * A message that repeats little of what a client sent. graphql-js repeats values and names whole: texts in quotes, as in JSON,
 * and numbers and names as they are. Linear in the message's length.
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

/** The index behind the quotation mark that closes the one at `start`, or the end of the message. */
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
