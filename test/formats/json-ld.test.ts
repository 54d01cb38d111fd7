import { describe, expect, it } from "vitest"
import { ARTICLE_FORMATS } from "../../src/formats/article-formats.ts"
import { readJsonLd } from "../../src/formats/json-ld/reader.ts"
import { toJsonLd } from "../../src/formats/json-ld/writer.ts"
import { BARE, FULL } from "./documents.ts"

const written = (article: typeof FULL) => JSON.parse(JSON.stringify(toJsonLd(article))) as Record<string, unknown>

describe("JSON-LD", () => {
  it("may stand in a page's script element as it is, whatever the article says", () => {
    const headline = "</script><script>alert(1)</script><!-- \u2028\u2029"
    for (const { write, suffix } of [ARTICLE_FORMATS.jsonld, ARTICLE_FORMATS.ninjs]) {
      const text = write({ ...FULL, headline, body: headline, summary: headline } as typeof FULL)
      expect(text, suffix).not.toMatch(/[<\u2028\u2029]/)
      expect(JSON.parse(text).headline ?? JSON.parse(text).headlines[0].value).toBe(headline)
    }
  })

  it("is a NewsArticle with its language and direction", () => {
    expect(written(FULL)).toMatchObject({
      "@context": ["https://schema.org", { "@language": "ar", "@direction": "rtl" }],
      "@type": "NewsArticle",
      "@id": "https://paper.example/?p=9",
      headline: FULL.headline,
      articleBody: FULL.body,
      inLanguage: "ar",
      datePublished: FULL.publishedAt,
      url: FULL.url,
      publisher: {
        "@type": "NewsMediaOrganization",
        name: "وكالة النهر",
        alternateName: "River Agency",
        url: "https://agency.example/",
      },
      author: [{ "@type": "Person", name: "سالم الجبوري", sameAs: "http://www.wikidata.org/entity/Q7" }],
    })
    expect(written(BARE)).toMatchObject({
      "@context": [{}, { "@direction": "ltr" }].with(0, "https://schema.org" as never),
      headline: BARE.headline,
    })
  })

  it("carries statements as quotations: who said it, whose words, and who passed it on", () => {
    expect(written(FULL).hasPart).toEqual([
      {
        "@type": "Quotation",
        text: "الجسر مفتوح",
        spokenByCharacter: expect.objectContaining({ "@type": "Person", name: "هدى" }),
        creator: expect.objectContaining({ "@type": "Person", name: "هدى" }),
        provider: [expect.objectContaining({ "@type": "NewsMediaOrganization", name: "وكالة النهر" })],
      },
      {
        "@type": "Quotation",
        additionalType: "https://schema.org/Claim",
        text: "الكلفة مليون",
        spokenByCharacter: { "@type": "Person", description: "موظفة", disambiguatingDescription: "طلبت عدم ذكر اسمها" },
      },
    ])
  })

  it("keeps all that has a place there", () => {
    const read = readJsonLd(written(FULL), "f", "f")
    expect(read).toMatchObject({
      slug: FULL.slug,
      headline: FULL.headline,
      summary: FULL.summary,
      body: { text: FULL.body },
      publishedAt: FULL.publishedAt,
      url: FULL.url,
      ids: FULL.externalIds,
      publisher: { slug: "agency", explicit: true },
    })
    const roles = (people: { slug?: string | undefined; role: string }[]) =>
      people.map(({ slug, role }) => `${slug} ${role}`).toSorted()
    expect(roles([...read.people])).toEqual(roles(FULL.people.map(({ person, role }) => ({ slug: person.slug, role }))))
    expect(read.subjects.map(({ slug }) => slug)).toEqual(["politics", "bridges"])
    expect(read.cited.map(({ slug }) => slug)).toEqual(["agency"])
    expect(read.mentioned.map(({ slug }) => slug)).toEqual(["ministry"])
    expect(read.notes).toEqual([expect.stringContaining("quotations: 2")])
  })
})
