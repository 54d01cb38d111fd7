// Prints how fast and how reliably shared passages are found: node bench/shared/measure.ts. Articles are drawn from 50,000
// words with natural frequencies (rank r near 1/r). The two real documents are measured too, if ../shared is there.

import { existsSync, readFileSync } from "node:fs"
import { decodeText, parsePlainText } from "../../src/formats/plain-text/reader.ts"
import { fingerprintsOf, WINDOW } from "../../src/text/shared/fingerprints.ts"
import { sharedRuns } from "../../src/text/shared/tiling.ts"
import { sharedWords } from "../../src/text/shared/words.ts"

const ARTICLE_WORDS = 500
const VOCABULARY = 50_000

let state = 42
function random(below: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return (state / 2 ** 32) * below
}

const letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
const vocabulary = Array.from({ length: VOCABULARY }, () =>
  Array.from({ length: 3 + Math.floor(random(4)) }, () => letters[Math.floor(random(letters.length))]).join(""),
)
const draw = (count: number): string[] =>
  Array.from({ length: count }, () => vocabulary[Math.floor(VOCABULARY ** random(1)) - 1] ?? "في")

/** Two articles of 500 words that share `count` passages of `length` words, at different places. */
function related(length: number, count: number): [string, string] {
  const [one, other] = [draw(ARTICLE_WORDS), draw(ARTICLE_WORDS)]
  for (let passage = 0; passage < count; passage++) {
    const words = draw(length)
    one.splice(10 + passage * 90, length, ...words)
    other.splice(40 + passage * 80, length, ...words)
  }
  return [one.join(" "), other.join(" ")]
}

function row(name: string, value: string): void {
  process.stdout.write(`${name.padEnd(58)}${value.padStart(24)}\n`)
}

function secondsOf(work: () => unknown): number {
  const begin = performance.now()
  work()
  return (performance.now() - begin) / 1000
}

/** The microseconds of one run, measured over many after a warm-up. */
function microseconds(work: () => unknown, times = 2000): number {
  for (let warm = 0; warm < times / 4; warm++) work()
  const seconds = secondsOf(() => {
    for (let time = 0; time < times; time++) work()
  })
  return (seconds / times) * 1e6
}

const articles = Array.from({ length: 4000 }, () => draw(ARTICLE_WORDS).join(" "))
const rate = (work: (body: string) => unknown): string => {
  const seconds = secondsOf(() => articles.forEach(work))
  return `${Math.round(articles.length / seconds)} articles/s`
}
rate((body) => fingerprintsOf(sharedWords(body)))
row("words of an article of 500", rate(sharedWords))
row(
  "words and fingerprints",
  rate((body) => fingerprintsOf(sharedWords(body))),
)
const counts = articles.map((body) => fingerprintsOf(sharedWords(body)).length)
row("fingerprints of an article, mean", (counts.reduce((sum, count) => sum + count, 0) / counts.length).toFixed(1))

const tiling = (name: string, left: string, right: string): void => {
  const [a, b] = [sharedWords(left), sharedWords(right)]
  row(`tiling: ${name}`, `${microseconds(() => sharedRuns(a, b)).toFixed(0)} µs`)
}
tiling("two articles that share 5 passages of 30 words", ...related(30, 5))
tiling("two articles that share nothing", ...related(0, 0))
tiling("an article and its copy", articles[0] ?? "", articles[0] ?? "")

const seeds = new URL("../../../shared/seeds/", import.meta.url)
if (existsSync(seeds)) {
  const body = (name: string): string => parsePlainText(decodeText(readFileSync(new URL(name, seeds)), name)).body
  tiling("the two real documents", body("000_5af178807ddb92b7.txt"), body("003_06b30415b0b642d4.txt"))
}

const huge = (name: string, left: string, right: string): void => {
  const [a, b] = [sharedWords(left), sharedWords(right)]
  row(`tiling: ${name}`, `${(secondsOf(() => sharedRuns(a, b)) * 1000).toFixed(0)} ms`)
}
const paragraph = draw(350_000).join(" ")
huge("350,000 words and themselves", paragraph, paragraph)
huge("350,000 words and 350,000 others", paragraph, draw(350_000).join(" "))
const endless = "ان هذا هو اليوم الاول ".repeat(100_000)
huge("five words 100,000 times and themselves", endless, endless)
const few = (): string => Array.from({ length: 350_000 }, () => vocabulary[Math.floor(random(10))]).join(" ")
huge("350,000 words of 10 different ones and others of them", few(), few())

const PAIRS = 1000
process.stdout.write(`\nHow many of ${PAIRS} pairs that share passages have a fingerprint in common\n`)
process.stdout.write(`${"window".padEnd(8)}${"fingerprints".padEnd(14)}`)
const passages: [number, number][] = [8, 13, 18, 22, 28].map((length) => [length, 1])
passages.push([8, 5], [13, 3], [18, 2])
process.stdout.write(`${passages.map(([length, count]) => `${count}x${length}`.padStart(7)).join("")}\n`)
for (const window of [4, 8, WINDOW, 24, 32]) {
  let fingerprints = 0
  const found = passages.map(([length, count]) => {
    let pairs = 0
    for (let pair = 0; pair < PAIRS; pair++) {
      const [one, other] = related(length, count).map((body) => fingerprintsOf(sharedWords(body), window))
      fingerprints += one?.length ?? 0
      if (one?.some((fingerprint) => other?.includes(fingerprint))) pairs++
    }
    return `${((pairs / PAIRS) * 100).toFixed(0)} %`.padStart(7)
  })
  const mean = (fingerprints / PAIRS / passages.length).toFixed(0)
  process.stdout.write(`${String(window).padEnd(8)}${mean.padEnd(14)}${found.join("")}\n`)
}
