import type {
  AnnotationMethod,
  DerivedPart,
  NameKind,
  PersonRole,
  SourceKind,
  SourceRole,
  StoryChangeKind,
} from "../db/generated/enums.ts"

// The database's enums as lists, each defined once, with the values in the order in which people read them. Checks, formats and
// the schema use these. prisma/schema.prisma defines the values: a list that lacks one, or has one too many, does not compile.

export type { AnnotationMethod, DerivedPart, NameKind, PersonRole, SourceKind, SourceRole, StoryChangeKind }

export const SOURCE_KINDS = allOf<SourceKind>()([
  "NEWS_OUTLET",
  "NEWS_AGENCY",
  "GOVERNMENT",
  "MILITARY",
  "ARMED_GROUP",
  "ALLIANCE",
  "NGO",
  "COMPANY",
  "UNIVERSITY",
  "SOCIAL_MEDIA",
  "OTHER",
])

/** The roles of a person in an article. */
export const PERSON_ROLES = allOf<PersonRole>()(["AUTHOR", "SUBJECT", "QUOTED", "MENTIONED"])

/** The kinds of names, the one that is shown first. */
export const NAME_KINDS = allOf<NameKind>()(["CANONICAL", "ALIAS", "TRANSLITERATION"])

/** Returns the list; if it lacks a value, the compiler's message names it under "misses". */
function allOf<Value extends string>() {
  return <const List extends readonly Value[]>(
    list: List & ([Value] extends [List[number]] ? unknown : { misses: Exclude<Value, List[number]> }),
  ): List => list
}
