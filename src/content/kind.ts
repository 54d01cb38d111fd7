import type { z } from "zod"

// The words in which a kind of content says what it is made of. Each kind says it once, in its own kind.ts; from that follow the check of
// records, the staging table, what is written, its digest, what is exported, what lists read, and where the kind stands among others.
// It is plain data: what is made of it stands where it is needed (src/writing/stage, merge and export; kind-columns.ts; records).

export interface Kind {
  /** How references and messages call one of it: `person`. Tables that refer to it have a column `person_id`. */
  readonly name: string
  /** Its type in the schema and in ids: `Person`. */
  readonly type: string
  /** Its table, its list, its loaders and its file in a bundle: `people`. */
  readonly table: string
  /** What a record has besides its slug. A digest is made of them in this order, so that a new field goes last. */
  readonly fields: Fields
  /** A check of what several fields say together. */
  readonly check?: (value: never, context: z.RefinementCtx) => void
  /** Whether external ids refer to it. */
  readonly identified?: true
  /** Whether texts name it: it stands among the mentions of an article. */
  readonly mentioned?: true
  /** Whether it says things: it stands in the chains of statements. */
  readonly speaks?: true
  /** Whether a search finds it; among what matches as well, the lower number stands first. */
  readonly found?: number
  /** Which rows link it to the articles that count as its own: their table, the column with its id, and what else holds of `x`. */
  readonly articles?: { readonly table: string; readonly column: string; readonly where?: string }
  /** Whether there are rows that Isnad computed: those are no content, and no write of records takes them away. */
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
  /** The check of what a record says; optional where it may say nothing. */
  readonly check: z.ZodType
  /** Where it is false, no curated file may say it. */
  readonly curated?: false
}

/** For what a row has: the fields of the schema, and arguments as `(name)`, that need it. Where absent, every row is read with it. */
interface Read {
  readonly readBy?: readonly string[]
}

/** A value in a column, which is called as the field is, in snake case. */
export interface ColumnField extends Said, Read {
  readonly is: "column"
  /** PostgreSQL's type; text where absent. */
  readonly type?: string
  /** What is stored where a record says nothing; NULL where absent. */
  readonly absent?: boolean
}

/** A column that no record says, and that is read as text: it is computed when a row is written (src/writing/merge/upsert-sql.ts). */
export interface KeptField extends Read {
  readonly is: "kept"
}

/** A text in Arabic and English, each in a column of its own: `description` in description_ar and description_en. */
export interface LocalizedField extends Said, Read {
  readonly is: "localized"
  /** Whether each language is given the other's text where it has none. */
  readonly filled?: true
}

/** The slug of one record of a kind, stored as its id in the column `…_id` and read as a property. */
export interface ReferenceField extends Said, Read {
  readonly is: "reference"
  readonly to: string
  readonly property: string
}

/** All spellings of its name: rows of `names`, and the ones to show and to sort by in columns of its own. */
export interface NamesField extends Said {
  readonly is: "names"
}

/**
 * Slugs of records of a kind, in an order, each a row of a table with the owner's id, the other's, its position and the owner's sort_at.
 * With a type of roles, that table has a role: the same for all of them, or the one that stands beside each slug.
 */
export interface LinksField extends Said {
  readonly is: "links"
  readonly to: string
  readonly table: string
  readonly roleType?: string
  readonly role?: string
  /** Whether the first row of each linked record is marked: its owners are listed without repeats. */
  readonly principal?: true
  /** Whether rows carry the owner's publisher, by which lists are filtered. */
  readonly publisher?: true
}

/** Slugs of the articles that belong to it, and to no other of its kind: a set. */
export interface MembersField extends Said {
  readonly is: "members"
  readonly to: string
}

/** Ids that other systems gave: any, or one of a scheme. */
export interface IdsField extends Said {
  readonly is: "ids"
  readonly scheme?: string
}

/** What people wrote in about places in the body; all of it stands in the column `curated`. */
export interface FactsField extends Said {
  readonly is: "facts"
  readonly facts: "mentions" | "statements"
}

/** What a record of a kind may say: the shape of its check. */
export type ShapeOf<Of extends Fields> = {
  -readonly [Name in keyof Of as Of[Name] extends Said ? Name : never]: Of[Name] extends Said ? Of[Name]["check"] : never
}

/** A row of a kind's table, as far as it is read. */
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

/** What a column holds: what the record says, or what stands for nothing. */
type Stored<Of> = Of extends { check: z.ZodType<infer Value> }
  ? undefined extends Value
    ? Exclude<Value, undefined> | (Of extends { absent: boolean } ? never : null)
    : Value
  : never

/** The name of a field in the database: `headlineDerived` is headline_derived there. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** The column by which other tables refer to a kind. */
export function ownerColumn({ name }: Kind): string {
  return `${name}_id`
}

/** The links of a kind, by the names of their fields. */
export function linksOf({ fields }: Kind): [name: string, links: LinksField][] {
  return Object.entries(fields).flatMap(([name, field]: [string, Field]) => (field.is === "links" ? [[name, field]] : []))
}
