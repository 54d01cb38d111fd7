import { beforeAll, expect, it } from "vitest"
import { writeContent } from "../../../src/writing/write.ts"
import { readerOf } from "../../graphql/content.ts"
import { type TestClient, testClient } from "../../support/client.ts"
import { describeOnDatabases } from "../../support/databases.ts"
import { type Found, names, search, searchArticles } from "./ask.ts"

// What a reader types finds what they mean: in any spelling, script and form, and nothing else; the hits are shown where they stand.

const TEXTS: Record<string, string> = {
  tueller: "قال السفير تولر إنّ الحوار مستمر.",
  post: "نقلت واشنطن بوست عن مسؤول.",
  trump: "خطاب الرئيس ترامب في الكونغرس.",
  america: "سافر الوفد إلى أميركا أمس.",
  april: "عُقد الاجتماع في السابع من نيسان عند الظهر.",
  january: "بدأ العمل في كانون الثاني الماضي.",
  three: "قُتل ثلاثة أشخاص في الحادث.",
  school: "وبمدرستهم الجديدة فرح التلاميذُ 😀 كثيراً.",
  bridge: "The new bridge across the river was opened.",
  tatweel: "افتُتِحَ المتحـــف الوطنيّ.",
  museum: "المتحف مغلق لكن الحديقة مفتوحة.",
}

// What is typed, and which of the texts it finds; ways in which it must match where that matters.
const CASES: [string, string[], string[]?][] = [
  ["Tueller", ["tueller"], ["ALIAS"]],
  ["تولر", ["tueller"], ["EXACT"]],
  ["Matthew Tueller", ["tueller"], ["ALIAS"]],
  ["Washington Post", ["post"], ["ALIAS"]],
  ["واشنطن بوست", ["post"], ["EXACT"]],
  ["ترمب", ["trump"], ["ALIAS"]],
  ["ترامب", ["trump"], ["EXACT"]],
  ["Trump", ["trump"], ["ALIAS"]],
  ["أمريكا", ["america"]],
  ["أميركا", ["america"], ["EXACT"]],
  ["امريكا", ["america"]],
  ["أبريل", ["april"], ["ALIAS"]],
  ["April", ["april"], ["ALIAS"]],
  ["نيسان", ["april"], ["EXACT"]],
  ["يناير", ["january"], ["ALIAS"]],
  ["January", ["january"], ["ALIAS"]],
  ["3", ["three"], ["ALIAS"]],
  ["٣ اشخاص", ["three"]],
  ["مدرسة", ["school"], ["STEM"]],
  ["تلاميذ", ["school"], ["STEM"]],
  ["BRIDGE", ["bridge"]],
  ["brídge", ["bridge"], ["FOLDED"]],
  ["المتحف", ["tatweel", "museum"]],
  ["المتحف -مغلق", ["tatweel"]],
  ["المتحف -حديقة", ["tatweel"]],
  ["المتحف -حدائق", ["tatweel"]],
  ['المتحف -"حديقة"', ["tatweel", "museum"]],
  ["الاجتماع -أبريل", []],
  ["السفير -Tueller", []],
  ['"المتحف مغلق"', ["museum"]],
  ['"مغلق المتحف"', []],
  ["«المتحف الوطني»", ["tatweel"], ["FOLDED"]],
  ['المتحف -"المتحف الوطني"', ["museum"]],
  ["المتح*", ["tatweel", "museum"]],
  ["brid*", ["bridge"]],
  ["المتحف bridge", []],
  ["briddge", ["bridge"], ["FUZZY"]],
  ["Tueller الحوار", ["tueller"]],
  ["Tueller الحواار", ["tueller"], ["ALIAS", "FUZZY"]],
  ["!؟… «»", []],
  ["", []],
  ["-المتحف", []],
  ["-", []],
  ["*", []],
]

describeOnDatabases("hits", "seeded copy", (use) => {
  let client: TestClient
  beforeAll(async () => {
    const articles = Object.entries(TEXTS).map(([slug, body]) => ({
      kind: "article" as const,
      value: {
        slug: `h-${slug}`,
        headline: "عنوان",
        body,
        language: slug === "bridge" ? "en" : "ar",
        publishedAt: "1999-01-01T00:00:00Z",
      },
    }))
    await writeContent(use().database, readerOf(articles), { mode: "MERGE" })
    client = testClient(use().database)
  })
  const mine = (found: Found[]) => found.filter(({ node }) => node.slug.startsWith("h-"))

  it.each(CASES)("%s finds %j", async (typed, slugs, matchedBy) => {
    const found = mine(await searchArticles(client, typed))
    expect(found.map(({ node }) => node.slug).toSorted()).toEqual(slugs.map((slug) => `h-${slug}`).toSorted())
    for (const { match } of found) if (matchedBy) expect(match?.matchedBy).toEqual(matchedBy)
    const everything = await search(client, typed)
    expect(
      mine(everything)
        .map(({ node }) => node.slug)
        .toSorted(),
    ).toEqual(found.map(({ node }) => node.slug).toSorted())
  })

  it.each(CASES.filter(([, slugs]) => slugs.length > 0))("%s is shown where it stands", async (typed) => {
    for (const { match, node } of mine(await searchArticles(client, typed))) {
      const { snippet, highlights } = match as NonNullable<typeof match>
      const texts = [node.body ?? "", node.headline ?? ""]
      expect(texts.some((text) => text.includes(snippet.replace(/^…|…$/g, "")))).toBe(true)
      expect(highlights.length).toBeGreaterThan(0)
      for (const { start, end } of highlights) {
        const hit = snippet.slice(start, end)
        expect(start).toBeLessThan(end)
        expect(hit).toBe(hit.trim())
        expect(texts.some((text) => text.includes(hit))).toBe(true)
        expect(hit.isWellFormed()).toBe(true)
      }
    }
  })

  it("shows the marks, tatweels and clitics of what was hit", async () => {
    const hits = async (typed: string) =>
      mine(await searchArticles(client, typed)).flatMap(({ match }) =>
        match?.highlights.map(({ start, end }) => match.snippet.slice(start, end)),
      )
    expect(await hits("مدرسة")).toEqual(["وبمدرستهم"])
    expect(await hits("تلاميذ")).toEqual(["التلاميذُ"])
    expect(await hits('"المتحف الوطني"')).toEqual(["المتحـــف الوطنيّ"])
    expect(await hits("كانون الثاني")).toEqual(["كانون الثاني"])
  })

  it("finds people, sources and topics by any name, the whole name first", async () => {
    for (const typed of ["Matthew Tueller", "ماثيو تولر", "ماثيو تويلر", "tueller"]) {
      const [first] = await search(client, typed)
      expect(first).toMatchObject({ node: { __typename: "Person", slug: "matthew-tueller" }, match: { score: 4 } })
    }
    expect((await search(client, "Kadhim*", ["PERSON"])).map(names)).toContain("Person mustafa-al-kadhimi")
    expect((await search(client, "Tueler", ["PERSON"])).every(({ match }) => match?.score === 1)).toBe(true)
  })
})
