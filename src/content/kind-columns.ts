import type { Columns, ReadBy } from "../db/columns.ts"
import { type Field, type Kind, snakeCase } from "./kind.ts"

/** A property of a row: the column that it is read from, and the schema fields that need it. */
interface ReadColumn {
  readonly property: string
  readonly column: string
  readonly readBy: readonly string[] | undefined
}

/** The columns with which rows of a kind are read. @param alias of the kind's table in the statement. */
export function columnsOf(kind: Kind, alias: string): Columns {
  return Object.fromEntries(readColumns(kind).map(({ property, column }) => [property, `${alias}.${column}`]))
}

/**
 * The properties that are read only if the request selects a field that needs them, because they cost much or are rarely
 * needed.
 */
export function readByOf(kind: Kind): ReadBy<{ [property: string]: unknown }> {
  return Object.fromEntries(readColumns(kind).flatMap(({ property, readBy }) => (readBy ? [[property, readBy]] : [])))
}

function readColumns({ fields }: Kind): ReadColumn[] {
  const own = ["id", "slug"].map((column) => ({ property: column, column, readBy: undefined }))
  return [...own, ...Object.entries(fields).flatMap(([name, field]) => ofField(name, field))]
}

function ofField(name: string, field: Field): ReadColumn[] {
  const column = snakeCase(name)
  switch (field.is) {
    case "column":
    case "kept":
      return [{ property: name, column, readBy: field.readBy }]
    case "localized":
      return [
        { property: `${name}Ar`, column: `${column}_ar`, readBy: field.readBy },
        { property: `${name}En`, column: `${column}_en`, readBy: field.readBy },
      ]
    case "reference":
      return [{ property: field.property, column: `${column}_id`, readBy: field.readBy }]
    case "names":
      // Without an argument `locale`, a field returns the Arabic text.
      return [
        { property: "nameAr", column: "name_ar", readBy: undefined },
        { property: "nameEn", column: "name_en", readBy: ["(locale)"] },
      ]
    default:
      return []
  }
}
