// The scripts in which news is written. Letters of other scripts count as "Zzzz".
const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ["Latn", /\p{Script=Latin}/u],
  ["Arab", /\p{Script=Arabic}/u],
  ["Cyrl", /\p{Script=Cyrillic}/u],
  ["Hebr", /\p{Script=Hebrew}/u],
  ["Grek", /\p{Script=Greek}/u],
  ["Hani", /\p{Script=Han}/u],
  ["Hira", /\p{Script=Hiragana}/u],
  ["Kana", /\p{Script=Katakana}/u],
  ["Hang", /\p{Script=Hangul}/u],
  ["Deva", /\p{Script=Devanagari}/u],
  ["Beng", /\p{Script=Bengali}/u],
  ["Guru", /\p{Script=Gurmukhi}/u],
  ["Gujr", /\p{Script=Gujarati}/u],
  ["Taml", /\p{Script=Tamil}/u],
  ["Telu", /\p{Script=Telugu}/u],
  ["Thai", /\p{Script=Thai}/u],
  ["Armn", /\p{Script=Armenian}/u],
  ["Geor", /\p{Script=Georgian}/u],
  ["Ethi", /\p{Script=Ethiopic}/u],
  ["Syrc", /\p{Script=Syriac}/u],
  ["Thaa", /\p{Script=Thaana}/u],
]
const OTHER = SCRIPTS.length + 1
const NO_LETTER = 255
const letter = /\p{L}/u
const shared = /\p{Script=Common}|\p{Script=Inherited}/u

// A cache by UTF-16 unit: the index of its script in SCRIPTS plus one; 0 for not known yet.
const known = new Uint8Array(65536)

function classify(character: string): number {
  if (!letter.test(character) || shared.test(character)) return NO_LETTER
  const index = SCRIPTS.findIndex(([, pattern]) => pattern.test(character))
  return index < 0 ? OTHER : index + 1
}

/** How many letters of each script a text has, by ISO 15924 code. Letters that several scripts share do not count. */
export function countScripts(text: string): Map<string, number> {
  const counts = new Uint32Array(256)
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    let entry = known[unit]
    if (!entry) {
      const pair = (unit & 0xfc00) === 0xd800 && at + 1 < text.length
      entry = classify(pair ? String.fromCodePoint(text.codePointAt(at) ?? unit) : String.fromCharCode(unit))
      // Half of a surrogate pair does not tell the script, so only whole units are cached.
      if ((unit & 0xf800) !== 0xd800) known[unit] = entry
    }
    counts[entry] = (counts[entry] ?? 0) + 1
  }
  const found = new Map<string, number>()
  SCRIPTS.forEach(([code], index) => {
    const count = counts[index + 1]
    if (count) found.set(code, count)
  })
  const others = counts[OTHER]
  if (others) found.set("Zzzz", others)
  return found
}
