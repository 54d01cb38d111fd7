import type { z } from "zod"

// The terms in which a kind of content is described. Each kind is described once, in its own kind.ts, and from that follow: the
// check of its records, the staging table, what is written, the digest, the export, what lists read, and in which unions and
// filters the kind occurs. A description is plain data; it is interpreted where it is used (src/writing/stage, merge and
// export; kind-columns.ts; records).

export interface Kind {
  /** Its name in references and messages: `person`. Tables that refer to it have a column `person_id`. */
  readonly name: string
  /** Its type in the schema and in ids: `Person`. */
  readonly type: string
  /** The name of its table, its list, its loaders and its file in a bundle: `people`. */
  readonly table: string
  /**
   * The fields of a record besides its slug. The digest is computed over them in this order, so new fields are added at the
   * end.
   */
  readonly fields: Fields
  /** Checks fields against each other. */
  readonly check?: (value: never, context: z.RefinementCtx) => void
  /** Whether its records have external ids. */
  readonly identified?: true
  /** Whether texts name it, so that it occurs in the mentions of articles. */
  readonly mentioned?: true
  /** Whether it can say something, so that it occurs in the chains of statements. */
  readonly speaks?: true
  /** Set if a search finds it; among equal matches the kind with the lower number comes first. */
  readonly found?: number
  /**
   * The links to the articles that count as its own: their table, the column with its id, and a further condition on the row
   * `x`.
   */
  readonly articles?: { readonly table: string; readonly column: string; readonly where?: string }
  /** Whether Isnad also computes rows of it. Those are not content, and no write of records deletes them. */
  readonly computed?: true
}

export interface Fields {
  readonly [name: string]: Field
}

export type Field =
  | ColumnField
  | LocalizedField
  | ReferenceField
  | NamesField
  | LinksField
  | MembersField
  | IdsField
  | FactsField
  | KeptField

interface Said {
  /** The check of a record's value; an optional one if the record may leave the field out. */
  readonly check: z.ZodType
  /** `false`: curated files may not have this field. */
  readonly curated?: false
}

/** Which schema fields, and arguments as `(name)`, need the property. Absent: every row is read with it. */
interface Read {
  readonly readBy?: readonly string[]
}

/** A value in a column, whose name is that of the field in snake case. */
export interface ColumnField extends Said, Read {
  readonly is: "column"
  /** PostgreSQL's type; absent means text. */
  readonly type?: string
  /** What is stored for a record without the field; NULL if this is absent. */
  readonly absent?: boolean
}

/**
 * A column that is in no record and is computed when a row is written (src/writing/merge/upsert-sql.ts). It is read as text.
 */
export interface KeptField extends Read {
  readonly is: "kept"
}

/** A text in Arabic and English, in two columns: `description` is in description_ar and description_en. */
export interface LocalizedField extends Said, Read {
  readonly is: "localized"
  /** Whether a language without a text gets the text of the other. */
  readonly filled?: true
}

/** The slug of a record of some kind. Its id is stored in the column `…_id`, and it is read as one property. */
export interface ReferenceField extends Said, Read {
  readonly is: "reference"
  readonly to: string
  readonly property: string
}

/** All spellings of its name: rows of `names`, and columns for those that are shown and sorted by. */
export interface NamesField extends Said {
  readonly is: "names"
}

/**
 * A list of slugs of records of some kind. Each becomes a row of a link table with the owner's id, the linked id, the position
 * and the owner's sort_at. If there is a type of roles, the table also has a role: one that all links share, or the one given
 * with each slug.
 */
export interface LinksField extends Said {
  readonly is: "links"
  readonly to: string
  readonly table: string
  readonly roleType?: string
  readonly role?: string
  /** Whether the first row of each linked record is marked, so that the record's articles can be listed without repeats. */
  readonly principal?: true
  /** Whether rows also have the article's publisher, by which lists are filtered. */
  readonly publisher?: true
}

/** Slugs of articles that belong to the record, each to at most one of its kind. They are a set. */
export interface MembersField extends Said {
  readonly is: "members"
  readonly to: string
}

/** External ids: of any scheme, or of one. */
export interface IdsField extends Said {
  readonly is: "ids"
  readonly scheme?: string
}

/** Facts that people wrote about ranges of the body; they are stored together in the column `curated`. */
export interface FactsField extends Said {
  readonly is: "facts"
  readonly facts: "mentions" | "statements"
}

/** The shape of the check of a kind's records. */
export type ShapeOf<Of extends Fields> = {
  -readonly [Name in keyof Of as Of[Name] extends Said ? Name : never]: Of[Name] extends Said ? Of[Name]["check"] : never
}

/** A row of a kind's table, with the columns that can be read. */
export type RowOf<Of extends Kind> = { id: string; slug: string } & ColumnsOf<Of["fields"]> &
  IdsOf<Of["fields"]> &
  TextsOf<Of["fields"]> &
  NamesOf<Of["fields"]>

type ColumnsOf<Of extends Fields> = {
  -readonly [Name in keyof Of as Of[Name] extends ColumnField ? Name : never]: Stored<Of[Name]>
} & { -readonly [Name in keyof Of as Of[Name] extends KeptField ? Name : never]: string }

type IdsOf<Of extends Fields> = {
  [Name in keyof Of as Of[Name] extends ReferenceField ? Of[Name]["property"] : never]: string | null
}

type TextsOf<Of extends Fields> = {
  [Name in keyof Of as Of[Name] extends LocalizedField ? `${Name & string}${"Ar" | "En"}` : never]: Of[Name] extends {
    filled: true
  }
    ? string
    : string | null
}

type NamesOf<Of extends Fields> = { [Name in keyof Of as Of[Name] extends NamesField ? "nameAr" | "nameEn" : never]: string }

/** The type of a column: that of the record's value, or of what is stored for a missing one. */
type Stored<Of> = Of extends { check: z.ZodType<infer Value> }
  ? undefined extends Value
    ? Exclude<Value, undefined> | (Of extends { absent: boolean } ? never : null)
    : Value
  : never

/** The name of a field in the database: `headlineDerived` becomes headline_derived. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** The column by which other tables refer to a kind. */
export function ownerColumn({ name }: Kind): string {
  return `${name}_id`
}

/** The links of a kind, with the names of their fields. */
export function linksOf({ fields }: Kind): [name: string, links: LinksField][] {
  return Object.entries(fields).flatMap(([name, field]: [string, Field]) => (field.is === "links" ? [[name, field]] : []))
}
