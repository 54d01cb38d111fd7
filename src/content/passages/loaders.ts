import { perArguments } from "../../db/batching.ts"
import { passageAt } from "../../text/passages.ts"
import type { ArticleLoaders } from "../articles/loaders.ts"
import { type EvidenceRow, type PassageRow, passageRows } from "./rows.ts"

export type PassageLoaders = ReturnType<typeof passageLoaders>

/**
 * Loads passages and ranges of articles. They are in no table but computed from the bodies, which are read together in one
 * statement for each level of a query.
 */
export function passageLoaders({ bodies }: Pick<ArticleLoaders, "bodies">) {
  const ofArticle = perArguments(async (articleId: string): Promise<readonly PassageRow[]> => {
    const row = await bodies.load(articleId)
    return row ? passageRows(articleId, row.body, row.headings) : []
  })
  return {
    /** All passages of an article; an empty list if there is no such article. */
    ofArticle,
    /** By `PassageRow.id`; null if the article does not have such a passage (any more). */
    async byId(id: string): Promise<PassageRow | null> {
      const passages = await ofArticle(id.split(".")[0] as string)
      return passages.find((passage) => passage.id === id) ?? null
    },
    /** The passage in which a range begins; null if it begins outside of all passages. */
    async containing({ articleId, start }: EvidenceRow): Promise<PassageRow | null> {
      return passageAt(await ofArticle(articleId), start) as PassageRow | null
    },
    /** The words of a range; null if the body is too short. */
    async textOf({ articleId, start, end }: EvidenceRow): Promise<string | null> {
      const row = await bodies.load(articleId)
      return row && end <= row.body.length ? row.body.slice(start, end) : null
    },
  }
}
