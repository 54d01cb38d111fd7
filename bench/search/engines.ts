import { PGlite } from "@electric-sql/pglite"
import { create, insert, search } from "@orama/orama"
import { stemmer } from "@orama/stemmers/arabic"
import { vectorOf } from "../../src/text/search/lexemes.ts"
import { parseQuery } from "../../src/text/search/query.ts"
import { tsqueryOf } from "../../test/text/search/tsquery.ts"

/** Something that is asked whether a search for a query finds a document. */
export type Engine = { name: string; finds: (query: string, document: string) => Promise<boolean> }

/** Isnad's lexemes, PostgreSQL's own configurations and Orama, all in this process; `close` ends the database. */
export async function engines(): Promise<{ list: Engine[]; close: () => Promise<void> }> {
  const database = await PGlite.create()
  const ask = async (condition: string, values: string[]): Promise<boolean> => {
    const { rows } = await database.query<{ found: boolean }>(`select ${condition} as found`, values)
    return rows[0]?.found === true
  }
  const configured = (name: string): Engine => ({
    name: `PostgreSQL \`${name}\``,
    finds: (query, document) => ask(`to_tsvector('${name}', $1) @@ websearch_to_tsquery('${name}', $2)`, [document, query]),
  })
  const isnad: Engine = {
    name: "Isnad",
    finds: (query, document) =>
      ask("$1::tsvector @@ $2::tsquery", [
        vectorOf({ headline: "", summary: null, body: document }),
        tsqueryOf(parseQuery(query)),
      ]),
  }
  return { list: [isnad, configured("arabic"), configured("simple"), orama], close: () => database.close() }
}

// `threshold: 0` asks for all words of the query, as the others do.
const orama: Engine = {
  name: "Orama 3.1.18",
  finds: async (query, document) => {
    const index = create({
      schema: { text: "string" } as const,
      components: { tokenizer: { language: "arabic", stemming: true, stemmer } },
    })
    await insert(index, { text: document })
    const { count } = await search(index, { term: query, properties: ["text"], threshold: 0 })
    return count > 0
  },
}
