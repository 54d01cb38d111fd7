import { useParams } from "react-router"

/** The languages of the interface, as addresses have them. */
export const LOCALES = ["ar", "en"] as const
export type Locale = (typeof LOCALES)[number]

export const isLocale = (text: string | undefined): text is Locale => LOCALES.includes(text as Locale)

/** The language in the page's address. The routes allow no others. */
export function useLocale(): Locale {
  const { locale } = useParams()
  return isLocale(locale) ? locale : "ar"
}

/** The same language as the API's argument `locale` wants it. */
export const apiLocale = (locale: Locale) => (locale === "ar" ? "AR" : "EN") as "AR" | "EN"

export const directionOf = (language: string) => (language === "ar" ? "rtl" : "ltr") as "rtl" | "ltr"

/** The language of a name, guessed by its first letter, because the API gives none. */
export function languageOf(text: string): Locale {
  const letter = /\p{Letter}/u.exec(text)?.[0] ?? ""
  return /\p{Script=Arabic}/u.test(letter) ? "ar" : "en"
}

/** The address of the same page in the other language. */
export const inOtherLanguage = (locale: Locale, { pathname, search }: { pathname: string; search: string }) =>
  `/${locale === "ar" ? "en" : "ar"}${pathname.slice(3)}${search}`
