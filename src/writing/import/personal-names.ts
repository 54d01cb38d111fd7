// Feeds call anything an author: an agency, a desk, a login. What looks like the name of a person is taken for one.

const LEAD = /^\s*(?:by|written by|reported by|بقلم|كتب|كتبت|كتبه|كتبته|إعداد|تقرير|متابعة)\s*[:：\-–]?\s+/iu
/** In a line whose white space is single. */
const BETWEEN = / ?(?:[,،;؛&/|]| (?:and|و) ) ?| و(?=\p{L}{2,} )/u
const DESK =
  /\b(?:desk|staff|team|news|agency|agencies|editor|editors|editorial|admin|reuters|press|tv|radio|online|correspondent)\b|وكالة|وكالات|تحرير|فريق|قسم|مراسل|صحيفة|قناة|موقع|شبكة|أنباء|الأخبار/iu

/** Two to five words of letters, none of them the word of an office. */
export function looksPersonal(name: string): boolean {
  const words = name.trim().split(/\s+/)
  if (words.length < 2 || words.length > 5 || name.length > 80 || DESK.test(name)) return false
  return words.every((word) => /^[\p{L}\p{M}][\p{L}\p{M}.'’-]*$/u.test(word))
}

/** The names that a byline may join: "By A and B", "بقلم أ، ب". */
export function namesInByline(line: string): string[] {
  const parts = line.replace(LEAD, "").replace(/\s+/g, " ").split(BETWEEN)
  return [...new Set(parts.map((part) => part.trim()))].filter((part) => part !== "")
}
