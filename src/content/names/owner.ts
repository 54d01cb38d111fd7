export type NamedTable = "people" | "sources" | "topics"

const OWNER: Record<NamedTable, string> = { people: "person_id", sources: "source_id", topics: "topic_id" }

/** The column by which names and external ids refer to a row of the table. */
export function ownerColumn(table: NamedTable): string {
  return OWNER[table]
}
