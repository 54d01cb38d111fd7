import { Link } from "react-router"
import { type FragmentType, unmask } from "../gql/fragment-masking.ts"
import { graphql } from "../gql/gql.ts"
import { useLocale } from "../language/locale.ts"
import { Text } from "./text.tsx"

export const NameOf = graphql(`
  fragment NameOf on Named {
    __typename
    slug
    name(locale: $locale)
    ... on Node { id }
  }
`)

const FOLDERS = { Person: "people", Source: "sources", Topic: "topics" } as const

/** A link to the page of a person, source or topic. */
export function NameLink({ of, className }: { of: FragmentType<typeof NameOf>; className?: string }) {
  const { __typename, slug, name } = unmask(NameOf, of)
  return (
    <Link to={`/${useLocale()}/${FOLDERS[__typename]}/${slug}`} className={className}>
      <Text>{name}</Text>
    </Link>
  )
}

/** Names as a list, which screen readers can count. */
export function NameList({ of, className = "" }: { of: readonly FragmentType<typeof NameOf>[]; className?: string }) {
  return (
    <ul className={`names ${className}`}>
      {of.map((one) => (
        <li key={unmask(NameOf, one).slug}>
          <NameLink of={one} />
        </li>
      ))}
    </ul>
  )
}
