import type { Mention } from "../annotation.ts"
import { type Claim, claimsOf, disputes, type Relation } from "./claims.ts"
import { groupBy } from "./clusters.ts"
import { type Context, contextOf, isAligned, wordsIn } from "./contexts.ts"
import type { Disagreement } from "./disagreement.ts"
import { isLatin } from "./nearest-event.ts"
import { type Reading, within } from "./reading.ts"
import type { Evidence } from "./reported-article.ts"
import { phraseAt, vocabulary } from "./vocabulary.ts"

// A person named as the holder of an office, with its place or organisation: "ambassador|topic:egypt|topic:jordan".
type Holder = { readonly person: string; readonly office: string; readonly place: Evidence; readonly context: Context }

// The most words between an office and its holder's name, and between an English office and the place before it ("US
// ambassador").
const TITLE_WORDS = 6
const BEFORE_WORDS = 2

/**
 * Finds different people named in one office of the same places and organisations, in sentences that otherwise say the same.
 * The value is the person's slug. The office alone is no disagreement, since offices change hands.
 */
export function nameDisagreements(readings: readonly Reading[]): Disagreement[] {
  const holders = readings.flatMap(holdersOf)
  return [...groupBy(holders, ({ office }) => office).values()].flatMap((group) => {
    const claims = claimsOf(group, {
      labelOf: ({ person }) => person,
      keyOf: ({ context }) => [...context.sentence].sort().join(" "),
      placeOf: ({ place }) => place,
    })
    return disputes("NAME", claims, relate)
  })
}

function relate({ item: one }: Claim<Holder>, { item: other }: Claim<Holder>): Relation {
  if (!isAligned(one.context, other.context)) return "OTHER"
  return one.person === other.person ? "SAME" : "CONFLICT"
}

function holdersOf(reading: Reading): Holder[] {
  const { article } = reading
  return within(article.annotation.mentions, article.body)
    .filter(({ entity }) => entity.kind === "person")
    .flatMap((mention) => {
      const { first, last } = wordsIn(reading, mention)
      const office = officeBefore(reading, first)
      if (office === undefined) return []
      const person = mention.entity.slug
      const isName = (word: { mention: Mention | undefined }): boolean => word.mention?.entity.slug === person
      const place = { slug: article.slug, start: mention.start, end: mention.end }
      return [{ person, office, place, context: contextOf(reading, first, last, isName) }]
    })
}

// Goes back from the name over the words of the title, within one clause and not over another name. The order of places
// matters: the ambassador of Egypt in Jordan is not that of Jordan in Egypt.
function officeBefore({ words }: Reading, name: number): string | undefined {
  const { offices, former } = vocabulary()
  const clause = words[name]?.clause
  const behind: string[] = []
  for (let at = name - 1; at >= name - TITLE_WORDS - 1 && words[at]?.clause === clause; at--) {
    const word = words[at]!
    if (word.mention?.entity.kind === "person" || phraseAt(former, words, at)) return undefined
    behind.unshift(...word.entities)
    const office = phraseAt(offices, words, at)
    if (!office || at + office.length > name) continue
    const before = words.slice(Math.max(0, at - BEFORE_WORDS), at).filter((word) => word.clause === clause)
    if (before.some((_, index) => phraseAt(former, before, index))) return undefined
    const places = new Set([...(isLatin(word) ? before.flatMap(({ entities }) => entities) : []), ...behind])
    return places.size === 0 ? undefined : [office.meaning, ...places].join("|")
  }
  return undefined
}
