import { arabicWord } from "../names/speech.ts"
import { lexicon } from "./lexicon.ts"
import { hasGap, type Reading, type Span, wordAt } from "./reading.ts"

const PHRASE_WORDS = 6

/** The noun of a body at token `at`, under its article and "و": "ولجنة" is "لجنه", "المحكمة" "محكمه"; undefined for another word. */
export function bodyNoun(reading: Reading, at: number): string | undefined {
  const { bodies } = lexicon()
  const word = wordAt(reading, at)
  return [word, word.replace(/^[وف]/, ""), word.replace(/^[وف]?ال/, "")].find((form) => bodies.has(form))
}

/**
 * The range of an organisation's name that begins at token `at` and is in no dictionary: "اتحاد المستوردين", "نقابة عمال
 * الموانئ", "اللجنة الطبية". It is made of the nouns up to the first with an article, and of further words with an article.
 * @returns undefined for a body without any article, since the text does not say which one it is.
 */
export function bodyAt(reading: Reading, at: number, last: number): Span | undefined {
  if (wordAt(reading, at) === "the") return latinBody(reading, at, last)
  if (bodyNoun(reading, at) === undefined || !arabicWord.test(wordAt(reading, at)) || reading.owners[at]) return undefined
  let end = at
  let definite = isDefinite(reading, at)
  while (end < last && end - at < PHRASE_WORDS && !hasGap(reading, end + 1, ~0)) {
    const articled = isDefinite(reading, end + 1)
    if (reading.names[end + 1] && !articled) break
    // "لجنة الأمن والدفاع" has one more noun, "المحكمة تأجيل" another word.
    if (definite && !articled) break
    if (definite && bodyNoun(reading, end + 1) !== undefined) break
    // "تلقت البلدية | الشكاوى", "رفضت هيئة الموانئ | العرض": a word that does not agree with the body is no adjective of it.
    const word = wordAt(reading, end + 1)
    if (definite && !word.startsWith("وال") && !describes(wordAt(reading, at), word)) break
    definite ||= articled
    end++
  }
  return definite ? { first: at, last: end } : undefined
}

// "the education ministry".
function latinBody(reading: Reading, at: number, last: number): Span | undefined {
  const { bodies, prepositions, auxiliaries } = lexicon()
  for (let end = at + 1; end <= last && end - at < PHRASE_WORDS && !hasGap(reading, end, ~0); end++) {
    const word = wordAt(reading, end)
    if (reading.names[end] || prepositions.has(word) || auxiliaries.has(word)) return undefined
    if (bodies.has(word)) return { first: at, last: end }
  }
  return undefined
}

// An adjective ends as its noun does.
function describes(noun: string, word: string): boolean {
  if (/ه$/.test(noun)) return /[هيا]$/.test(word) && !/[وا]ي$/.test(word)
  return /(?:[^وا]ي|عام|اعلي|اعلى|جديد|سابق|موحد|مشترك|دائم|دايم|مستقل)$/.test(word)
}

function isDefinite(reading: Reading, at: number): boolean {
  return /^و?ال./.test(wordAt(reading, at))
}
