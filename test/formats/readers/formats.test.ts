import { describe, expect, it } from "vitest"
import type { Incoming } from "../../../src/formats/incoming.ts"
import { readDocument } from "../../../src/formats/read-document.ts"
import { ATOM, JSON_FEED, NEWS_ARTICLE, NINJS_1, NINJS_2, NINJS_3, OLD_PAGE, PAGE, RSS, windows1256 } from "./samples.ts"

// What each format says, by content alone: the names of these files say nothing.

function read(content: string | Uint8Array | object, name = "file"): Incoming[] {
  const bytes =
    content instanceof Uint8Array ? content : Buffer.from(typeof content === "string" ? content : JSON.stringify(content))
  const found = readDocument(bytes, name, name)
  return "documents" in found ? [...found.documents] : []
}
const texts = ({ body }: Incoming) => ("text" in body ? [body.text] : body.blocks.map(({ text }) => text))

describe("RSS", () => {
  const [first, second] = read(RSS) as [Incoming, Incoming]

  it("keeps what an item says, as safe text", () => {
    expect(first).toMatchObject({
      format: "RSS",
      headline: "Ferry & fog: a long night",
      summary: "The ferry waited all night.",
      publishedAt: "2024-05-01T08:00:00.000Z",
      url: "https://daily.example/ferry",
      ids: [{ scheme: "guid", value: "tag:daily.example,2024:1" }],
      publisher: { name: "Example Daily - Local", homepage: "https://daily.example/", explicit: false },
      people: [{ name: "Salma Haddad", role: "AUTHOR", said: "AS_AUTHOR" }],
      subjects: [{ mediaTopic: "medtop:11000000" }, { name: "harbour" }],
      feedLanguage: "en-GB",
    })
    expect(texts(first)).toEqual(["The ferry waited all night, the master said.", "Nobody was hurt on board."])
    expect(first.notes).toEqual(["no place for: enclosures"])
  })

  it("says what an item lacks, and knows a number only together with its feed", () => {
    expect(second.publishedAt).toBeUndefined()
    expect(second.ids).toEqual([{ scheme: "guid", value: "https://daily.example/ 17" }])
    expect(second.notes).toEqual(["no date", "the feed has a summary only, which stands as the text"])
  })
})

it("Atom", () => {
  const [entry] = read(ATOM) as [Incoming]
  expect(entry).toMatchObject({
    format: "Atom",
    headline: "افتتاح الجسر",
    language: "ar",
    publishedAt: "2024-05-01T08:00:00.000Z",
    updatedAt: "2024-05-01T09:00:00.000Z",
    url: "https://mithal.example/1",
    ids: [{ scheme: "guid", value: "urn:example:1" }],
    people: [{ name: "سلمى حداد", role: "AUTHOR" }],
    subjects: [{ name: "سياسة", mediaTopic: "medtop:11000000" }],
  })
  expect(texts(entry)).toEqual(["افتتح الجسر صباح اليوم.", "وحضر الناس."])
})

it("JSON Feed", () => {
  const [item] = read(JSON_FEED) as [Incoming]
  expect(item).toMatchObject({ format: "JSON Feed", headline: "A small thing", publishedAt: "2024-05-02T05:00:00.000Z" })
  expect(texts(item)).toEqual(["First paragraph of it.", "Second paragraph of it."])
  expect(item.notes).toContain("no place for: image")
})

describe("ninjs", () => {
  it("of version 3", () => {
    const [item] = read(NINJS_3) as [Incoming]
    expect(item).toMatchObject({
      format: "ninjs",
      headline: "Captain speaks",
      summary: "A captain speaks.",
      publishedAt: "2024-05-03T09:00:00.000Z",
      updatedAt: "2024-05-03T10:00:00.000Z",
      ids: [
        { scheme: "ninjs", value: "http://agency.example/items/1" },
        { scheme: "cms", value: "77" },
      ],
      publisher: { name: "Harbour Agency", homepage: "https://agency.example/", explicit: true },
      people: [
        { name: "Rami Captain", role: "SUBJECT", wikidata: "Q1234567", said: "AS_PERSON" },
        { name: "By Salma Haddad and Omar Nasser", role: "AUTHOR", said: "IN_WORDS" },
      ],
      subjects: [{ name: "politics", mediaTopic: "medtop:11000000" }],
      mentioned: [{ name: "Some Line" }],
    })
    expect(item.slug).toBeUndefined()
    expect(texts(item)).toEqual(["First paragraph.", "Second one."])
    expect(item.notes).toEqual(["no place for: urgency"])
  })

  it("of versions 2 and 1, and several in a list", () => {
    const [two, one] = read([NINJS_2, NINJS_1]) as [Incoming, Incoming]
    expect(two).toMatchObject({
      headline: "Second version",
      publishedAt: "2023-05-03T10:00:00.000Z",
      publisher: { name: "Harbour Agency" },
    })
    expect(texts(two)).toEqual(["Text of two."])
    expect(one).toMatchObject({
      headline: "First version",
      summary: "About one.",
      people: [{ name: "Rami Captain", role: "MENTIONED" }, { name: "Salma Haddad" }],
      subjects: [{ mediaTopic: "medtop:11000000" }],
    })
    expect(texts(one)).toEqual(["Text of one."])
  })
})

