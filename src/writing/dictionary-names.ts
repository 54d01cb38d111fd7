import type { Queryable } from "../db/transaction.ts"
import type { DictionaryName } from "../evidence/names/dictionary.ts"
import { type DictionaryNameRow, dictionaryNames, nameIds } from "./dictionary-names-sql.ts"

/** Every name of every stored person, source and topic. Their order does not depend on the order in which they were written. */
export async function readDictionaryNames(queryable: Queryable): Promise<DictionaryName[]> {
  const names = await queryable.query<DictionaryNameRow>(dictionaryNames())
  return names.map(({ value, nameKind, kind, slug, sourceKind }) => ({
    value,
    nameKind,
    entity: { kind, slug, ...(sourceKind !== null && { sourceKind }) },
  }))
}

/** A short text that is the same as long as no name has changed. */
export async function namesState(queryable: Queryable): Promise<string> {
  const [row] = await queryable.query<{ state: string }>(nameIds())
  return row?.state ?? ""
}
