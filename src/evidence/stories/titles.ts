import { compareFounding } from "./group.ts"

/** What titles are made of. `language`: "ar", "en" or another code. */
export type TitledArticle = {
  readonly slug: string
  readonly published?: Date
  readonly language: string
  readonly headline: string
}

/** A story's title in the languages in which it has one. */
export type StoryTitles = { readonly ar?: string; readonly en?: string }

/**
 * The titles of a computed story: for each language the headline of its earliest article in it; undated articles last, then by
 * slug.
 */
export function titlesOf(articles: readonly TitledArticle[]): StoryTitles {
  const ordered = [...articles].sort(compareFounding)
  const first = (language: string): string | undefined =>
    ordered.find((article) => article.language === language && article.headline.trim() !== "")?.headline
  const ar = first("ar")
  const en = first("en")
  return { ...(ar !== undefined && { ar }), ...(en !== undefined && { en }) }
}
