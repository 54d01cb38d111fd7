// Prints where a snippet stands in a document's body as the importer stores it, for labelling documents whose sentences may
// not be copied into the project: node bench/evidence/locate.ts DOCUMENT SNIPPET; with no snippet, the body's paragraphs.
// Prints the body's SHA-256 too, which the gold file holds.
import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { decodeText, parsePlainText } from "../../src/formats/plain-text/reader.ts"

const [, , file, snippet] = process.argv
if (!file) throw new Error("expected: node bench/evidence/locate.ts DOCUMENT [SNIPPET]")
const { body, paragraphs } = parsePlainText(decodeText(readFileSync(file), file))
process.stdout.write(`sha256: ${createHash("sha256").update(body).digest("hex")}\n`)
if (!snippet) for (const { start, end } of paragraphs) process.stdout.write(`[${start}, ${end}] ${body.slice(start, end)}\n`)
else {
  for (let start = body.indexOf(snippet); start >= 0; start = body.indexOf(snippet, start + 1)) {
    process.stdout.write(
      `[${start}, ${start + snippet.length}] …${body.slice(Math.max(0, start - 20), start + snippet.length + 20)}…\n`,
    )
  }
}
