import { type LinksField, linksOf } from "../kind.ts"
import { ARTICLE } from "./kind.ts"

type LinkOf<Fields> = Extract<Fields[keyof Fields], { is: "links" }>

/** The kinds that articles are linked to without roles; articles are listed, filtered and counted by these links. */
export type LinkedName = Exclude<LinkOf<typeof ARTICLE.fields>, { roleType: string }>["to"]

/** The kinds whose filter is only the link; the filter of topics also includes their descendants. */
export type FilteredName = Exclude<LinkedName, "topic">

const LINKS = linksOf(ARTICLE).flatMap(([, links]) => (links.roleType ? [] : [links]))

export const FILTERED = LINKS.map(({ to }) => to).filter((to) => to !== "topic") as FilteredName[]

/** The link to a kind, as the article's kind describes it. */
export function linkTo(kind: LinkedName): LinksField {
  return LINKS.find(({ to }) => to === kind) as LinksField
}
