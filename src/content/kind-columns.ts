import type { Columns, ReadBy } from "../db/columns.ts"
import { type Field, type Kind, snakeCase } from "./kind.ts"

/** The property of a row, the column that has it, and which fields of the schema need it. */
interface ReadColumn {
  readonly property: string
  readonly column: string
  readonly readBy: readonly string[] | undefined
}

/** The columns that rows of a kind are read with. @param alias of its table in the statement. */
export function columnsOf(kind: Kind, alias: string): Columns {
  return Object.fromEntries(readColumns(kind).map(({ property, column }) => [property, `${alias}.${column}`]))
}

/** What costs much, or is seldom asked for, is read only where the request selects it. */
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
      // Who names no locale gets the Arabic name.
      return [
        { property: "nameAr", column: "name_ar", readBy: undefined },
        { property: "nameEn", column: "name_en", readBy: ["(locale)"] },
      ]
    default:
      return []
  }
}
