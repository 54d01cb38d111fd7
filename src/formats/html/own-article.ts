import { fold } from "../../text/fold.ts"
import { type JsonLdArticle, pagesOf } from "../json-ld/articles.ts"
import { type JsonObject, listOf, textOf } from "../json-values.ts"
import { sameAddressKey } from "../same-address.ts"
import { isSameLine } from "./furniture.ts"

/**
 * Of all articles that a page describes, the one that it shows: the one with the page's address; else the one with its
 * headline; else the first that is in no list, unless its address says that it belongs to another page.
 */
export function ownArticle(
  articles: readonly JsonLdArticle[],
  address: string | undefined,
  titles: readonly (string | undefined)[],
): JsonLdArticle | undefined {
  const key = address === undefined ? undefined : sameAddressKey(address)
  const isHere = ({ item }: JsonLdArticle) => pagesOf(item).some((page) => sameAddressKey(page) === key)
  const isTitled = ({ item }: JsonLdArticle) => titles.some((title) => title !== undefined && isTitledLike(title, item))
  const alone = articles.filter(({ isListed }) => !isListed)
  const isElsewhere = (article: JsonLdArticle) => key !== undefined && pagesOf(article.item).length > 0 && !isHere(article)
  return (
    (key === undefined ? undefined : (alone.find(isHere) ?? articles.find(isHere))) ??
    alone.find(isTitled) ??
    articles.find(isTitled) ??
    (titles.some((title) => title !== undefined) && alone.length > 1
      ? undefined
      : alone.find((article) => !isElsewhere(article)))
  )
}

/** Whether a title is an article's headline, or begins with it and goes on with the site's name. */
function isTitledLike(title: string, item: JsonObject): boolean {
  const headline = textOf(listOf(item.headline ?? item.name)[0])
  if (headline === undefined) return false
  return (
    isSameLine(title, headline) ||
    (headline.length > 10 &&
      (fold(title).startsWith(fold(headline)) || (fold(headline).startsWith(fold(title)) && title.length > 10)))
  )
}
