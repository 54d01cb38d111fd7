import { describe, expect, it } from "vitest"
import { said } from "./said.ts"

// A count is a whole number that fits into GraphQL's Int, or none.

const speaker = (body: string) => said(body)[0]?.[1]

describe("how many are described", () => {
  it.each([
    ["Three officials said that the market opens.", "3x officials"],
    ["3,000 officials said that the market opens.", "3000x officials"],
    ["2.5 million people said that the market opens.", "2500000x people"],
    ["2147483647 officials said that the market opens.", "2147483647x officials"],
    ["قال ثلاثة مسؤولين إن السوق يفتح غدا.", "3x مسؤولين"],
    ["قال ٣ مسؤولين إن السوق يفتح غدا.", "3x مسؤولين"],
    ["قال خمسة وعشرون مسؤولا إن السوق يفتح غدا.", "25x مسؤولا"],
  ])("is a count in %j", (body, expected) => {
    expect(speaker(body)).toBe(expected)
  })

  it.each([
    ["a time", "At 10.30 officials said the market opens tomorrow.", "officials"],
    ["a full hour", "At 10.00 officials said the market opens tomorrow.", "officials"],
    ["a time", "At 10:30 officials said the market opens tomorrow.", "officials"],
    ["a time", "في الساعة ١٠٫٣٠ قال مسؤولون إن السوق يفتح غدا.", "مسؤولون"],
    ["a year", "In 2021 officials said that the market opens.", "officials"],
    ["a day", "On April 7 officials said that the market opens.", "officials"],
    ["a telephone number", "+964 770 123 4567 officials said that the market opens.", "officials"],
    ["a fraction", "2.5 officials said that the market opens.", "officials"],
    ["nothing", "0 officials said that the market opens.", "officials"],
    ["below zero", "-5 officials said that the market opens.", "officials"],
    ["more than fits", "2147483648 officials said that the market opens.", "officials"],
    ["more than fits", "3,000,000,000 officials said that the market opens.", "officials"],
    ["more than fits", "قال ٣٬٠٠٠٬٠٠٠٬٠٠٠ مسؤول إن السوق يفتح غدا.", "مسؤول"],
    ["more than fits", "قال تريليون مسؤول إن السوق يفتح غدا.", "مسؤول"],
    ["a share", "50% of officials said that the market opens.", "50% of officials"],
    ["a share", "قال ٥٠٪ من المسؤولين إن السوق يفتح غدا.", "٥٠٪ من المسؤولين"],
    ["a range", "10-15 officials said that the market opens.", "10-15 officials"],
  ])("is none where the number is %s: %j", (_, body, expected) => {
    expect(speaker(body)).toBe(expected)
  })
})

describe("a chain", () => {
  it("has twenty steps at most, however many the text cites", () => {
    const cited = Array.from({ length: 60 }, (_, index) => `, according to official number${index}`).join("")
    for (const [, chain] of said(`The deal was done${cited}. It holds, officials said.`))
      expect(chain.split(" < ").length).toBeLessThanOrEqual(20)
  })

  it("has no description without an end", () => {
    for (const [, chain] of said(`قال مسؤول ${"ط".repeat(2_000)} إن السوق يفتح غدا.`))
      expect(chain.length).toBeLessThanOrEqual(500)
  })
})
