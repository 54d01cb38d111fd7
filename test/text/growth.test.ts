import { describe, it } from "vitest"
import { matchOf } from "../../src/content/search/match.ts"
import { statementsOf } from "../../src/evidence/attribution/find-statements.ts"
import { nameText } from "../../src/evidence/mentions.ts"
import { buildDictionary } from "../../src/evidence/names/dictionary.ts"
import { linkText } from "../../src/evidence/names/link.ts"
import { deriveHeadline } from "../../src/formats/plain-text/derive-headline.ts"
import { parsePlainText } from "../../src/formats/plain-text/reader.ts"
import { findDates } from "../../src/text/dates/find-dates.ts"
import { detectLanguage } from "../../src/text/language.ts"
import { passagesOf } from "../../src/text/passages.ts"
import { findQuantities } from "../../src/text/quantities/find-quantities.ts"
import { vectorOf } from "../../src/text/search/lexemes.ts"
import { fingerprintsOf } from "../../src/text/shared/fingerprints.ts"
import { sharedRuns } from "../../src/text/shared/tiling.ts"
import { sharedWords } from "../../src/text/shared/words.ts"
import { expectLinear, repeat } from "../support/growth.ts"

// What is done with each text that comes in or is found takes time that grows with its length, whatever stands in it.

const dictionary = buildDictionary([
  { entity: { kind: "person", slug: "ali" }, value: "علي حمدان", nameKind: "CANONICAL" },
  { entity: { kind: "person", slug: "john" }, value: "John Smith", nameKind: "CANONICAL" },
  { entity: { kind: "source", slug: "reuters", sourceKind: "NEWS_AGENCY" }, value: "رويترز", nameKind: "CANONICAL" },
])
const published = new Date("2021-03-30T09:00:00Z")
const search = 'a 1 قال "a a" خمسة word* -b'
const expansions = {
  named: new Map([["a", { ids: ["1"], names: [["a", "a"], ["قال"]] }]]),
  parts: new Map([["a", ["قال"]]]),
  similar: new Map([["word", ["1", "قال"]]]),
}

const readers: [string, (text: string) => unknown][] = [
  ["paragraphs", parsePlainText],
  ["passages", passagesOf],
  ["headlines", deriveHeadline],
  ["languages", detectLanguage],
  ["dates", (text) => findDates(text, published)],
  ["quantities", findQuantities],
  ["names", (text) => linkText({ headline: "a", body: text, headlineDerived: false }, dictionary)],
  ["statements", (text) => statementsOf(nameText(text, dictionary))],
  ["lexemes", (text) => vectorOf({ headline: text, summary: null, body: text })],
  ["hits", (text) => matchOf([text], search, expansions, 3)],
  ["fingerprints", (text) => fingerprintsOf(sharedWords(text))],
  ["shared runs", (text) => sharedRuns(sharedWords(text), sharedWords(`x ${text}`))],
]

// Signs, and words that mean something to one of the readers, each again and again.
const pieces =
  'a|a |\n|\n\n| \n|.|. |., |,|«|»|"|"a |“a” |\'|(|[|1|1 |1,|1/|2021/|10.30 |- a\n|# a\n\n|ً|قال |«قال |قال «أ» |قال إن |"a" said John. |he said |نقلا عن |بحسب |مصدر |وأضاف أن |و|ال|الأحد 1 |1 نيسان |كانون الثاني |بين 1 و|1، 2، |hundred |twenty-five |مئة |ألف |خمسة وعشرون |مقتل 3 |$1 |1% |قبل يومين |yesterday |علي حمدان |قال علي حمدان: «كلام». |John Smith said |قالت رويترز |http://a.b/c?d=e |😀'.split(
    "|",
  )

describe("of text without end", () => {
  it.each(readers)("%s take time that grows with its length", (_name, read) => {
    for (const piece of pieces) expectLinear(read, repeat(piece), 6_000)
  })
})
