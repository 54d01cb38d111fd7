import { type LinksField, linksOf } from "../kind.ts"
import { ARTICLE } from "./kind.ts"

type LinkOf<Fields> = Extract<Fields[keyof Fields], { is: "links" }>

/** The kinds that articles are linked to without a role: by such a link they are listed, filtered and counted. */
export type LinkedName = Exclude<LinkOf<typeof ARTICLE.fields>, { roleType: string }>["to"]

/** The kinds whose filter asks for nothing but the link; that of topics also has what is filed below them. */
export type FilteredName = Exclude<LinkedName, "topic">

const LINKS = linksOf(ARTICLE).flatMap(([, links]) => (links.roleType ? [] : [links]))

export const FILTERED = LINKS.map(({ to }) => to).filter((to) => to !== "topic") as FilteredName[]

/** The links to a kind. */
export function linkTo(kind: LinkedName): LinksField {
  return LINKS.find(({ to }) => to === kind) as LinksField
}
