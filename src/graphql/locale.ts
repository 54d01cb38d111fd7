import type { ArgumentBuilder } from "./arguments.ts"
import { builder } from "./builder.ts"

export type Locale = "AR" | "EN"

export const LocaleEnum = builder.enumType("Locale", {
  description: "A language that names and descriptions can be asked for in.",
  values: {
    AR: { description: "Arabic, the default." },
    EN: { description: "English." },
  } as const,
})

/** Defines the argument `locale`. */
export function localeArgument(arg: ArgumentBuilder) {
  return {
    locale: arg({
      type: LocaleEnum,
      description: "The language wanted; Arabic where absent. Where there is none in it, the other is given.",
    }),
  }
}

/** The value in the wanted language, or the other one if that is missing. Without a locale: Arabic. */
export function inLocale<Value>(locale: Locale | null | undefined, arabic: Value, english: Value): NonNullable<Value> | null {
  return (locale === "EN" ? (english ?? arabic) : (arabic ?? english)) ?? null
}
