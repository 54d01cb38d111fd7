import { beforeAll, describe, expect, it } from "vitest"
import { fold } from "../../../src/text/fold.ts"
import { type TestClient, testClient } from "../../support/client.ts"
import { describeOnDatabases } from "../../support/databases.ts"
import { ask, type List, type Named, readNamed } from "./named.ts"

// Sources, people and topics in the order of the names that are shown, in either language and direction, page by page.

describeOnDatabases("the order of names", "seeded", (use) => {
  let client: TestClient
  let all: Record<List, Named[]>
  beforeAll(async () => {
    client = testClient(use().database)
    all = await readNamed(client)
  })

  describe.each(["sources", "people", "topics"] as const)("%s", (list) => {
    it.each([
      ["AR", "ASC"],
      ["AR", "DESC"],
      ["EN", "ASC"],
      ["EN", "DESC"],
    ] as const)("by name in %s, %s, in pages of seven both ways", async (locale, direction) => {
      const order = { field: "NAME", locale, direction }
      const sign = direction === "ASC" ? 1 : -1
      const forward: string[] = []
      for (let after = ""; ; ) {
        const page = await ask(client, list, {}, order, `first: 7${after}`)
        forward.push(...page.nodes.map(({ slug }) => slug))
        if (page.nodes.length < 7) break
        after = `, after: "${page.edges.at(-1)?.cursor}"`
      }
      const backward: string[] = []
      for (let before = ""; ; ) {
        const page = await ask(client, list, {}, order, `last: 7${before}`)
        backward.unshift(...page.nodes.map(({ slug }) => slug))
        if (page.nodes.length < 7) break
        before = `, before: "${page.edges[0]?.cursor}"`
      }
      expect(backward).toEqual(forward)
      expect(forward.toSorted()).toEqual(all[list].map(({ slug }) => slug).toSorted())
      const shown = new Map(all[list].map((row) => [row.slug, Buffer.from(fold(locale === "AR" ? row.ar : row.en))]))
      const keys = forward.map((slug) => shown.get(slug) as Buffer)
      expect(keys.every((key, index) => index === 0 || Buffer.compare(keys[index - 1] as Buffer, key) * sign <= 0)).toBe(true)
    })
  })
})
