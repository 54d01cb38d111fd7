import sql, { raw, type Sql } from "sql-template-tag"

export interface NamedEntityRow {
  /** The name or word that was looked up. */
  folded: string
  /** The entities with this name; `null` for a word that is only part of names. */
  ids: string[] | null
  /**
   * The other names of these entities, folded. For a part of names: pairs of a name and another name of the same person, one
   * after the other.
   */
  names: string[]
}

/** With how many names of an entity a search is extended at most. */
const MOST_NAMES = 30

/** In how many names a word is looked for at most. */
const MOST_PARTS = 20

/** The entities with these folded names, with all of their other names, and the names of people that contain these words. */
export function entitiesNamed(folded: readonly string[], words: readonly string[], lexemes: readonly string[]): Sql {
  return sql`SELECT n.folded, array_agg(DISTINCT coalesce(n.person_id, n.source_id, n.topic_id)) AS ids,
      (array_agg(DISTINCT o.folded))[1:${MOST_NAMES}::int] AS names
    FROM names n JOIN names o ON o.person_id = n.person_id OR o.source_id = n.source_id OR o.topic_id = n.topic_id
    WHERE n.folded = ANY(${folded}::text[]) GROUP BY n.folded
    UNION ALL SELECT w.word, NULL, array_agg(DISTINCT p.folded || E'\n' || o.folded)
    FROM unnest(${words}::text[], ${lexemes}::text[]) AS w(word, lexeme)
    CROSS JOIN LATERAL (${namesWith(raw("w.lexeme"), MOST_PARTS)}) p
    JOIN names o ON o.person_id = p.person_id AND o.folded <> p.folded GROUP BY w.word`
}

/** Matching names of people, as a subquery for which the planner uses the index of words. */
function namesWith(query: Sql, most: number): Sql {
  return sql`SELECT m.* FROM (SELECT n.id, n.person_id, n.folded FROM names n
    WHERE n.search @@ (${query})::tsquery AND n.person_id IS NOT NULL OFFSET 0) m ORDER BY m.id LIMIT ${most}`
}

export interface SimilarWordRow {
  word: string
  /** Words that share many trigrams with it, those with the most first. */
  similar: string[]
  /**
   * For those that are parts of people's names: the word, the name and another name of the same person, as three items each.
   */
  names: string[]
}

/** In how many names a similar word is looked for at most. */
const MOST_SIMILAR_PARTS = 5

/**
 * For those of these words that no article has: words that may have been meant. The caller then compares their letters.
 * A word is looked for between itself and itself: for `=` the planner may take the index of trigrams, which is a thousand times slower
 * than that of words.
 */
export function similarWords(words: readonly string[]): Sql {
  return sql`SELECT w.word, array_agg(s.word ORDER BY s.nearness DESC, s.word) AS similar, array_remove(array_agg(p.names), NULL) AS names
    FROM unnest(${words}::text[]) AS w(word)
    CROSS JOIN LATERAL (SELECT d.word, similarity(d.word, w.word) AS nearness FROM search_words d WHERE d.word % w.word
      ORDER BY nearness DESC, d.word LIMIT 30) s
    CROSS JOIN LATERAL (SELECT string_agg(DISTINCT concat_ws(E'\\n', s.word, m.folded, o.folded), E'\\n') AS names
      FROM (${namesWith(raw("quote_literal(s.word)"), MOST_SIMILAR_PARTS)}) m
      JOIN names o ON o.person_id = m.person_id AND o.folded <> m.folded) p
    WHERE NOT EXISTS (SELECT FROM search_words k WHERE k.word BETWEEN w.word AND w.word) GROUP BY w.word`
}
