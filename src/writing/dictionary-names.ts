import type { Queryable } from "../db/transaction.ts"
import type { DictionaryName } from "../evidence/names/dictionary.ts"
import { type DictionaryNameRow, dictionaryNames, nameIds } from "./dictionary-names-sql.ts"

/** Every name of every person, source and topic that is stored; in the same order whatever the order in which they came. */
export async function readDictionaryNames(queryable: Queryable): Promise<DictionaryName[]> {
  const names = await queryable.query<DictionaryNameRow>(dictionaryNames())
  return names.map(({ value, nameKind, kind, slug, sourceKind }) => ({
    value,
    nameKind,
    entity: { kind, slug, ...(sourceKind !== null && { sourceKind }) },
  }))
}

/** Tells whether the names are still those that were read. */
export async function namesState(queryable: Queryable): Promise<string> {
  const [row] = await queryable.query<{ state: string }>(nameIds())
  return row?.state ?? ""
}
