import type { ContentReader } from "../../content/records/content-reader.ts"
import { Problems } from "../../content/records/problems.ts"
import type { ContentRecord } from "../../content/records/records.ts"
import type { DictionaryName } from "../../evidence/names/dictionary.ts"

type Named = Pick<Extract<ContentRecord, { kind: "person" | "source" | "topic" }>, "kind" | "value">

/** The names that a record of an import brings, in the form in which the dictionary has stored names. */
export function namesOf({ kind, value }: Pick<ContentRecord, "kind" | "value">): DictionaryName[] {
  if (kind === "article" || kind === "story") return []
  const { slug, names } = value as Named["value"]
  const sourceKind = "kind" in value ? { sourceKind: value.kind as string } : {}
  return names.map((name) => ({ value: name.value, nameKind: name.kind, entity: { kind, slug, ...sourceKind } }))
}

/**
 * The names in a bundle (articles are read too, since they stand behind the names). Mistakes in the bundle are reported later,
 * when it is written.
 */
export async function namesInBundle(bundle: ContentReader): Promise<DictionaryName[]> {
  const names: DictionaryName[] = []
  for await (const record of bundle.read(new Problems(), () => {})) {
    if (record.kind === "article" || record.kind === "story") break
    names.push(...namesOf(record))
  }
  return names
}
