import { Ajv2020 } from "ajv/dist/2020.js"
import addFormats from "ajv-formats"
import { describe, expect, it } from "vitest"
import { readNinjs } from "../../src/formats/ninjs/reader.ts"
import { toNinjs } from "../../src/formats/ninjs/writer.ts"
import { BARE, FULL } from "./documents.ts"
import { NINJS_3_2 } from "./ninjs-schema.ts"

const ajv = new Ajv2020({ allErrors: true, strict: true })
addFormats.default(ajv)
const isValid = ajv.compile(NINJS_3_2)

describe("ninjs", () => {
  it.each([FULL, BARE])("follows the rules of version 3.2: $slug", (article) => {
    expect(isValid(toNinjs(article)), JSON.stringify(isValid.errors)).toBe(true)
  })

  it("would be told of what they do not allow", () => {
    for (const wrong of [
      { headline: "x" },
      { uri: "جسر" },
      { firstCreated: "yesterday" },
      { bodies: [{ text: "x" }] },
      { urgency: 10 },
    ])
      expect(isValid({ ...toNinjs(BARE), ...wrong }), JSON.stringify(wrong)).toBe(false)
  })

  it("keeps all that has a place there", () => {
    const { ids, people, subjects, cited, mentioned, ...rest } = readNinjs(JSON.parse(JSON.stringify(toNinjs(FULL))), "f", "f")
    expect(rest).toMatchObject({
      slug: FULL.slug,
      headline: FULL.headline,
      summary: FULL.summary,
      body: { text: FULL.body },
      language: "ar",
      publishedAt: FULL.publishedAt,
      url: FULL.url,
      publisher: { name: "وكالة النهر", homepage: "https://agency.example/", slug: "agency" },
    })
    expect(people).toEqual(
      FULL.people.map(({ person: { slug, nameAr, wikidata }, role }) => ({
        ...{ slug, name: nameAr, role, said: "AS_PERSON" },
        ...(wikidata ? { wikidata } : {}),
      })),
    )
    expect(subjects).toEqual([
      { slug: "politics", name: "سياسة", mediaTopic: "medtop:11000000" },
      { slug: "bridges", name: "جسور" },
    ])
    expect(cited.map(({ slug }) => slug)).toEqual(["agency"])
    expect(mentioned.map(({ slug }) => slug)).toEqual(["ministry"])
    expect(ids).toEqual(FULL.externalIds)
  })

  it("names the article by the URI that another system gave, else by one that stays", () => {
    const uris = [FULL, BARE, BARE].map((article) => (toNinjs(article) as { uri: string }).uri)
    expect(uris[0]).toBe("https://paper.example/?p=9")
    expect(uris[1]).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(uris[2]).toBe(uris[1])
  })
})
