const HEADING_LENGTH = 80
const HEADING_WORDS = 12
const closed = /[.!?؟…۔:؛;،,][\s"”»’')\]]*$/

/** What a line of a list begins with. */
export const bullet = /^(?:[-*•–—]|\d{1,3}[.)])\s/

/** The "## " that marks a heading by layout. */
export const headingMarks = /^#{1,6}\s+/

/**
 * Whether a trimmed line is a section heading: it is marked by "## ", or is short, has no closing stop and stands before
 * another block (`followed`).
 */
export function isHeading(line: string, followed: boolean): boolean {
  if (headingMarks.test(line)) return true
  if (!followed || line.length > HEADING_LENGTH || line.split(/\s+/).length > HEADING_WORDS) return false
  return !closed.test(line) && !bullet.test(line) && /\p{L}/u.test(line)
}
