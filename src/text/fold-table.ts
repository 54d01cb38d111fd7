/**
 * In the result of `foldCodePoint`: the code point is removed. For bidi controls, zero-width characters, soft hyphens, BOMs and
 * other controls.
 */
export const REMOVED = "\u0001"

/**
 * In the result of `foldCodePoint`: the code point is removed, but belongs to the letter before it. For combining marks and the
 * tatweel.
 */
export const MARK = "\u0002"

// Letters whose base form does not follow from Unicode's decompositions, as pairs of variants and base.
const LETTERS: readonly (readonly [string, string])[] = [
  ["ٱٲٳ", "ا"],
  ["ىیېێۍؠےۓ", "ي"],
  ["ةۃہھەۀۂ", "ه"],
  ["کڪګ", "ك"],
  ["ۆۇۈۉۋۅۄۊۏ", "و"],
  ["ڵ", "ل"],
  ["ڕ", "ر"],
  ["æ", "ae"],
  ["œ", "oe"],
  ["ß", "ss"],
  ["þ", "th"],
  ["ø", "o"],
  ["đð", "d"],
  ["ł", "l"],
  ["ħ", "h"],
  ["ı", "i"],
  ["ς", "σ"],
]

// Punctuation is unified too, so that a straight quotation mark matches a curly one and "،" matches ",".
const PUNCTUATION: readonly (readonly [string, string])[] = [
  ["«»“”„‟‹›〝〞〟❝❞❠「」『』″‶״", '"'],
  ["‘’‚‛`´\u1ffd′‵ʹʻʼʽʾʿˈ❛❜׳", "'"],
  ["−⁃", "-"],
  ["،٬", ","],
  ["٫۔", "."],
  ["؛", ";"],
  ["؟", "?"],
  ["٪", "%"],
  ["٭", "*"],
  ["⁄∕", "/"],
]

const table = new Map<string, string>()
for (const [variants, base] of [...LETTERS, ...PUNCTUATION]) for (const variant of variants) table.set(variant, base)
for (let digit = 0; digit < 10; digit++) {
  table.set(String.fromCharCode(0x660 + digit), String(digit))
  table.set(String.fromCharCode(0x6f0 + digit), String(digit))
}

const space = /^\p{White_Space}$/u
const dash = /^\p{Pd}$/u
// Ranges of marks: accents of Latin, Greek, Cyrillic and others, Hebrew points, harakat, Quranic marks, superscript alef, high
// hamza, tatweel. Vowel signs of Indic scripts and kana voicing marks distinguish letters, so they are not removed.
const MARKS: readonly (readonly [number, number])[] = [
  [0x0300, 0x036f],
  [0x0483, 0x0489],
  [0x0591, 0x05bd],
  [0x05bf, 0x05bf],
  [0x05c1, 0x05c2],
  [0x05c4, 0x05c5],
  [0x05c7, 0x05c7],
  [0x0610, 0x061a],
  [0x0640, 0x0640],
  [0x064b, 0x065f],
  [0x0670, 0x0670],
  [0x0674, 0x0674],
  [0x06d6, 0x06dc],
  [0x06de, 0x06ed],
  [0x0897, 0x089f],
  [0x08c9, 0x08e1],
  [0x08e3, 0x08ff],
  [0x1ab0, 0x1aff],
  [0x1dc0, 0x1dff],
  [0x20d0, 0x20ff],
  [0xfe20, 0xfe2f],
]
const ignorable = /^(?:\p{Default_Ignorable_Code_Point}|\p{Cf}|\p{Cc})$/u
const accentAlone = /^\s+\p{M}+$/u

/**
 * What one code point folds to: one or more characters, or `REMOVED` or `MARK`. Folding the result again gives the same. A lone
 * surrogate becomes U+FFFD.
 */
export function foldCodePoint(character: string): string {
  let current = character
  for (;;) {
    const next = step(current)
    if (next === current || next === REMOVED || next === MARK) return next
    current = next
  }
}

function step(text: string): string {
  let out = ""
  let marked = false
  for (const character of text) {
    const base = foldOnce(character)
    if (base === MARK) marked = true
    else if (base !== REMOVED) out += base
  }
  if (out !== "") return out
  return marked ? MARK : REMOVED
}

function foldOnce(character: string): string {
  const known = table.get(character)
  if (known !== undefined) return known
  if (space.test(character)) return " "
  if (isMark(character)) return MARK
  if (ignorable.test(character)) return REMOVED
  if (dash.test(character)) return "-"
  if (!character.isWellFormed()) return "\uFFFD"
  const decomposed = character.normalize("NFKD")
  // A spacing accent ("¨", "ﹰ") decomposes to a space and a mark; the space must not split a word.
  if (accentAlone.test(decomposed)) return MARK
  return decomposed.toLowerCase().normalize("NFKD")
}

function isMark(character: string): boolean {
  const unit = character.charCodeAt(0)
  return MARKS.some(([from, to]) => unit >= from && unit <= to)
}
