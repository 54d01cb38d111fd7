/** The possessive ending of a folded word. */
export const POSSESSIVE = "'s"

/** What two spellings of a folded word must share: apostrophes are left out, so "Kata'ib" is "Kataib". */
export function withoutApostrophes(folded: string): string {
  return folded.includes("'") ? folded.replaceAll("'", "") : folded
}

/**
 * The part of a word with an apostrophe that is a name: its key, without apostrophes, and how many folded letters stand before
 * and behind it.
 */
export type Elision = { readonly key: string; readonly before: number; readonly behind: number }

/** The part of "iraq's" before the possessive, without apostrophes; undefined for other words. */
export function possessor(folded: string): string | undefined {
  return folded.endsWith(POSSESSIVE) ? withoutApostrophes(folded.slice(0, -POSSESSIVE.length)) : undefined
}

/** The ways to divide a folded word at its apostrophe into a name and the rest: "iraq's", "l'irak". */
export function elisions(folded: string): Elision[] {
  const found = []
  const possessive = possessor(folded)
  if (possessive !== undefined) found.push({ key: possessive, before: 0, behind: POSSESSIVE.length })
  const elided = /^(?:[cdjlmnst]|qu)'/.exec(folded)
  if (elided) {
    const before = elided[0].length
    found.push({ key: withoutApostrophes(folded.slice(before)), before, behind: 0 })
  }
  return found
}

/**
 * Every word for which a folded word with an apostrophe may stand, without apostrophes; an empty list for a word without one.
 */
export function apostropheKeys(folded: string): string[] {
  if (!folded.includes("'")) return []
  return [...new Set([withoutApostrophes(folded), ...elisions(folded).map(({ key }) => key)])]
}
