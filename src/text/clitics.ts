// The proclitics that light stemming removes, after Larkey, Ballesteros and Connell, "Light Stemming for Arabic Information
// Retrieval" (2007): light10 removes و, ال, وال, بال, كال, فال and لل. Names also stand behind a single ب, ف, ك or ل, and with
// the article behind "و + ب/ك/ل", so those are here too. Suffixes are not removed, since names have none.
const CONJUNCTIONS = ["", "و", "ف"]
const PREPOSITIONS = ["ب", "ك", "ل"]

const ARTICLE = "ال"

/** How many letters must remain when a single letter is removed: with fewer, "ورد" would become "رد". */
const AFTER_LETTER = 3

/** How many letters must remain when the article is removed, as in light10. */
const AFTER_ARTICLE = 2

// A verb may have the prefix س of the future; it is recognised by the letter behind it, with which imperfect verbs begin.
const future = /^س(?=[يتنا])/

/**
 * The forms that a folded Arabic word may have without its proclitics, beginning with the word itself and going on to the
 * shortest: "وبالعراق" gives "وبالعراق", "بالعراق", "العراق", "عراق". For "لل" the article is restored: "للعراق" gives
 * "العراق". Words in other scripts give only themselves. The forms are candidates; most of them are not words.
 */
export function withoutClitics(folded: string): string[] {
  const forms = [folded]
  if (folded.length <= AFTER_LETTER || !isArabic(folded)) return forms
  for (const conjunction of CONJUNCTIONS) {
    if (!folded.startsWith(conjunction)) continue
    const rest = folded.slice(conjunction.length)
    if (rest.length < AFTER_LETTER) continue
    forms.push(rest)
    if (future.test(rest) && rest.length > AFTER_LETTER) forms.push(rest.slice(1))
    for (const preposition of PREPOSITIONS) {
      if (!rest.startsWith(preposition)) continue
      const bare = rest.slice(1)
      if (preposition === "ل" && bare.startsWith("ل") && bare.length > AFTER_ARTICLE) forms.push(ARTICLE + bare.slice(1))
      if (bare.length >= AFTER_LETTER) forms.push(bare)
    }
  }
  for (const form of [...forms]) {
    if (form.startsWith(ARTICLE) && form.length >= ARTICLE.length + AFTER_ARTICLE) forms.push(form.slice(ARTICLE.length))
  }
  return [...new Set(forms)].sort((a, b) => b.length - a.length)
}

/**
 * The reverse of `withoutClitics`, for small indexes: the forms that a folded Arabic word has with proclitics, itself first,
 * and how many letters these take. "اليوم" gives "واليوم" with 1 and "لليوم" with 1. Words in other scripts give only
 * themselves.
 */
export function behindClitics(folded: string): { form: string; clitics: number }[] {
  if (!isArabic(folded)) return [{ form: folded, clitics: 0 }]
  return CONJUNCTIONS.flatMap((conjunction) =>
    ["", ...PREPOSITIONS].map((preposition) => {
      const clitics = conjunction.length + preposition.length
      const contracted = preposition === "ل" && folded.startsWith(ARTICLE) ? `ل${folded.slice(ARTICLE.length)}` : folded
      return { form: conjunction + preposition + contracted, clitics }
    }),
  )
}

/**
 * All words of which `withoutClitics` gives this folded form, and a few others: "عراق" gives "عراق", "وعراق", "لعراق" and so on, with
 * `articled` also "العراق" and "للعراق". Words of other scripts give only themselves.
 */
export function withProclitics(form: string, articled: boolean): string[] {
  if (!arabicScript.test(form)) return [form]
  const bare = articled ? [form, ARTICLE + form] : [form]
  const joined = bare.flatMap((word) => [
    word,
    `س${word}`,
    ...PREPOSITIONS.map((preposition) => preposition + word),
    ...(word.startsWith(ARTICLE) ? [`لل${word.slice(ARTICLE.length)}`] : []),
  ])
  return [...new Set(CONJUNCTIONS.flatMap((conjunction) => joined.map((word) => conjunction + word)))]
}

/**
 * How many folded letters of a word stand before a form that `withoutClitics(word)` gave. Where the article was restored from
 * "لل", its ل belongs to the form: "للعراق" and "العراق" give 1.
 */
export function cliticLength(word: string, form: string): number {
  return word.endsWith(form) ? word.length - form.length : word.length - form.length + 1
}

const arabicScript = /^\p{Script=Arabic}/u

function isArabic(folded: string): boolean {
  const unit = folded.charCodeAt(0)
  return unit >= 0x600 && unit <= 0x6ff
}
