import { extract } from "./extract.ts"
import type { Outcome } from "./outcome.ts"
import type { GoldSet } from "./read-gold.ts"
import { STATEMENT_OVERLAP } from "./score-statements.ts"
import { scoreStory } from "./score-story.ts"

/**
 * Compares what is found in a set's documents with their gold. @param least the overlap from which on a statement counts as
 * found.
 */
export function scoreSet({ names, stories }: GoldSet, least = STATEMENT_OVERLAP): Outcome[] {
  return stories.flatMap((story) => {
    const documents = story.documents.map(({ slug, body, published }) => ({ slug, body, published }))
    return scoreStory(story, extract(documents, names), least)
  })
}
