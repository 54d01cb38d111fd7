import { isSameLine } from "./furniture.ts"

/** What may separate a headline from the site's name; white space is single. */
const BETWEEN = /: | (?:[|–—·•«»:]|--?|::|\/\/) |\|/g

/** A page's title without the site's name, which templates add before or behind it. */
export function withoutSite(
  title: string,
  { sites, headings }: { sites: readonly string[]; headings: readonly string[] },
): string {
  const seams = [...title.matchAll(BETWEEN)]
  for (const { index, 0: seam } of seams) {
    const [before, behind] = [title.slice(0, index).trim(), title.slice(index + seam.length).trim()]
    for (const [headline, rest] of [
      [before, behind],
      [behind, before],
    ] as const)
      if (headings.some((heading) => isSameLine(heading, headline)) || isSite(rest, sites)) return headline
  }
  return title
}

function isSite(text: string, sites: readonly string[]): boolean {
  return sites.some((site) => isSameLine(text, site) || isSameLine(text, site.replace(/\.[a-z]{2,10}$/i, "")))
}
