import { perArguments, rowLoader } from "../../db/batching.ts"
import type { Database } from "../../db/database.ts"
import type { EntityRef } from "../../evidence/annotation.ts"
import type { StoredMention } from "../../evidence/stored.ts"
import { NAMED, type NamedKind, type NamedTable } from "../named-kinds.ts"
import type { NamedRow } from "../names/sql.ts"
import { notingRows, type Reads } from "../reads.ts"
import { rowId } from "../row-id.ts"
import { type MentionsRow, mentionsOfArticles } from "./sql.ts"

/** A mention with the row of the entity, and its index among the article's mentions. */
export type MentionRow = Omit<StoredMention, "entity"> & {
  readonly articleId: string
  readonly position: number
  readonly kind: EntityRef["kind"]
  readonly entity: NamedRow
}

/** The loaders of the kinds that can be mentioned, by their tables. */
type Entities = Readonly<Record<NamedTable, { readonly byId: { load(id: string): Promise<NamedRow | null> } }>>

export type MentionLoaders = ReturnType<typeof mentionLoaders>

export function mentionLoaders(all: Database, entities: Entities, reads?: Reads) {
  // What was found in an article's text is noted as read under the article's key.
  const database = notingRows(all, reads, "Article", "articleId")
  const stored = rowLoader<MentionsRow>("articleId", (articles) => database.query(mentionsOfArticles(articles)))
  return {
    /** By article id: all mentions in the order of the text, without those whose entity was deleted. */
    ofArticle: perArguments(async (articleId: string): Promise<readonly MentionRow[]> => {
      const mentions = (await stored.load(articleId))?.mentions ?? []
      const rows = await Promise.all(mentions.map(({ entity }) => entityRow(entities, entity)))
      return mentions.flatMap(({ entity: { kind }, ...mention }, position) => {
        const entity = rows[position]
        return entity ? [{ ...mention, articleId, position, kind, entity }] : []
      })
    }),
  }
}

function entityRow(entities: Entities, { kind, slug }: EntityRef): Promise<NamedRow | null> {
  const { table } = NAMED.find(({ name }) => name === kind) as NamedKind
  return entities[table].byId.load(rowId(kind, slug))
}
