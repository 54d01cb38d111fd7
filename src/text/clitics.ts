// The proclitics that light stemming removes, after Larkey, Ballesteros and Connell, "Light Stemming for Arabic Information
// Retrieval" (2007): light10 takes و, ال, وال, بال, كال, فال and لل off. Names also follow a single ب, ف, ك or ل and the
// article behind "و + ب/ك/ل", so those are here too; suffixes stay, since a name has none.
const CONJUNCTIONS = ["", "و", "ف"]
const PREPOSITIONS = ["ب", "ك", "ل"]

const ARTICLE = "ال"

/** Letters that must remain behind one stripped letter: with fewer, "ورد" would become "رد". */
const AFTER_LETTER = 3

/** Letters that must remain behind the article, as in light10. */
const AFTER_ARTICLE = 2

// A verb may carry the س of the future, recognised by the letter that begins an imperfect verb.
const future = /^س(?=[يتنا])/

/**
 * The forms a folded Arabic word may have without its proclitics, the least stripped first, beginning with the word
 * itself: "وبالعراق" gives "وبالعراق", "بالعراق", "العراق", "عراق". "لل" also gives the article back: "للعراق" gives
 * "العراق". Words of other scripts give only themselves. The forms are candidates: most are not words.
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
 * The forms in which a folded Arabic word may stand behind proclitics, itself first, and how many letters those take: the
 * way back from `withoutClitics`, for indexes of few words. "اليوم" gives "واليوم" with 1 and "لليوم" with 1. Words of
 * other scripts give only themselves.
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
 * How many folded letters of the word stand before the form, one of `withoutClitics(word)`. Where "لل" gave the article
 * back, its ل belongs to the form: "للعراق" and "العراق" give 1.
 */
export function cliticLength(word: string, form: string): number {
  return word.endsWith(form) ? word.length - form.length : word.length - form.length + 1
}

function isArabic(folded: string): boolean {
  const unit = folded.charCodeAt(0)
  return unit >= 0x600 && unit <= 0x6ff
}
