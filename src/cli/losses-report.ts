import { KINDS } from "../content/kinds.ts"
import type { Loss, Losses } from "../writing/merge/losses.ts"

/** For each kind, a line about what a reset would take away, with the first slugs. */
export function describeLosses({ deleted, undone }: Losses): string[] {
  const lines = (losses: Losses["deleted"], what: string) =>
    (Object.entries(losses) as [string, Loss][]).map(([kind, { count, slugs }]) => {
      const more = count > slugs.length ? `, and ${count - slugs.length} more` : ""
      return `  ${count} ${count === 1 ? KINDS.find(({ table }) => table === kind)?.name : kind} would be ${what}: ${slugs.map(isolated).join(", ")}${more}`
    })
  return [...lines(deleted, "deleted"), ...lines(undone, "changed back from what was imported")]
}

/** Keeps an Arabic word from reversing the rest of a line on a terminal. */
function isolated(slug: string): string {
  return /[^\p{ASCII}]/u.test(slug) ? `\u2068${slug}\u2069` : slug
}
