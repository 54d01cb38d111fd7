import { type FragmentType, unmask } from "../gql/fragment-masking.ts"
import { graphql } from "../gql/gql.ts"
import { useSpeech } from "../language/messages.ts"
import { Text } from "./text.tsx"

export const NamesOf = graphql(`
  fragment NamesOf on Named {
    names { value language }
  }
`)

/** The other names of a person, source or topic, each in its own language. */
export function OtherNames({ of, shown }: { of: FragmentType<typeof NamesOf>; shown: string }) {
  const { say } = useSpeech()
  const others = unmask(NamesOf, of).names.filter(({ value }) => value !== shown)
  if (others.length === 0) return null
  return (
    <div className="labelled">
      <span className="label">{say("personNames")}</span>
      <ul className="names plain">
        {others.map(({ value, language }) => (
          <li key={`${language} ${value}`}>
            <Text language={language}>{value}</Text>
          </li>
        ))}
      </ul>
    </div>
  )
}
