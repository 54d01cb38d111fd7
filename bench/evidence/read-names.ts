import { readFileSync } from "node:fs"
import { parse } from "yaml"
import { PERSON } from "../../src/content/people/kind.ts"
import { SOURCE } from "../../src/content/sources/kind.ts"
import type { DictionaryName } from "../../src/evidence/names/dictionary.ts"
import { type CuratedTopic, curatedEntities, curatedTopics, toNames } from "../../src/formats/curated/schemas.ts"

type Written = Pick<CuratedTopic, "slug" | "names" | "aliases" | "transliterations">

/** The names in a folder's people.yaml, sources.yaml and topics.yaml (seeds/README.md says their form). */
export function readNames(folder: URL): DictionaryName[] {
  const read = (file: string): unknown => parse(readFileSync(new URL(file, folder), "utf8"))
  const withChildren = (topics: CuratedTopic[]): CuratedTopic[] =>
    topics.flatMap((topic) => [topic, ...withChildren(topic.children ?? [])])
  return [
    ...curatedEntities(PERSON)
      .parse(read("people.yaml"))
      .flatMap((person) => namesOf("person", person)),
    ...curatedEntities(SOURCE)
      .parse(read("sources.yaml"))
      .flatMap((source) => namesOf("source", source, source.kind as string)),
    ...withChildren(curatedTopics.parse(read("topics.yaml"))).flatMap((topic) => namesOf("topic", topic)),
  ]
}

function namesOf(kind: DictionaryName["entity"]["kind"], written: Written, sourceKind?: string): DictionaryName[] {
  const entity = { kind, slug: written.slug, ...(sourceKind ? { sourceKind } : {}) }
  return toNames(written).map(({ item }) => ({ entity, value: item.value, nameKind: item.kind }))
}
