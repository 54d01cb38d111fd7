import type {
  AnnotationMethod,
  DerivedPart,
  NameKind,
  PersonRole,
  SourceKind,
  SourceRole,
  StoryChangeKind,
} from "../db/generated/enums.ts"

// The enums of the database as lists, each once and in the order in which people read them: what checks, formats and the schema go by.
// prisma/schema.prisma says what there is; a list that misses a value of it, or has one too many, does not compile.

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

/** What a person is in an article. */
export const PERSON_ROLES = allOf<PersonRole>()(["AUTHOR", "SUBJECT", "QUOTED", "MENTIONED"])

/** What a name is to its bearer, the one to show first. */
export const NAME_KINDS = allOf<NameKind>()(["CANONICAL", "ALIAS", "TRANSLITERATION"])

/** The same list; where it misses a value, the compiler says which one by "misses". */
function allOf<Value extends string>() {
  return <const List extends readonly Value[]>(
    list: List & ([Value] extends [List[number]] ? unknown : { misses: Exclude<Value, List[number]> }),
  ): List => list
}
