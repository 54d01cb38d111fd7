import { isEnumType, isIntrospectionType } from "graphql"
import { describe, expect, it } from "vitest"
import { schema } from "../../src/content/schema.ts"
import { labelledEnums } from "../../src/graphql/labels.ts"
import { testClient } from "../support/client.ts"
import { describeOnDatabases } from "../support/databases.ts"

/** For programs only: no reader ever sees their values. */
const UNLABELLED = /Order(Field|Direction)$|^(LabelledName|Locale|TextDirection)$/

const enums = Object.values(schema.getTypeMap()).filter((type) => isEnumType(type) && !isIntrospectionType(type))

describe("labels", () => {
  it("belong to every enum whose values a reader may see", () => {
    expect(enums.map(({ name }) => name).filter((name) => !UNLABELLED.test(name))).toEqual(
      expect.arrayContaining([...labelledEnums().keys()]),
    )
    expect(enums.map(({ name }) => name).filter((name) => !UNLABELLED.test(name) && !labelledEnums().has(name))).toEqual([])
  })

  it("are Arabic and English, and different within an enum", () => {
    for (const [name, values] of labelledEnums()) {
      const all = Object.values(values)
      for (const { ar, en } of all) {
        expect(ar).toMatch(/^[\u0621-\u0652 ]+$/)
        expect(en).toMatch(/^[A-Za-z -]+$/)
      }
      expect(new Set(all.map(({ ar }) => ar)).size, name).toBe(all.length)
      expect(new Set(all.map(({ en }) => en)).size, name).toBe(all.length)
    }
  })
})

describeOnDatabases("labels in answers", "seeded", (use) => {
  it("stand beside the values, in the wanted language", async () => {
    const { data } = await testClient(use().database).query(`{
      source(by: { slug: "washington-post" }) { kind kindLabel english: kindLabel(locale: EN) }
      article(by: { slug: "dialogue-begins-under-biden" }) { people(first: 1, role: QUOTED) { edges { role roleLabel english: roleLabel(locale: EN) } } }
      labels(of: PERSON_ROLE) { value label english: label(locale: EN) }
    }`)
    expect(data).toMatchObject({
      source: { kind: "NEWS_OUTLET", kindLabel: "وسيلة إعلام", english: "News outlet" },
      article: { people: { edges: [{ role: "QUOTED", roleLabel: "منقول عنه", english: "Quoted" }] } },
      labels: [
        { value: "AUTHOR", label: "الكاتب", english: "Author" },
        { value: "SUBJECT", label: "موضوع المقال", english: "Subject" },
        { value: "QUOTED", label: "منقول عنه", english: "Quoted" },
        { value: "MENTIONED", label: "مذكور", english: "Mentioned" },
      ],
    })
  })

  it("of languages are found however they are capitalised", async () => {
    const count = async (language: string[]) => {
      const { data } = await testClient(use().database).query(
        "query ($language: [String!]) { articles(filter: { language: $language }) { totalCount } }",
        { language },
      )
      return (data as { articles: { totalCount: number } }).articles.totalCount
    }
    expect(await count(["AR"])).toBe(await count(["ar"]))
    expect(await count(["AR"])).toBeGreaterThan(0)
    expect(await count(["no language", ""])).toBe(0)
  })
})
