import { beforeAll, expect, it } from "vitest"
import { tokenize } from "../../../src/text/tokens.ts"
import type { TestClient } from "../../support/client.ts"
import { describeOnDatabases } from "../../support/databases.ts"
import { cases, findsOwn, suggested, suggestions, writeCases } from "./typed.ts"

// What readers type finds what they mean, asked of the whole server: all cases but those that are held out to measure with.

const ALL = cases()

/** Kinds whose words are meant to be misspelled, so that similar ones are what must be found. */
const MISSPELLED = ["typo"]

/** What is known not to be found, and why. */
const UNKNOWN = new Set([
  // A name's part with ال, which the text writes without.
  "Karim",
  // Plurals that are another common word when folded: إحياء, مهاجر, عجوز, حاكم, كتاب.
  ...["حي", "مهجر", "عجز", "حكم", "كاتب"],
])

const wordsOf = (text: string) => tokenize(text).map(({ start, end }) => text.slice(start, end))

describeOnDatabases("what is typed", "seeded copy", (use) => {
  let client: TestClient
  beforeAll(async () => {
    client = await writeCases(use().database, ALL)
  })

  it.each(ALL.map((one, index) => ({ ...one, index })).filter(({ held, query }) => !held && !UNKNOWN.has(query)))(
    "$kind: $query | $document",
    async ({ query, document, index, match, kind }) => {
      const found = await findsOwn(client, query, index)
      if (!match) return expect(found?.how).not.toBe("FOUND")
      if (MISSPELLED.includes(kind)) expect(found).not.toBeNull()
      else expect(found?.how).toBe("FOUND")
      // Whole words of the document, in its own characters.
      expect(found?.marked.length).toBeGreaterThan(0)
      for (const word of (found?.marked ?? []).flatMap(wordsOf)) expect(wordsOf(document)).toContain(word)
    },
  )

  it.each(suggestions().filter(({ held }) => !held))(
    "$typed suggests $name and marks $marked",
    async ({ typed, name, marked }) => {
      const shown = (await suggested(client, typed)).find(({ text }) => text === name)
      expect(shown?.marked).toContain(marked)
    },
  )

  it.each(["هدى شكري", "يحيى الرفاعي", "رابطة أندية التجديف", "Karen Mackenzie", "Agence Centre-Presse"])(
    "%s stays suggested and marked while any of its words is typed",
    async (name) => {
      for (const word of name.split(" ").flatMap((each) => [each, each.replace(/^ال/, "")])) {
        for (let length = 2; length <= word.length; length++) {
          const typed = word.slice(0, length)
          // Two letters begin more names than are asked for; then the list holds others.
          const shown = await suggested(client, typed)
          const one = shown.find(({ text }) => text === name)
          if (shown.length < 20) expect([typed, one?.text]).toEqual([typed, name])
          if (one) expect([typed, one.marked.length > 0]).toEqual([typed, true])
        }
      }
    },
  )

  const onlySimilar = async (text: string) => {
    const answer = await client.data<Record<"byDate" | "byRelevance" | "search", { onlySimilar: boolean; totalCount: number }>>(
      `query ($text: String!) {
        byDate: articles(filter: { search: $text }) { onlySimilar totalCount }
        byRelevance: articles(filter: { search: $text }, orderBy: { field: RELEVANCE }, first: 3) { onlySimilar totalCount }
        search(query: $text, first: 2) { onlySimilar totalCount } }`,
      { text },
    )
    expect(Object.values(answer).every(({ totalCount }) => totalCount > 0 || text === "قشقشقش")).toBe(true)
    return [answer.byDate.onlySimilar, answer.byRelevance.onlySimilar, answer.search.onlySimilar]
  }

  it("says where nothing was found and others are shown", async () => {
    expect(await onlySimilar("Mackenzei")).toEqual([true, true, true])
    expect(await onlySimilar("Mackenzie")).toEqual([false, false, false])
    expect(await onlySimilar("الملاعبب")).toEqual([true, true, true])
    expect(await onlySimilar("قشقشقش")).toEqual([false, false, false])
    const { articles } = await client.data<{ articles: { onlySimilar: boolean } }>("{ articles { onlySimilar } }")
    expect(articles.onlySimilar).toBe(false)
  })

  it("reads a query as it is meant, whatever signs nobody sees stand in it", async () => {
    const index = ALL.findIndex(({ query }) => query === "Huda")
    for (const query of ["Hu\u0000da", "\u202bHuda\u202c", "هُــدى", "ه\u064fدى", "\ufeffHuda\u0000"]) {
      expect([query, (await findsOwn(client, query, index))?.how]).toEqual([query, "FOUND"])
      expect([query, (await suggested(client, query)).map(({ text }) => text)]).toEqual([
        query,
        expect.arrayContaining([expect.stringMatching(/Huda Shukri|هدى شكري/)]),
      ])
    }
    const hamza = ALL.findIndex(({ query }) => query === "شاطئ")
    expect((await findsOwn(client, "شاطئ".normalize("NFD"), hamza))?.how).toBe("FOUND")
  })
})
