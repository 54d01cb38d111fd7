import fc from "fast-check"
import sql, { empty } from "sql-template-tag"
import { expect, it } from "vitest"
import { newest } from "../../../src/content/search/newest-sql.ts"
import { allOf, anyOf, type Expression, inSequence, lexeme, noneOf } from "../../../src/content/search/tsquery.ts"
import { describeOnDatabases } from "../../support/databases.ts"

// What the index is asked in place of a query with words in a row: never too little, and what is sure is so.

const NO_SHARES = new Map<string, number>()
const word = fc.constantFrom("a", "b", "c").map((text) => lexeme(text, NO_SHARES))
const row = fc.array(word, { minLength: 1, maxLength: 2 }).map(inSequence)
const { either } = fc.letrec<{ either: Expression; both: Expression }>((tie) => ({
  either: fc.oneof({ maxDepth: 3 }, row, tie("both"), fc.array(tie("either"), { minLength: 1, maxLength: 2 }).map(anyOf)),
  // As in a query, something must be there.
  both: fc
    .tuple(tie("either"), tie("either"), fc.boolean())
    .map(([one, other, without]) => allOf([one, without ? noneOf([other]) : other])),
}))
const text = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 4 })

describeOnDatabases("expressions", "seeded", (use) => {
  it("asks the index of all that matches, and of nothing else where it is sure", async () => {
    await fc.assert(
      fc.asyncProperty(either, fc.array(text, { minLength: 4, maxLength: 8 }), async (expression, texts) => {
        const vectors = texts.map((words) => words.map((one, index) => `${one}:${index + 1}`).join(" "))
        const asked = [expression.text, expression.most, expression.least, expression.unsure]
        const rows = await use().database.query<{ found: boolean[] }>(
          sql`SELECT ARRAY(SELECT v.vector::tsvector @@ q.text::tsquery FROM unnest(${asked}::text[]) WITH ORDINALITY AS q(text, nth) ORDER BY q.nth) AS found
            FROM unnest(${vectors}::text[]) AS v(vector)`,
        )
        for (const { found } of rows) {
          const [matches, most, least, unsure] = found
          if (matches) expect(most === false || (!least && !unsure)).toBe(false)
          if (least) expect(matches).toBe(true)
        }
      }),
    )
  })

  it.each(["ASC", "DESC"] as const)("finds the same along the dates as in the index, %s", async (direction) => {
    const [bridge, iraq] = [lexeme("جسر", NO_SHARES), lexeme("العراق", NO_SHARES)]
    for (const expression of [iraq, anyOf([bridge, iraq]), inSequence([lexeme("في", NO_SHARES), iraq])])
      for (const limit of [1, 3, 50]) {
        const request = { expression, joins: empty, where: empty, range: empty, order: { direction, limit } }
        const collected = await use().database.query(newest({ ...request, lookInto: 0 }))
        expect(collected.length).toBeGreaterThan(0)
        for (const lookInto of [1, 5, 1000])
          expect(await use().database.query(newest({ ...request, lookInto }))).toEqual(collected)
      }
  })
})
