/** The languages of the reader; its addresses begin with them. */
export type ReaderLanguage = "ar" | "en"

const PAGE = /^\/(ar|en)(\/|$)/

/** The language of an address of the reader, such as `/ar/stories`; `null` for other addresses. */
export function pageLanguage(path: string): ReaderLanguage | null {
  return (PAGE.exec(path)?.[1] ?? null) as ReaderLanguage | null
}

/** Which of the two languages a browser's `accept-language` prefers; Arabic if it says nothing or does not decide. */
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
