import { ARTICLE } from "../../content/articles/kind.ts"
import { laterThan } from "./later-sql.ts"
import { missing } from "./sql.ts"

// Tombstones: they tell clients that keep copies of articles which ones were deleted.

/** How long tombstones are kept. A client that was away for longer must read everything anew. */
const KEPT = "90 days"
/** How many expired tombstones one write deletes at most. */
const PRUNED = 10_000

/** Writes the tombstones; it must run before the articles are deleted. */
export const NOTE_REMOVED = `INSERT INTO removed_articles (id, slug, removed_at) SELECT t.id, t.slug, ${laterThan("removed_articles", "removed_at")}
    FROM articles t WHERE ${missing(ARTICLE, "t.id")}
    ON CONFLICT (id) DO UPDATE SET slug = excluded.slug, removed_at = excluded.removed_at`

/** Deletes the tombstones of articles that are written again. */
export const FORGET_RETURNED = "DELETE FROM removed_articles r USING changed_articles c WHERE c.id = r.id"

export const PRUNE_REMOVED = `DELETE FROM removed_articles WHERE id IN (
    SELECT id FROM removed_articles WHERE removed_at < clock_timestamp() - interval '${KEPT}' ORDER BY removed_at LIMIT ${PRUNED})`
