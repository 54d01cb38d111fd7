// Prints how fast texts are analysed for search: node bench/search/speed.ts [megabytes]. The texts consist of the listed words
// with clitics and endings, with frequencies as in news: some 200,000 different words, so that the cache of stems spares only a
// small part of the work.

import { vectorOf } from "../../src/text/search/lexemes.ts"
import { lexicon } from "../../src/text/search/lexicon.ts"
import { termsOf } from "../../src/text/search/terms.ts"

const ARTICLE_WORDS = 500
const BEFORE = ["", "", "ال", "ال", "و", "وال", "لل", "ب", "بال", "ل"]
const BEHIND = ["", "", "", "ة", "ها", "ات", "ين", "ي", "ية", "هم"]

let state = 42
function random(): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return state / 2 ** 32
}

const bases = [...lexicon().arabic.keys()]
const words = Array.from({ length: 300_000 }, (_, index) => {
  const part = (list: string[]): string => list[Math.floor(random() * list.length)] ?? ""
  return (
    part(BEFORE) +
    (bases[index % bases.length] ?? "") +
    (index > 50_000 ? part(["ك", "ت", "م", "ن", "س", "ر"]) : "") +
    part(BEHIND)
  )
})

// Rank r has a probability near 1/r.
function article(): string {
  const drawn = Array.from({ length: ARTICLE_WORDS }, () => words[Math.floor(words.length ** random()) - 1] ?? "في")
  return drawn.map((word, at) => (at % 12 === 11 ? `${word}،` : word)).join(" ")
}

const megabytes = Number(process.argv[2] ?? 100)
const texts: string[] = []
for (let bytes = 0; bytes < megabytes * 1e6; bytes += Buffer.byteLength(texts.at(-1) ?? "")) texts.push(article())
const characters = texts.reduce((sum, text) => sum + text.length, 0)
const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)

function measure(name: string, run: (text: string) => void): void {
  const begin = performance.now()
  for (const text of texts) run(text)
  const seconds = (performance.now() - begin) / 1000
  const rate = (amount: number): string => (amount / seconds / 1e6).toFixed(1)
  process.stdout.write(`${name}: ${seconds.toFixed(2)} s, ${rate(bytes)} MB/s, ${rate(characters)} million characters/s\n`)
}

process.stdout.write(
  `${texts.length} texts, ${(bytes / 1e6).toFixed(0)} MB, ${(characters / 1e6).toFixed(0)} million characters\n`,
)
measure("termsOf, nothing remembered", termsOf)
measure("termsOf, again", termsOf)
measure("vectorOf", (body) => vectorOf({ headline: body.slice(0, 60), summary: null, body }))
