import type { SharedRun } from "../../text/shared/tiling.ts"
import { isSameContent } from "../disagreements/attributions.ts"
import { wordsIn } from "../disagreements/contexts.ts"
import { type Reading, readArticles, type Word, within } from "../disagreements/reading.ts"
import { compareText, type ReportedArticle } from "../disagreements/reported-article.ts"
import { isSameSpeaker, type Speaker, speakerOf } from "../disagreements/speaker.ts"
import { speakerGroups } from "./speaker-groups.ts"

/** The passages that two articles, named by slug, share. */
export type ArticleRuns = { readonly left: string; readonly right: string; readonly runs: readonly SharedRun[] }

type Said = { readonly speaker: Speaker; readonly words: readonly Word[]; readonly start: number; readonly end: number }

// How many speakers back an anaphora ("the official") may refer.
const LOOK_BACK = 12

/**
 * How many different speakers a story's statements go back to: the first steps of their chains. A named one counts once,
 * however many articles cite them. Unnamed ones are the same if their descriptions have the same words and count; within one
 * article also if a later, definite one ("the official") says no more than one before it; and if their statements are shared
 * text, since a reprint adds no speaker, even where it names one that the other leaves unnamed. Two different names are never
 * the same.
 */
export function independentOrigins(articles: readonly ReportedArticle[], runs: readonly ArticleRuns[]): number {
  const statements = new Map(readArticles(articles).map((reading) => [reading.article.slug, saidIn(reading)]))
  const all = [...statements.values()].flat()
  const groups = speakerGroups(all.map(({ speaker }) => speaker))
  const indexes = new Map(all.map((said, index) => [said, index]))
  const join = (one: Said, other: Said): void => groups.join(indexes.get(one)!, indexes.get(other)!)
  for (const list of statements.values()) joinAnaphora(list, join)
  const ordered = [...runs].sort((a, b) => compareText(a.left, b.left) || compareText(a.right, b.right))
  for (const { left, right, runs } of ordered) {
    for (const run of runs) {
      for (const one of overlapping(statements.get(left), run.left)) {
        for (const other of overlapping(statements.get(right), run.right)) {
          if (one !== other && isSameContent(one.words, other.words)) join(one, other)
        }
      }
    }
  }
  return groups.count()
}

function saidIn(reading: Reading): Said[] {
  return within(reading.article.annotation.statements, reading.article.body).flatMap((statement) => {
    const [first] = statement.chain
    if (!first) return []
    const words = wordsIn(reading, statement)
    const { start, end } = statement
    return [{ speaker: speakerOf(first), words: reading.words.slice(words.first, words.last + 1), start, end }]
  })
}

const definite = /^(?:ال|the\b)/i

function joinAnaphora(list: readonly Said[], join: (one: Said, other: Said) => void): void {
  for (const [index, said] of list.entries()) {
    const { name, label, words } = said.speaker
    if (name !== undefined || !definite.test(label)) continue
    const before = list.slice(Math.max(0, index - LOOK_BACK), index).reverse()
    const meant = before.find(({ speaker }) => speaker.words.size >= words.size && isSameSpeaker(said.speaker, speaker))
    if (meant) join(meant, said)
  }
}

function overlapping(list: readonly Said[] = [], range: { start: number; end: number }): Said[] {
  return list.filter(({ start, end }) => start < range.end && range.start < end)
}
