import { perArguments } from "../../db/batching.ts"
import { passageAt } from "../../text/passages.ts"
import type { ArticleLoaders } from "../articles/loaders.ts"
import { type EvidenceRow, type PassageRow, passageRows } from "./rows.ts"

export type PassageLoaders = ReturnType<typeof passageLoaders>

/** Passages and ranges of articles. No table has them: they follow from the bodies, which are read together, a statement a level. */
export function passageLoaders({ bodies }: Pick<ArticleLoaders, "bodies">) {
  const ofArticle = perArguments(async (articleId: string): Promise<readonly PassageRow[]> => {
    const row = await bodies.load(articleId)
    return row ? passageRows(articleId, row.body, row.headings) : []
  })
  return {
    /** All passages of an article; none where there is no such article. */
    ofArticle,
    /** By `PassageRow.id`; null where the article has no such passage, or no longer. */
    async byId(id: string): Promise<PassageRow | null> {
      const passages = await ofArticle(id.split(".")[0] as string)
      return passages.find((passage) => passage.id === id) ?? null
    },
    /** The passage in which a range begins; null where the body has none there. */
    async containing({ articleId, start }: EvidenceRow): Promise<PassageRow | null> {
      return passageAt(await ofArticle(articleId), start) as PassageRow | null
    },
    /** The words of a range; null where the body does not reach as far. */
    async textOf({ articleId, start, end }: EvidenceRow): Promise<string | null> {
      const row = await bodies.load(articleId)
      return row && end <= row.body.length ? row.body.slice(start, end) : null
    },
  }
}