describe("JSON-LD", () => {
  it("as an object, in a list and in a graph", () => {
    const article = { ...NEWS_ARTICLE, articleBody: "First line.\n\nSecond line." }
    for (const form of [article, [article], { "@graph": [{ "@type": "Person" }, article] }]) {
      const [item] = read(form) as [Incoming]
      expect(item).toMatchObject({
        format: "JSON-LD",
        headline: "A page about a bridge",
        publishedAt: "2024-05-04T05:00:00.000Z",
        publisher: { name: "Example Daily News", explicit: true },
        people: [{ name: "Salma Haddad", said: "AS_PERSON" }],
        subjects: [{ name: "harbour" }, { name: "bridge" }, { name: "water" }],
      })
      expect(texts(item)).toEqual(["First line.", "Second line."])
    }
  })
})

describe("pages", () => {
  it("say what their JSON-LD says; the text is their main text, and nothing that runs", () => {
    const [page] = read(PAGE) as [Incoming]
    expect(page).toMatchObject({ format: "HTML page", headline: "A page about a bridge", url: "https://daily.example/bridge" })
    const words = texts(page)
    expect(words).toHaveLength(7)
    expect(words[0]).toMatch(/^Paragraph number 0/)
    expect(words.at(-1)).toBe("Read more about it and more of it, said the engineer.")
    expect(words.join()).not.toMatch(/steal|javascript|Archive|Copyright|color|<|iframe/)
  })

  it("without any are read by their elements, in windows-1256 whatever they say", () => {
    const wrong = OLD_PAGE.replace("charset=windows-1256", "charset=utf-8")
    const silent = OLD_PAGE.replace(/<meta http-equiv[^>]*>/, "")
    const versions: [string, RegExp | null][] = [
      [OLD_PAGE, null],
      [wrong, /declared as utf-8, which it is not; read as windows-1256/],
      [silent, /no encoding is declared; read as windows-1256/],
    ]
    for (const [html, note] of versions) {
      const [page] = read(windows1256(html)) as [Incoming]
      expect(page).toMatchObject({
        headline: "وصول القطار",
        people: [{ name: "سلمى حداد" }],
        publishedAt: "2009-05-04T00:00:00.000Z",
      })
      expect(texts(page)).toHaveLength(8)
      expect(texts(page)[0]).toBe("وصل القطار إلى المدينة بعد رحلة طويلة، وقال السائق إن الرحلة 0 كانت هادئة جدا.")
      if (note) expect(page.notes.join("\n")).toMatch(note)
      expect(page.notes.join("\n")).toMatch(/names a day/)
    }
  })
})

it("encodings: UTF-8 that is declared to be another, a BOM, UTF-16, windows-1252", () => {
  const wrong = ATOM.replace('encoding="utf-8"', 'encoding="windows-1256"')
  expect((read(wrong)[0] as Incoming).headline).toBe("افتتاح الجسر")
  expect((read(wrong)[0] as Incoming).notes[0]).toMatch(/declared as windows-1256, but it is UTF-8/)
  expect((read(`\ufeff${ATOM}`)[0] as Incoming).headline).toBe("افتتاح الجسر")
  expect((read(Buffer.from(`\ufeff${ATOM.replace("utf-8", "utf-16")}`, "utf16le"))[0] as Incoming).headline).toBe(
    "افتتاح الجسر",
  )
  expect((read(Buffer.from(`\ufeff${JSON_FEED}`, "utf16le"))[0] as Incoming).headline).toBe("A small thing")
  const latin = Buffer.from(RSS.replace('encoding="UTF-8"', 'encoding="iso-8859-1"').replace("Ferry", "Café"), "latin1")
  expect((read(latin)[0] as Incoming).headline).toBe("Café & fog: a long night")
})

describe("Markdown", () => {
  it("with front matter as site generators write it", () => {
    const [item] = read(
      `---\ntitle: "A *small* note"\ndate: 2024-05-01\nauthor: Salma Haddad\ntags: [harbour]\nslug: not-ours\n---\n\n## Part\n\nSome **bold** [words](https://x.example) and ![an image](x.png)\nhere.\n\n- one\n- two\n\n<script>steal()</script>\n`,
    ) as [Incoming]
    expect(item).toMatchObject({
      format: "Markdown",
      headline: "A *small* note",
      people: [{ name: "Salma Haddad", said: "AS_AUTHOR" }],
    })
    expect(item.slug).toBeUndefined()
    expect(texts(item)).toEqual(["Part", "Some bold words and here.", "one", "two"])
  })

  it("without, by the name of the file; its first heading is the headline", () => {
    const [item] = read("# Headline\n\nText *here*.\n", "a.md") as [Incoming]
    expect(item).toMatchObject({ format: "Markdown", headline: "Headline" })
    expect(texts(item)).toEqual(["Text here."])
  })
})

it("plain text, also where it begins like something else", () => {
  for (const text of ["[Breaking] The ferry waits\n\nIt waits in the fog.", "< 5 degrees\n\nIt is cold in the harbour."])
    expect(read(text)[0]).toMatchObject({ format: "plain text" })
})
