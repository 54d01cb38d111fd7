import type { Queryable } from "../db/database.ts"
import type { DictionaryName } from "../evidence/names/dictionary.ts"
import { type DictionaryNameRow, dictionaryNames } from "./dictionary-names-sql.ts"

/** Every name of every person, source and topic that is stored; in the same order whatever the order in which they came. */
export async function readDictionaryNames(queryable: Queryable): Promise<DictionaryName[]> {
  const names = await queryable.query<DictionaryNameRow>(dictionaryNames())
  return names.map(({ value, nameKind, kind, slug, sourceKind }) => ({
    value,
    nameKind,
    entity: { kind, slug, ...(sourceKind !== null && { sourceKind }) },
  }))
}
