import type { ContentReader } from "../../content/records/content-reader.ts"
import { Problems } from "../../content/records/problems.ts"
import type { ContentRecord } from "../../content/records/records.ts"
import type { DictionaryName } from "../../evidence/names/dictionary.ts"

type Named = Pick<Extract<ContentRecord, { kind: "person" | "source" | "topic" }>, "kind" | "value">

/** The names of a record that an import brings, as the dictionary has those that are stored. */
export function namesOf({ kind, value }: Pick<ContentRecord, "kind" | "value">): DictionaryName[] {
  if (kind === "article" || kind === "story") return []
  const { slug, names } = value as Named["value"]
  const sourceKind = "kind" in value ? { sourceKind: value.kind as string } : {}
  return names.map((name) => ({ value: name.value, nameKind: name.kind, entity: { kind, slug, ...sourceKind } }))
}

/** The names in a bundle, whose articles stand behind them. What is wrong in it is told when it is written. */
export async function namesInBundle(bundle: ContentReader): Promise<DictionaryName[]> {
  const names: DictionaryName[] = []
  for await (const record of bundle.read(new Problems(), () => {})) {
    if (record.kind === "article" || record.kind === "story") break
    names.push(...namesOf(record))
  }
  return names
}

/** Stored names and those that are brought, which replace what is stored of the same thing; in the order in which they will be read. */
export function withNames(stored: readonly DictionaryName[], brought: readonly DictionaryName[]): DictionaryName[] {
  const keyOf = ({ entity: { kind, slug } }: DictionaryName) => `${kind} ${slug}`
  const replaced = new Set(brought.map(keyOf))
  const all = [...stored.filter((name) => !replaced.has(keyOf(name))), ...brought]
  const bytes = new Map(all.map((name) => [name, Buffer.from(keyOf(name))]))
  return all.toSorted((a, b) => Buffer.compare(bytes.get(a) as Buffer, bytes.get(b) as Buffer))
}
