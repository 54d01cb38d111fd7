import { countScripts } from "./script.ts"
import { arabicScript, cyrillicScript, devanagari, latinScript } from "./script-languages.ts"

/** The ISO 15924 code of the script that most of the text's letters are in; "Zyyy" when it has no letters. */
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

// Scripts that one language of news writes in.
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

// franc reads 2,048 units at most; looking at more only costs time.
const SAMPLE = 20_000

/**
 * The BCP 47 code of the language a text is written in ("ar", "en", "fa", "fr", …), or "und" where it cannot be told.
 * The script decides first, so that even a short Arabic headline is "ar"; trigrams decide only among a script's languages.
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

/** The direction a language (BCP 47) is written in, from its likely script. "LTR" for a code that is not one. */
export function directionOf(language: string): "LTR" | "RTL" {
  const known = directions.get(language)
  if (known) return known
  const direction = direct(language)
  if (directions.size >= DIRECTIONS_LIMIT) directions.clear()
  directions.set(language, direction)
  return direction
}

// TypeScript's library does not describe textInfo yet.
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

/** The one spelling that BCP 47 prefers: `ar` for `AR`, `en-GB` for `en-gb`; null for what is no language tag. */
export function canonicalLanguage(tag: string): string | null {
  try {
    // A language has two or three letters; BCP 47 keeps longer ones for what nobody has registered yet, such as "arabic".
    return tag.length <= 35 && /^[a-z]{2,3}(?:-|$)/i.test(tag) ? (Intl.getCanonicalLocales(tag)[0] ?? null) : null
  } catch {
    return null
  }
}

let namesOfLanguages: ReadonlyMap<string, string> | undefined

/**
 * The language that documents call so: by a tag of BCP 47, also as operating systems write it ("ar_SA.UTF-8"), or by its name in English,
 * French, Arabic or the language itself. null for what is none, and for the tags that stand for no language.
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

/** The names of all languages of two letters, which Unicode's data knows. */
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

/** Names that are common and that Unicode's data has not. */
const OTHER_NAMES: readonly (readonly [string, string])[] = [
  ["عربي", "ar"],
  ["عربى", "ar"],
  ["عربية", "ar"],
  ["انجليزي", "en"],
  ["إنجليزي", "en"],
  ["farsi", "fa"],
  ["فارسی", "fa"],
]

// Languages that are written in several scripts, whatever the likeliest is.
const SEVERAL_SCRIPTS = new Set("sr bs az uz kk ky tk tt tg mn pa ku ks sd ug ha ms za mo zh ja ko".split(" "))

/** Whether a text in this script may be in the language. @param script as ISO 15924 has it; "Zyyy" may be any. */
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
