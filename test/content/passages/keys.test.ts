import { describe, expect, it } from "vitest"
import { passageRows } from "../../../src/content/passages/rows.ts"

const ids = (body: string, article = "7") => passageRows(article, body).map(({ id }) => id)

describe("the ids of passages", () => {
  it("are the article's and one of their own", () => {
    expect(ids("جملة.")).toEqual([expect.stringMatching(/^7\.\d{1,19}$/)])
    expect(ids("جملة.", "8")[0]?.split(".")[1]).not.toBe(ids("جملة.")[0]?.split(".")[1])
  })

  it("stay while the words do, whatever comes before or after", () => {
    const [first, second] = ids("أولى.\n\nثانية.")
    expect(ids("قبلها.\n\nأولى.\n\nبينهما.\n\nثانية.\n\nبعدها.")).toEqual(expect.arrayContaining([first, second]))
    expect(ids("ثانية.\r\n \r\nأولى.")).toEqual([second, first])
  })

  it("change with the words", () => {
    expect(ids("أولى.")).not.toEqual(ids("أولى!"))
  })

  it("tell passages with the same words apart, by how many stand before", () => {
    const three = ids("تكرار.\n\nتكرار.\n\nتكرار.")
    expect(new Set(three).size).toBe(3)
    expect(ids("تكرار.\n\nتكرار.")).toEqual(three.slice(0, 2))
  })

  it("are none where there is no text", () => {
    expect(ids(" \n\n\t")).toEqual([])
  })
})
