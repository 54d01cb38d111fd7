import { ARTICLE } from "../../content/articles/kind.ts"
import { laterThan } from "./later-sql.ts"
import { missing } from "./sql.ts"

// Tombstones: who keeps copies of articles hears from them what is no more.

/** Who was away for longer reads everything anew. */
const KEPT = "90 days"
/** So many old ones go with one write at most. */
const PRUNED = 10_000

/** Before the articles go. */
export const NOTE_REMOVED = `INSERT INTO removed_articles (id, slug, removed_at) SELECT t.id, t.slug, ${laterThan("removed_articles", "removed_at")}
    FROM articles t WHERE ${missing(ARTICLE, "t.id")}
    ON CONFLICT (id) DO UPDATE SET slug = excluded.slug, removed_at = excluded.removed_at`

/** What is there again is not gone. */
export const FORGET_RETURNED = "DELETE FROM removed_articles r USING changed_articles c WHERE c.id = r.id"

export const PRUNE_REMOVED = `DELETE FROM removed_articles WHERE id IN (
    SELECT id FROM removed_articles WHERE removed_at < clock_timestamp() - interval '${KEPT}' ORDER BY removed_at LIMIT ${PRUNED})`
