import { z } from "zod"
import type { Fields, Kind, ShapeOf } from "../kind.ts"
import { type AnyKind, KINDS, type KindName } from "../kinds.ts"
import type { name } from "./checks.ts"
import { slug } from "./text.ts"

// The check of content that all formats share: curated documents, bundles and imports are all turned into these records.

type SchemaOf<Of extends Fields> = z.ZodObject<{ slug: typeof slug } & ShapeOf<Of>, z.core.$strict>

function schemaOf({ fields, check }: Kind): z.ZodType {
  const checks = Object.entries(fields).flatMap(([field, said]) => ("check" in said ? [[field, said.check]] : []))
  const schema = z.strictObject({ slug, ...Object.fromEntries(checks) })
  return check ? schema.superRefine((value, context) => check(value as never, context)) : schema
}

/** The check of each kind's records, by the kind's name. */
export const contentSchemas = Object.fromEntries(KINDS.map((kind) => [kind.name, schemaOf(kind)])) as {
  readonly [Of in AnyKind as Of["name"]]: SchemaOf<Of["fields"]>
}

type Content = { [Name in KindName]: z.output<(typeof contentSchemas)[Name]> }

export type ArticleContent = Content["article"]
export type TopicContent = Content["topic"]
export type NameContent = z.output<typeof name>

/** Where a record was read, for messages. */
export interface Origin {
  readonly file: string
  readonly line: number
}

/** One checked record and where it came from. References are slugs. */
export type ContentRecord = { readonly origin: Origin } & {
  [Name in KindName]: { readonly kind: Name; readonly value: Content[Name] }
}[KindName]
