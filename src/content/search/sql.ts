import sql, { raw, type Sql } from "sql-template-tag"

export interface NamedEntityRow {
  /** The name or word that was looked up. */
  folded: string
  /** The entities that have the name; `null` for a word that is a part of names. */
  ids: string[] | null
  /** The other names of the same entities, folded; for a part of names, pairs of a name and another one of the same person, a line each. */
  names: string[]
}

/** Most names of an entity that a search is widened to. */
const MOST_NAMES = 30

/** Most names in which a word is looked for. */
const MOST_PARTS = 20

/** The entities that have these folded names, with all their other names, and the names of people in which these words stand. */
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

/** Names of people that match, as a subquery for which the planner takes the index of words. */
function namesWith(query: Sql, most: number): Sql {
  return sql`SELECT m.* FROM (SELECT n.id, n.person_id, n.folded FROM names n
    WHERE n.search @@ (${query})::tsquery AND n.person_id IS NOT NULL OFFSET 0) m ORDER BY m.id LIMIT ${most}`
}

export interface SimilarWordRow {
  word: string
  /** Words that share many trigrams with it, the most first. */
  similar: string[]
  /** Of those that stand in names of people: the word, the name and another name of the same person, three lines each time. */
  names: string[]
}

/** Most names in which one similar word is looked for. */
const MOST_SIMILAR_PARTS = 5

/** Words that may be meant by those of these words that no article has. The caller decides by the letters. */
export function similarWords(words: readonly string[]): Sql {
  return sql`SELECT w.word, array_agg(s.word ORDER BY s.nearness DESC, s.word) AS similar, array_remove(array_agg(p.names), NULL) AS names
    FROM unnest(${words}::text[]) AS w(word)
    CROSS JOIN LATERAL (SELECT d.word, similarity(d.word, w.word) AS nearness FROM search_words d WHERE d.word % w.word
      ORDER BY nearness DESC, d.word LIMIT 30) s
    CROSS JOIN LATERAL (SELECT string_agg(DISTINCT concat_ws(E'\\n', s.word, m.folded, o.folded), E'\\n') AS names
      FROM (${namesWith(raw("quote_literal(s.word)"), MOST_SIMILAR_PARTS)}) m
      JOIN names o ON o.person_id = m.person_id AND o.folded <> m.folded) p
    WHERE NOT EXISTS (SELECT FROM search_words k WHERE k.word = w.word) GROUP BY w.word`
}
