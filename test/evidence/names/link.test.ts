import { existsSync, readFileSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { buildDictionary, type DictionaryName } from "../../../src/evidence/names/dictionary.ts"
import { type Links, linkText } from "../../../src/evidence/names/link.ts"
import { decodeText, parsePlainText } from "../../../src/formats/plain-text/reader.ts"
import { dialogueNames } from "../../support/dialogue-names.ts"

const dictionary = buildDictionary(dialogueNames)
const linkBody = (body: string, headline = "", names = dictionary): Links =>
  linkText({ headline, body, headlineDerived: headline === "" }, names)
const texts = (links: Links): string[] =>
  [...links.people, ...links.sources, ...links.topics].flatMap(({ hits }) => hits.map((hit) => hit.text))
const roles = (links: Links): Record<string, string> =>
  Object.fromEntries([...links.people, ...links.sources].map(({ slug, role }) => [slug, role]))
const person = (slug: string, ...values: string[]): DictionaryName[] =>
  values.map((value, index) => ({ entity: { kind: "person", slug }, value, nameKind: index === 0 ? "CANONICAL" : "ALIAS" }))

describe("matching", () => {
  it.each([
    ["التقى سُليماني بزائر", ["سُليماني"]],
    ["زار ابو مهدى المهندس وبايدن المكان", ["ابو مهدى المهندس", "بايدن"]],
    ["وصل للعراق ثم وببغداد", ["لعراق", "بغداد"]],
    ["دخل كتائب “حزب الله” المبنى", ["كتائب “حزب الله”"]],
    ["في البيت\nالأبيض", ["البيت\nالأبيض"]],
    ["Matthew Tueller's visit to Kata’ib Hezbollah", ["Matthew Tueller", "Kata’ib Hezbollah"]],
    ["في سفارة بالبنتاغون", ["البنتاغون"]],
    ["ماثيو، تولر", ["تولر"]],
    ["العراقي الأميركي الإيراني", []],
  ])("of %j finds %j", (body, expected) => {
    expect(texts(linkBody(body))).toEqual(expect.arrayContaining(expected))
    expect(texts(linkBody(body))).toHaveLength(expected.length)
  })

  it("counts a person's one-word alias with the article only beside a longer name", () => {
    expect(texts(linkBody("وصل المهندس إلى الموقع"))).toEqual([])
    expect(texts(linkBody("وصل أبو مهدي المهندس. غادر المهندس"))).toEqual(["أبو مهدي المهندس", "المهندس"])
  })

  it("resolves a name of two people through their other names, or reports it", () => {
    const names = buildDictionary([...person("a", "سمير الخوري", "خوري"), ...person("b", "نادين الخوري", "خوري")])
    expect(linkBody("جاءت نادين الخوري. ضحكت خوري", "", names).people).toMatchObject([
      { slug: "b", hits: [{}, { text: "خوري" }] },
    ])
    expect(linkBody("ضحكت خوري", "", names)).toMatchObject({ people: [], unresolved: [{ text: "خوري", reason: "ambiguous" }] })
  })

  it("does not take a relative for the person", () => {
    const names = buildDictionary([...dialogueNames, ...person("hunter-x", "Hunter Thompson"), ...person("ali-x", "علي حمدان")])
    expect(linkBody("Later Hunter Biden left.", "", names).people).toEqual([])
    expect(linkBody("زار علي سليماني المكان", "", names).unresolved).toMatchObject([
      { text: "علي سليماني", reason: "other name" },
    ])
    expect(linkBody("ضغط على سليماني", "", names).people).toHaveLength(1)
  })

  it("matches a topic behind an article, and keeps the article in the range", () => {
    const names = buildDictionary([{ entity: { kind: "topic", slug: "economy" }, value: "اقتصاد", nameKind: "CANONICAL" }])
    expect(texts(linkBody("نمو الاقتصاد وبالاقتصاد", "", names))).toEqual(["الاقتصاد", "الاقتصاد"])
  })
})

describe("roles", () => {
  it.each([
    ["قال تولر إن الوقت مناسب.", "matthew-tueller", "QUOTED"],
    ["وأكد السفير لدى العراق ماثيو تولر أن ذلك ممكن.", "matthew-tueller", "QUOTED"],
    ["أكد رئيس الوزراء، مصطفى الكاظمي، أن الأمر صعب.", "mustafa-al-kadhimi", "QUOTED"],
    ["ماثيو تولر، أكد أن ذلك ممكن.", "matthew-tueller", "QUOTED"],
    ["تولر، السفير لدى بغداد، قال إن ذلك ممكن.", "matthew-tueller", "QUOTED"],
    ["وفقا للسفير ماثيو تولر.", "matthew-tueller", "QUOTED"],
    ["“نعم”، said Matthew Tueller.", "matthew-tueller", "QUOTED"],
    ["Tueller told reporters.", "matthew-tueller", "QUOTED"],
    ["A visitor told Biden that it rained.", "joe-biden", "MENTIONED"],
    ["قال مقرب من بايدن إن الأمر صعب.", "joe-biden", "MENTIONED"],
    ["قال مستشار بايدن إن الأمر صعب.", "joe-biden", "MENTIONED"],
    ["قال مسؤول إن بايدن سيسافر.", "joe-biden", "MENTIONED"],
    ["بعد لقاء بايدن، قال مسؤول إن الأمر صعب.", "joe-biden", "MENTIONED"],
    ["انتهى الأمر. قال. بايدن", "joe-biden", "MENTIONED"],
    ["أعلنت الخارجية الأميركية الموعد.", "us-state-department", "CITED"],
    ["ذلك بحسب البنتاغون.", "pentagon", "CITED"],
    ['تحدث مسؤول لصحيفة "واشنطن بوست" أمس.', "washington-post", "CITED"],
    ["تحدثوا إلى وكالة “أسوشيتد برس” أمس.", "associated-press", "CITED"],
    ["The Pentagon has confirmed it.", "pentagon", "CITED"],
    ["According to The Associated Press, it rained.", "associated-press", "CITED"],
    ["هاجمت كتائب حزب الله الموقع.", "kataib-hezbollah", "MENTIONED"],
    ["انضم إلى البنتاغون قبل عام.", "pentagon", "MENTIONED"],
    ["قصف قرب البيت الأبيض، وقال شاهد إنه كبير.", "white-house", "MENTIONED"],
  ])("in %j %s is %s", (body, slug, role) => {
    expect(roles(linkBody(body))[slug]).toBe(role)
  })

  it("makes a person of a given headline its subject, unless quoted", () => {
    expect(roles(linkBody("نص.", "بايدن في بغداد"))).toEqual({ "joe-biden": "SUBJECT" })
    expect(roles(linkBody("نص.", "بايدن: سنعود"))).toEqual({ "joe-biden": "QUOTED" })
    expect(
      linkText({ headline: "بايدن في بغداد", body: "بايدن في بغداد.", headlineDerived: true }, dictionary).people,
    ).toMatchObject([{ role: "MENTIONED", hits: [{ field: "body" }] }])
  })
})

describe("unresolved", () => {
  it("reports short quoted names and capitalised runs that are not linked, each once", () => {
    const body = 'جماعة “سرايا الفجر” و“سَرايا الفجر” و"ربع الله" في «هذه جملة طويلة من عدة كلمات» مع Acme Media Group. The day.'
    expect(linkBody(body).unresolved.map(({ text, reason }) => [text, reason])).toEqual([
      ["سرايا الفجر", "quoted name"],
      ["Acme Media Group", "capitalised"],
    ])
  })

  it("reports at most fifty", () => {
    const body = Array.from({ length: 80 }, (_, index) => `“اسم${index}”`).join(" و ")
    expect(linkBody(body).unresolved).toHaveLength(50)
  })
})

describe("linkText", () => {
  it("gives hits whose text is the field's slice, whatever the text", () => {
    const pieces = fc.constantFrom(
      "بايدن",
      "و",
      "ماثيو",
      "تولر",
      " ",
      "“",
      "”",
      "،",
      "لل",
      "عراق",
      "ال",
      "ً",
      "ـ",
      "Biden",
      "'s",
      "\n\n",
      "قال",
      "\u200f",
      "😀",
    )
    fc.assert(
      fc.property(fc.array(pieces), fc.array(pieces), (body, headline) => {
        const document = { body: body.join(""), headline: headline.join(""), headlineDerived: false }
        const { people, sources, topics, unresolved } = linkText(document, dictionary)
        const hits = [...people, ...sources, ...topics].flatMap((link) => link.hits)
        for (const { field, start, end, text } of [...hits, ...unresolved]) {
          expect(text).toBe(document[field].slice(start, end))
          expect(text).not.toBe("")
        }
      }),
    )
  })

  it("links 2 MB against 50,000 names in a few seconds", () => {
    const syllables = ["با", "در", "سو", "مي", "نا", "لو", "كر", "حا", "تي", "زو"]
    const word = (seed: number): string => [0, 1, 2].map((place) => syllables[Math.floor(seed / 10 ** place) % 10]).join("")
    const names = Array.from({ length: 50_000 }, (_, i) =>
      person(`p${i}`, `${word(i)} ${word(i * 7 + 3)} ${word(i * 13 + 1)}`),
    ).flat()
    const big = buildDictionary([...dialogueNames, ...names])
    const body = Array.from(
      { length: 130_000 },
      (_, i) => `${word(i * 31)} قال ${i % 9 ? "مسؤول" : "بايدن:"} و${word(i)}`,
    ).join(" ")
    expect(body.length).toBeGreaterThan(2_000_000)
    const start = performance.now()
    linkBody(body, "", big)
    expect(performance.now() - start).toBeLessThan(20_000)
  })
})

const seeds = new URL("../../../../shared/seeds/", import.meta.url)

describe.skipIf(!existsSync(seeds))("linkText on the real documents", () => {
  const read = (name: string): Links =>
    linkText(parsePlainText(decodeText(readFileSync(new URL(name, seeds)), name)), dictionary)

  it("links 000", () => {
    const links = read("000_5af178807ddb92b7.txt")
    expect(links.people.map(({ slug }) => slug).sort()).toEqual(
      ["abu-mahdi-al-muhandis", "donald-trump", "joe-biden", "matthew-tueller", "qasem-soleimani"].sort(),
    )
    expect(links.people.every(({ role }) => role === "MENTIONED")).toBe(true)
    const cited = links.sources.filter(({ role }) => role === "CITED").map(({ slug }) => slug)
    expect(cited).toEqual(["us-state-department", "washington-post", "pentagon"])
  })

  it("links 003", () => {
    const links = read("003_06b30415b0b642d4.txt")
    expect(Object.fromEntries(links.people.map(({ slug, role }) => [slug, role]))).toEqual({
      "joe-biden": "MENTIONED",
      "qasem-soleimani": "MENTIONED",
      "abu-mahdi-al-muhandis": "MENTIONED",
      "abu-ali-al-askari": "QUOTED",
      "mustafa-al-kadhimi": "MENTIONED",
      "matthew-tueller": "QUOTED",
    })
    const cited = links.sources.filter(({ role }) => role === "CITED").map(({ slug }) => slug)
    expect(cited).toEqual(["washington-post", "associated-press"])
  })
})
