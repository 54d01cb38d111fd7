import { isSameLine } from "./furniture.ts"

/** What stands between a headline and the name of its site. White space is single there. */
const BETWEEN = /: | (?:[|–—·•«»:]|--?|::|\/\/) |\|/g

/** A page's headline without the name of its site, which templates put behind or before it. */
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
