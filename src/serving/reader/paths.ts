/** The languages of the reader, which its addresses begin with. */
export type ReaderLanguage = "ar" | "en"

const PAGE = /^\/(ar|en)(\/|$)/

/** The language of an address that the reader's pages have, such as `/ar/stories`; `null` for any other. */
export function pageLanguage(path: string): ReaderLanguage | null {
  return (PAGE.exec(path)?.[1] ?? null) as ReaderLanguage | null
}

/** What a browser's `accept-language` prefers of the two; Arabic where it says nothing, or likes both the same. */
export function preferredLanguage(header: string | undefined): ReaderLanguage {
  const weights = { ar: 0, en: 0 }
  for (const item of (header ?? "").split(",")) {
    const [tag = "", ...parameters] = item.split(";").map((part) => part.trim().toLowerCase())
    const language = tag.split("-")[0]
    const q = Number(parameters.find((parameter) => parameter.startsWith("q="))?.slice(2) ?? 1)
    if ((language === "ar" || language === "en") && q > weights[language]) weights[language] = q
  }
  return weights.en > weights.ar ? "en" : "ar"
}
