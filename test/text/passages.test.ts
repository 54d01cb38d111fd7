import { existsSync, readFileSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { decodeText, parsePlainText } from "../../src/formats/plain-text/reader.ts"
import { passageAt, passagesOf } from "../../src/text/passages.ts"

const read = (body: string): [string, string][] =>
  passagesOf(body).map(({ kind, start, end }) => [kind, body.slice(start, end)])

describe("passagesOf", () => {
  it("tells headings from paragraphs and trims both", () => {
    expect(read("  عنوان قصير\n\n فقرة أولى تنتهي بنقطة. \n \t\nسطر أول\nسطر ثان.\r\n\r\nخاتمة بلا نقطة")).toEqual([
      ["HEADING", "عنوان قصير"],
      ["PARAGRAPH", "فقرة أولى تنتهي بنقطة."],
      ["PARAGRAPH", "سطر أول\nسطر ثان."],
      ["PARAGRAPH", "خاتمة بلا نقطة"],
    ])
  })

  it("takes two short lines for a paragraph, a marked line for a heading, and counts positions", () => {
    expect(passagesOf("Roses\nViolets\n\n## End").map(({ kind, position }) => [kind, position])).toEqual([
      ["PARAGRAPH", 0],
      ["HEADING", 1],
    ])
    expect(passagesOf(" \n\n\t")).toEqual([])
  })

  it("has every character that is not white space in exactly one passage, found by its offset", () => {
    const piece = fc.oneof(
      fc.constantFrom("\n", "\r\n", "\n\n", " ", "كلمة", ".", "\ud800", "\u2028"),
      fc.string({ unit: "binary" }),
    )
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const body = pieces.join("")
        const passages = passagesOf(body)
        let end = -1
        for (const passage of passages) {
          expect(passage.start).toBeGreaterThan(end)
          end = passage.end
          const slice = body.slice(passage.start, end)
          expect(slice).toBe(slice.trim())
          expect(slice).not.toBe("")
        }
        for (let at = 0; at < body.length; at++) {
          const holding = passages.filter(({ start, end }) => start <= at && at < end)
          expect(passageAt(passages, at)).toBe(holding[0] ?? null)
          if (/\S/.test(body.charAt(at))) expect(holding).toHaveLength(1)
        }
      }),
    )
  })

  it("answers null outside the body", () => {
    const passages = passagesOf("واحد.\n\nاثنان.")
    expect([-1, 5, 6, 13, 99].map((at) => passageAt(passages, at))).toEqual([null, null, null, null, null])
  })
})

const seeds = new URL("../../../shared/seeds/", import.meta.url)

describe.skipIf(!existsSync(seeds))("passagesOf the real documents", () => {
  it.each(["000_5af178807ddb92b7.txt", "003_06b30415b0b642d4.txt"])("agrees with the importer on %s", (name) => {
    const { body, paragraphs } = parsePlainText(decodeText(readFileSync(new URL(name, seeds)), name))
    expect(passagesOf(body).map(({ kind, start, end }) => ({ kind, start, end }))).toEqual(paragraphs)
  })
})

it("takes the headings that are given for the headings, whatever the words say", () => {
  const body = "Who pays for it?\n\nThe council pays.\n\nLine one\n\nIt is open."
  expect(passagesOf(body, [0]).map(({ kind }) => kind)).toEqual(["HEADING", "PARAGRAPH", "PARAGRAPH", "PARAGRAPH"])
  expect(passagesOf(body, []).map(({ kind }) => kind)).toEqual(["PARAGRAPH", "PARAGRAPH", "PARAGRAPH", "PARAGRAPH"])
  expect(passagesOf(body).map(({ kind }) => kind)).toEqual(["PARAGRAPH", "PARAGRAPH", "HEADING", "PARAGRAPH"])
})
