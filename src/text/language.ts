import { countScripts } from "./script.ts"
import { arabicScript, cyrillicScript, devanagari, latinScript } from "./script-languages.ts"

/** The ISO 15924 code of the script of most of the text's letters; "Zyyy" if it has no letters. */
export function scriptOf(text: string): string {
  let best = "Zyyy"
  let most = 0
  for (const [code, count] of countScripts(text)) {
    if (count > most) {
      best = code
      most = count
    }
  }
  return best
}

// Scripts in which only one language of news is written.
const ONE_LANGUAGE: Readonly<Record<string, string>> = {
  Hebr: "he",
  Grek: "el",
  Hang: "ko",
  Hira: "ja",
  Kana: "ja",
  Beng: "bn",
  Guru: "pa",
  Gujr: "gu",
  Taml: "ta",
  Telu: "te",
  Thai: "th",
  Armn: "hy",
  Geor: "ka",
  Ethi: "am",
  Thaa: "dv",
}

// franc looks at 2,048 UTF-16 units at most; passing on more only costs time.
const SAMPLE = 20_000

/**
 * The BCP 47 code of the language of a text ("ar", "en", "fa", "fr", …), or "und" if it cannot be told. The script decides
 * first, so that even a short Arabic headline gives "ar"; trigrams only decide among the languages of a script.
 */
export function detectLanguage(text: string): string {
  const sample = text.length > SAMPLE ? text.slice(0, SAMPLE) : text
  const script = scriptOf(sample)
  if (script === "Arab") return arabicScript(sample)
  if (script === "Latn") return latinScript(sample)
  if (script === "Hani") return countScripts(sample).has("Hira") || countScripts(sample).has("Kana") ? "ja" : "zh"
  if (script === "Cyrl") return cyrillicScript(sample)
  if (script === "Deva") return devanagari(sample)
  return ONE_LANGUAGE[script] ?? "und"
}

const DIRECTIONS_LIMIT = 500
const directions = new Map<string, "LTR" | "RTL">()

/** The direction in which a language (BCP 47) is written, by its most likely script. "LTR" for an invalid code. */
export function directionOf(language: string): "LTR" | "RTL" {
  const known = directions.get(language)
  if (known) return known
  const direction = direct(language)
  if (directions.size >= DIRECTIONS_LIMIT) directions.clear()
  directions.set(language, direction)
  return direction
}

// TypeScript's own library does not describe textInfo yet.
type WithTextInfo = { getTextInfo?: () => { direction?: string }; textInfo?: { direction?: string } }

function direct(language: string): "LTR" | "RTL" {
  try {
    const locale = new Intl.Locale(language).maximize() as Intl.Locale & WithTextInfo
    return (locale.getTextInfo?.() ?? locale.textInfo)?.direction === "rtl" ? "RTL" : "LTR"
  } catch (error) {
    if (error instanceof RangeError) return "LTR"
    throw error
  }
}

/** The canonical spelling of a BCP 47 tag: `ar` for `AR`, `en-GB` for `en-gb`; null for what is no language tag. */
export function canonicalLanguage(tag: string): string | null {
  try {
    // Languages have codes of two or three letters. BCP 47's syntax allows longer ones, though none is registered, so "arabic"
    // would be valid.
    return tag.length <= 35 && /^[a-z]{2,3}(?:-|$)/i.test(tag) ? (Intl.getCanonicalLocales(tag)[0] ?? null) : null
  } catch {
    return null
  }
}

let namesOfLanguages: ReadonlyMap<string, string> | undefined

/**
 * The language that a document means: given as a BCP 47 tag, as operating systems write it ("ar_SA.UTF-8"), or by its name in
 * English, French, Arabic or the language itself. Null for anything else, and for tags that stand for no language.
 */
export function languageNamed(written: string): string | null {
  if (/^(?:und|mul|mis|zxx)$/i.test(written.trim())) return null
  const [tag = ""] = written
    .trim()
    .replaceAll("_", "-")
    .split(/[.,;@]/)
  const name = written
    .toLowerCase()
    .replace(/\(.{0,40}\)/, "")
    .trim()
  namesOfLanguages ??= readNames()
  return namesOfLanguages.get(name) ?? namesOfLanguages.get(name.split(/[\s,;-]/)[0] ?? "") ?? canonicalLanguage(tag.trim())
}

/** The names of all languages with codes of two letters, from Unicode's data. */
function readNames(): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  const letters = "abcdefghijklmnopqrstuvwxyz"
  const readers = ["en", "fr", "ar"].map((locale) => new Intl.DisplayNames([locale], { type: "language", fallback: "none" }))
  for (const first of letters)
    for (const second of letters) {
      const code = first + second
      const own = new Intl.DisplayNames([code], { type: "language", fallback: "none" })
      for (const name of [...readers, own].map((reader) => reader.of(code)))
        if (name !== undefined && name.length > 2 && !names.has(name.toLowerCase()))
          names.set(name.toLowerCase(), canonicalLanguage(code) ?? code)
    }
  for (const [name, code] of OTHER_NAMES) names.set(name, code)
  return names
}

/** Common names that Unicode's data does not have. */
const OTHER_NAMES: readonly (readonly [string, string])[] = [
  ["عربي", "ar"],
  ["عربى", "ar"],
  ["عربية", "ar"],
  ["انجليزي", "en"],
  ["إنجليزي", "en"],
  ["farsi", "fa"],
  ["فارسی", "fa"],
]

// Languages that are written in more than one script.
const SEVERAL_SCRIPTS = new Set("sr bs az uz kk ky tk tt tg mn pa ku ks sd ug ha ms za mo zh ja ko".split(" "))

/**
 * Whether a text in this script may be in the language. @param script an ISO 15924 code; "Zyyy" (no letters) may be any
 * language.
 */
export function isWrittenIn(language: string, script: string): boolean {
  const locale = new Intl.Locale(language)
  const usual = locale.maximize().script
  return (
    script === "Zyyy" ||
    usual === undefined ||
    usual === script ||
    (locale.script === undefined && SEVERAL_SCRIPTS.has(locale.language))
  )
}
