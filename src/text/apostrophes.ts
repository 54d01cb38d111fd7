/** What stands behind a folded word that possesses something. */
export const POSSESSIVE = "'s"

/** What two spellings of a folded word must share: apostrophes are left out, so "Kata'ib" is "Kataib". */
export function withoutApostrophes(folded: string): string {
  return folded.includes("'") ? folded.replaceAll("'", "") : folded
}

/** The side of an apostrophe on which a name stands, without apostrophes, and the folded letters before and behind it. */
export type Elision = { readonly key: string; readonly before: number; readonly behind: number }

/** Of "iraq's" what stands before the possessive, without apostrophes. */
export function possessor(folded: string): string | undefined {
  return folded.endsWith(POSSESSIVE) ? withoutApostrophes(folded.slice(0, -POSSESSIVE.length)) : undefined
}

/** "iraq's" and "l'irak": the name is one side of the apostrophe. */
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

/** Every word that a folded word with an apostrophe may stand for, without apostrophes; none of a word that has none. */
export function apostropheKeys(folded: string): string[] {
  if (!folded.includes("'")) return []
  return [...new Set([withoutApostrophes(folded), ...elisions(folded).map(({ key }) => key)])]
}
